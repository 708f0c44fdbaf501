/** What was read, and how far. Of two who differ the one who has read is right. */

import type { FeedId } from '../../../shared/contract/ids.ts'
import type { Cursor, ProfilePage, ReadRecord, Taken } from '../../records/profile.ts'
import { setRead } from '../articles/set-read.ts'
import type { Identity } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { forgetReadMark } from '../db/read-marks.ts'
import { noteMirrored, raiseRevision, revisionOf } from '../db/revision.ts'
import { articleName, feedAddresses, finderIn } from './names.ts'
import { PAGE, pageOf } from './pages.ts'

interface StatusColumns extends Identity {
  readonly read_at: number | null
  readonly position: number | null
}

export function readMarks(library: ReadableDb, after: Cursor | null): ProfilePage {
  const [feedId, guid] = after ?? [-1, '']
  const rows = library.query<StatusColumns>(
    `SELECT feed_id, guid, read_at, position FROM statuses WHERE (feed_id, guid) > (?, ?)
     ORDER BY feed_id, guid LIMIT ${PAGE}`,
  )
  const addresses = feedAddresses(library)
  return pageOf(
    rows.all(feedId ?? 0, guid ?? ''),
    (row): ReadRecord | null => {
      const name = articleName(addresses, row)
      return name && { ...name, readAt: row.read_at, position: row.position }
    },
    row => [row.feed_id, row.guid],
  )
}

interface Mark extends StatusColumns {
  readonly feed_id: FeedId
}

/** `added`: marks that said something new. */
export function takeMarks(databases: Databases, records: readonly ReadRecord[], now: number): Taken {
  const { library, cache } = databases
  const { articleOf } = finderIn(databases)
  const marks = records.flatMap((record): Mark[] => {
    const article = articleOf(record)
    // A clock that went wrong elsewhere must not hold the marks of this one back.
    const readAt = record.readAt === null ? null : Math.min(record.readAt, now)
    return article ? [{ ...article, read_at: readAt, position: record.position }] : []
  })
  const { changed, revision } = transaction(library, () => writeMarks(library, marks))
  if (changed.length > 0)
    transaction(cache, () => {
      repeatInCache(cache, changed)
      noteMirrored(cache, revision)
    })
  return { added: changed.length, homeless: records.length - marks.length }
}

function writeMarks(library: WritableDb, marks: readonly Mark[]) {
  const next = revisionOf(library) + 1
  const write = library.command(
    `INSERT INTO statuses (feed_id, guid, read_at, position, revision) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET read_at = coalesce(read_at, excluded.read_at),
       position = coalesce(position, excluded.position), revision = excluded.revision
     WHERE read_at IS NULL AND excluded.read_at IS NOT NULL OR position IS NULL AND excluded.position IS NOT NULL`,
  )
  const changed = marks.filter(
    ({ feed_id, guid, read_at, position }) => write.run(feed_id, guid, read_at, position, next) > 0,
  )
  if (changed.length === 0) return { changed, revision: next - 1 }
  forgetReadMark(library)
  return { changed, revision: raiseRevision(library) }
}

function repeatInCache(cache: WritableDb, marks: readonly Mark[]): void {
  const article = cache.query<{ id: number }>(
    'SELECT id FROM articles WHERE feed_id = ? AND guid = ? AND read_at IS NULL',
  )
  const read = new Map<number, number[]>()
  for (const { feed_id, guid, read_at } of marks) {
    const found = read_at === null ? undefined : article.get(feed_id, guid)
    if (!found || read_at === null) continue
    const ids = read.get(read_at) ?? []
    ids.push(found.id)
    read.set(read_at, ids)
  }
  for (const [readAt, ids] of read) setRead(cache, ids, readAt)
}
