/** Newspapers and sections, as a search needs them. */

import type { SectionId, SourceId } from '../../../shared/contract/ids.ts'
import type { SearchFilters } from '../../../shared/contract/search.ts'
import type { Known } from '../../../shared/search/filters.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { listFolders } from '../shelf/folders.ts'
import { listTags } from '../shelf/tags.ts'
import { hiddenSources } from '../sources/sources.ts'
import type { MeantSources } from './expression.ts'

/** What names behind operators are looked up in. */
export function knownNames(library: ReadableDb, visible: ReadonlyMap<SourceId, string>, now: number): Known {
  const sections = library.query<{ id: SectionId; title: string }>(
    'SELECT id, title FROM sections ORDER BY position, id',
  )
  return {
    sources: [...visible].map(([id, title]) => ({ id, title })),
    sections: sections.all(),
    folders: listFolders(library),
    tags: listTags(library).map(({ id, name }) => ({ id, title: name })),
    now,
  }
}

/** Newspaper → its section; those without one are left out. */
export function sectionsOf(library: ReadableDb): ReadonlyMap<SourceId, SectionId> {
  const rows = library.query<{ id: SourceId; section_id: SectionId }>(
    'SELECT id, section_id FROM sources WHERE section_id IS NOT NULL AND removed_at IS NULL',
  )
  return new Map(rows.all().map(({ id, section_id }) => [id, section_id]))
}

export function meantSources(
  databases: ReadableDatabases,
  visible: ReadonlyMap<SourceId, string>,
  { sources, sections }: SearchFilters,
): MeantSources {
  // What is muted is left out by its rows (`SEEN`).
  const hidden = hiddenSources(databases, visible).filter(id => id > 0)
  if (sources.length === 0 && sections.length === 0) return { meant: null, hidden }
  const wanted = new Set(sections)
  const inSections = [...sectionsOf(databases.library)].filter(([, section]) => wanted.has(section)).map(([id]) => id)
  if (sections.length === 0) return { meant: sources, hidden }
  const chosen = new Set(sources)
  return { meant: sources.length === 0 ? inSections : inSections.filter(id => chosen.has(id)), hidden }
}
