/** Pictures that the reader hid, lists that others keep, and what the reader wants to see all the same. */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { FeedId, PictureKey } from '../../../shared/contract/ids.ts'
import {
  isReportReason,
  type ReportId,
  type ReportListId,
  type ReportReason,
} from '../../../shared/contract/reports.ts'
import type { Cursor, ListRecord, ProfilePage, ReportRecord, ShownRecord, Taken } from '../../records/profile.ts'
import {
  type Databases,
  type ReadableDatabases,
  type ReadableDb,
  transaction,
  type WritableDb,
} from '../db/database.ts'
import { namePicture, pictureKey } from '../pictures/picture-names.ts'
import { feedAddresses, finderIn } from './names.ts'
import { PAGE, pageOf } from './pages.ts'

interface ReportColumns {
  readonly id: ReportId
  readonly picture_key: PictureKey
  readonly hash: string | null
  readonly likeness: string | null
  readonly reason: string
  readonly words: string
  readonly title: string
  readonly source_title: string
  readonly language: string | null
  readonly direction: Direction
  readonly reported_at: number
}

export function readReports({ library, cache }: ReadableDatabases, after: Cursor | null): ProfilePage {
  const rows = library.query<ReportColumns>(
    `SELECT id, picture_key, hash, likeness, reason, words, title, source_title, language, direction, reported_at
     FROM reports WHERE removed_at IS NULL AND id > ? ORDER BY id LIMIT ${PAGE}`,
  )
  const addresses = feedAddresses(library)
  return pageOf(
    rows.all(after?.[0] ?? 0),
    (row): ReportRecord => ({
      key: row.picture_key,
      named: nameOf(cache, addresses, row.picture_key),
      sha256: row.hash,
      likeness: row.likeness,
      reason: row.reason,
      words: row.words,
      title: row.title,
      newspaper: row.source_title,
      language: row.language,
      direction: row.direction,
      reportedAt: row.reported_at,
    }),
    ({ id }) => [id],
  )
}

/** A key is made of the number of a feed, which is another one elsewhere: what it is made of is looked up, and tried. */
function nameOf(cache: ReadableDb, addresses: ReadonlyMap<FeedId, string>, key: PictureKey): ReportRecord['named'] {
  const found = cache
    .query<{ feed_id: FeedId; url: string }>('SELECT feed_id, url FROM pictures WHERE key = ?')
    .get(key)
  const feed = found && addresses.get(found.feed_id)
  if (!found || feed === undefined || pictureKey(found.feed_id, found.url) !== key) return null
  return { feed, address: found.url }
}

export function takeReports(databases: Databases, records: readonly ReportRecord[]): Taken {
  const { library, cache } = databases
  const { feedOf } = finderIn(databases)
  const reports = records.map(record => {
    const feedId = record.named && feedOf(record.named.feed)
    if (!record.named || feedId === null) return { record, key: record.key, place: null }
    const { address } = record.named
    return { record, key: pictureKey(feedId, address), place: { feedId, address } }
  })
  const added = transaction(library, () => reports.filter(({ record, key }) => takeReport(library, record, key)).length)
  // Otherwise nobody could say of what the name is made when it moves once more.
  transaction(cache, () => {
    for (const { place } of reports) if (place) namePicture(cache, place.feedId, place.address)
  })
  return { added, homeless: 0 }
}

/** Whether it is new. The same picture, by whatever it is known, is reported once. */
function takeReport(library: WritableDb, record: ReportRecord, key: PictureKey): boolean {
  const same = library
    .query<{ id: ReportId; removed_at: number | null }>(
      `SELECT id, removed_at FROM reports WHERE picture_key = ? OR hash = ? OR likeness = ?
       ORDER BY removed_at IS NULL DESC LIMIT 1`,
    )
    .get(key, record.sha256, record.likeness)
  if (same) {
    library.command('UPDATE reports SET removed_at = NULL WHERE id = ?').run(same.id)
    return same.removed_at !== null
  }
  library
    .command(
      `INSERT INTO reports (picture_key, hash, likeness, reason, words, title, source_title, language, direction,
         reported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      key,
      record.sha256,
      record.likeness,
      record.reason,
      record.words,
      record.title,
      record.newspaper,
      record.language,
      record.direction,
      record.reportedAt,
    )
  return true
}

interface ListColumns {
  readonly id: ReportListId
  readonly address: string | null
  readonly title: string
  readonly added_at: number
  readonly checked_at: number
  readonly content_hash: string
}

/** What its server said of its age stays behind: here it is asked for whole. */
export function readLists(library: ReadableDb, after: Cursor | null): ProfilePage {
  const rows = library.query<ListColumns>(
    `SELECT id, address, title, added_at, checked_at, content_hash FROM report_lists
     WHERE removed_at IS NULL AND id > ? ORDER BY id LIMIT ${PAGE}`,
  )
  return pageOf(
    rows.all(after?.[0] ?? 0),
    ({ id, address, title, added_at, checked_at, content_hash }): ListRecord => ({
      address,
      title,
      addedAt: added_at,
      checkedAt: checked_at,
      contentHash: content_hash,
      pictures: picturesOf(library, id),
    }),
    ({ id }) => [id],
  )
}

function picturesOf(library: ReadableDb, id: ReportListId): ListRecord['pictures'] {
  const rows = library.query<{ likeness: string; reason: string }>(
    'SELECT likeness, reason FROM listed_pictures WHERE list_id = ? ORDER BY likeness',
  )
  return rows.all(id).map(({ likeness, reason }) => ({ likeness, reason: reasonOf(reason) }))
}

/** A reason that a newer version of the app knows. */
function reasonOf(stored: string): ReportReason {
  return isReportReason(stored) ? stored : 'other'
}

/** One that is here says what it said when it was asked last. */
export function takeLists(library: WritableDb, records: readonly ListRecord[], now: number): Taken {
  return transaction(library, () => {
    let added = 0
    for (const record of records) if (takeList(library, record, now)) added++
    return { added, homeless: 0 }
  })
}

function takeList(library: WritableDb, record: ListRecord, now: number): boolean {
  const { address, title, contentHash, pictures } = record
  const same = library
    .query<{ id: ReportListId; removed_at: number | null }>(
      'SELECT id, removed_at FROM report_lists WHERE address = ?1 OR ?1 IS NULL AND address IS NULL AND content_hash = ?2',
    )
    .get(address, contentHash)
  if (same) {
    library.command('UPDATE report_lists SET removed_at = NULL WHERE id = ?').run(same.id)
    return same.removed_at !== null
  }
  const id = library
    .command('INSERT INTO report_lists (address, title, added_at, checked_at, content_hash) VALUES (?, ?, ?, ?, ?)')
    .insert(address, title, Math.min(record.addedAt, now), Math.min(record.checkedAt, now), contentHash)
  const add = library.command('INSERT OR IGNORE INTO listed_pictures (list_id, likeness, reason) VALUES (?, ?, ?)')
  for (const { likeness, reason } of pictures) add.run(id, likeness, reason)
  return true
}

export function readShown(library: ReadableDb, after: Cursor | null): ProfilePage {
  const rows = library.query<{ likeness: string; shown_at: number }>(
    `SELECT likeness, shown_at FROM shown_pictures WHERE likeness > ? ORDER BY likeness LIMIT ${PAGE}`,
  )
  return pageOf(
    rows.all(after?.[0] ?? ''),
    ({ likeness, shown_at }): ShownRecord => ({ likeness, shownAt: shown_at }),
    ({ likeness }) => [likeness],
  )
}

export function takeShown(library: WritableDb, records: readonly ShownRecord[]): Taken {
  return transaction(library, () => {
    const add = library.command('INSERT OR IGNORE INTO shown_pictures (likeness, shown_at) VALUES (?, ?)')
    return { added: records.filter(({ likeness, shownAt }) => add.run(likeness, shownAt) > 0).length, homeless: 0 }
  })
}
