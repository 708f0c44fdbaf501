/** Sections, and newspapers with their feeds and rules. One that is here keeps its name, its place and its own rule. */

import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { NewFeed } from '../../records/feed.ts'
import type { Cursor, FeedRecord, ProfilePage, SectionRecord, SourceRecord, Taken } from '../../records/profile.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { addFeeds } from '../sources/add-feeds.ts'
import { setSourceRule, sourceRules } from '../sources/rules.ts'
import { sectionOf } from '../sources/sources.ts'
import { BEFORE_ALL, PAGE, pageOf } from './pages.ts'

/** Those in which something can be seen. */
export function readSections(library: ReadableDb, after: Cursor | null): ProfilePage {
  const [position, id] = after ?? BEFORE_ALL
  const rows = library.query<SectionRecord & { id: number; position: number }>(
    `SELECT id, title, position FROM sections
     WHERE id IN (SELECT section_id FROM sources WHERE removed_at IS NULL) AND (position, id) > (?, ?)
     ORDER BY position, id LIMIT ${PAGE}`,
  )
  return pageOf(
    rows.all(position ?? 0, id ?? 0),
    ({ title }): SectionRecord => ({ title }),
    row => [row.position, row.id],
  )
}

interface SourceColumns {
  readonly id: SourceId
  readonly position: number
  readonly title: string
  readonly homepage: string | null
  readonly section: string | null
  readonly enabled: number
  readonly added_at: number
}

export function readSources(library: ReadableDb, after: Cursor | null): ProfilePage {
  const [position, id] = after ?? BEFORE_ALL
  const rows = library.query<SourceColumns>(
    `SELECT sources.id, sources.position, sources.title, homepage, sections.title AS section, enabled, added_at
     FROM sources LEFT JOIN sections ON sections.id = section_id
     WHERE removed_at IS NULL AND (sources.position, sources.id) > (?, ?) ORDER BY sources.position, sources.id LIMIT ${PAGE}`,
  )
  const rules = sourceRules(library)
  return pageOf(
    rows.all(position ?? 0, id ?? 0),
    (row): SourceRecord => ({
      title: row.title,
      homepage: row.homepage,
      section: row.section,
      isStopped: row.enabled === 0,
      addedAt: row.added_at,
      feeds: feedsOf(library, row.id),
      rule: rules.get(row.id) ?? null,
    }),
    row => [row.position, row.id],
  )
}

function feedsOf(library: ReadableDb, id: SourceId): FeedRecord[] {
  const rows = library.query<FeedRecord>(
    `SELECT url AS address, title, previous_url AS movedFrom, declined_url AS declined FROM feeds
     WHERE source_id = ? ORDER BY id`,
  )
  return rows.all(id)
}

/** One that has nothing in it in the end is gone at the next start. */
export function takeSections(library: WritableDb, sections: readonly SectionRecord[]): Taken {
  transaction(library, () => {
    for (const { title } of sections) sectionOf(library, title)
  })
  return { added: 0, homeless: 0 }
}

export interface TakenSources extends Taken {
  readonly sources: readonly SourceId[]
}

/** `added`: newspapers. */
export function takeSources(databases: Databases, sources: readonly SourceRecord[], now: number): TakenSources {
  const { library } = databases
  const before = idsIn(library, 'sources')
  const feedsBefore = idsIn(library, 'feeds')
  const result = addFeeds(databases, sources.flatMap(feedsToAdd), now, added => {
    const there = library.query<{ id: FeedId; source_id: SourceId }>('SELECT id, source_id FROM feeds WHERE url = ?')
    const inserted = new Set(added.filter(({ feedId }) => !feedsBefore.has(feedId)).map(({ feedId }) => feedId))
    for (const source of sources) {
      const ids = new Set<SourceId>()
      for (const feed of source.feeds) {
        const found = there.get(feed.address)
        if (!found) continue
        ids.add(found.source_id)
        if (inserted.has(found.id)) writeMoves(library, found.id, feed)
      }
      for (const id of ids) settle(library, id, source, !before.has(id), now)
    }
  })
  const ids = [...new Set(result.added.map(({ sourceId }) => sourceId))]
  return { added: ids.filter(id => !before.has(id)).length, homeless: 0, sources: ids }
}

function idsIn(library: ReadableDb, table: 'sources' | 'feeds'): ReadonlySet<number> {
  const rows = library.query<{ id: number }>(`SELECT id FROM ${table}`).all()
  return new Set(rows.map(({ id }) => id))
}

function feedsToAdd({ title, homepage, section, isStopped, feeds }: SourceRecord): NewFeed[] {
  const siblings = feeds.map(({ address }) => address)
  return feeds.map(feed => ({
    url: feed.address,
    title: title === '' ? null : title,
    homepage,
    section,
    siblings,
    feedTitle: feed.title,
    isStopped,
  }))
}

function writeMoves(library: WritableDb, id: FeedId, { movedFrom, declined }: FeedRecord): void {
  library.command('UPDATE feeds SET previous_url = ?, declined_url = ? WHERE id = ?').run(movedFrom, declined, id)
}

/** Whoever has read a newspaper here without a rule has not asked for anything of it to be deleted. */
function settle(library: WritableDb, id: SourceId, { addedAt, rule }: SourceRecord, isNew: boolean, now: number): void {
  if (isNew) library.command('UPDATE sources SET added_at = ? WHERE id = ?').run(Math.min(addedAt, now), id)
  const hasRule = library.query('SELECT 1 FROM rules WHERE source_id = ?').get(id) !== undefined
  if (rule === null || hasRule) return
  setSourceRule(library, id, isNew ? rule : { ...rule, days: null, megabytes: null })
}
