/** What runs in the headline bar. */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { SourceId } from '../../../shared/contract/ids.ts'
import type { Headline } from '../../../shared/contract/reading.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import type { ReadableDatabases } from '../db/database.ts'
import { languageOfSource } from '../sources/languages.ts'
import { shownDirection } from '../sources/rules.ts'
import { visibleSources } from '../sources/sources.ts'
import { selectionOf } from './selection.ts'

const MOST_HEADLINES = 60
/** Agencies' news appear under one title in many papers: more are read than are shown. */
const READ_PER_SHOWN = 4

interface HeadlineColumns {
  readonly id: number
  readonly source_id: SourceId
  readonly title: string
  readonly language: string | null
  readonly direction: Direction
}

/** The newest headlines that have words, no two with the same. */
export function listHeadlines(databases: ReadableDatabases, limit: number): Headline[] {
  const { where, values } = selectionOf(databases, { kind: 'all' })
  const wanted = Math.min(limit, MOST_HEADLINES)
  const rows = databases.cache
    .query<HeadlineColumns>(
      `SELECT id, source_id, title, language, direction FROM articles INDEXED BY articles_by_time WHERE ${where}
       ORDER BY sort_at DESC, id DESC LIMIT :limit`,
    )
    .all({ ...values, limit: wanted * READ_PER_SHOWN })
  const titles = new Set<string>()
  const different = rows.filter(({ title }) => isVisible(title) && !titles.has(title) && titles.add(title))
  const sources = visibleSources(databases.library)
  return different.slice(0, wanted).map(({ id, source_id, title, language, direction }) => ({
    ref: `article:${id}`,
    title,
    sourceTitle: sources.get(source_id) ?? '',
    sourceLanguage: languageOfSource(databases.cache, source_id),
    language,
    direction: shownDirection(databases.library, source_id, direction),
  }))
}
