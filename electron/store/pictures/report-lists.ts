/** Lists of pictures that other people report: from files, and by address. */

import type { PictureKey } from '../../../shared/contract/ids.ts'
import {
  type HiddenPictures,
  LISTS_NEEDED,
  type ReportFile,
  type ReportList,
  type ReportListId,
} from '../../../shared/contract/reports.ts'
import { ExpectedError, type FailureCode } from '../../../shared/result.ts'
import type { DueReportList, FetchedReportList } from '../../records/list.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { findPicture } from './pictures.ts'
import { listReported } from './reports.ts'

export function readHidden(library: ReadableDb): HiddenPictures {
  return { reported: listReported(library), lists: listLists(library), listsNeeded: listsNeeded(library) }
}

interface ListRow {
  readonly id: ReportListId
  readonly address: string | null
  readonly title: string
  readonly pictures: number
  readonly checked_at: number
  readonly failure_code: FailureCode | null
  readonly failure_message: string | null
}

function listLists(library: ReadableDb): ReportList[] {
  return library
    .query<ListRow>(
      `SELECT id, address, title, checked_at, failure_code, failure_message,
         (SELECT count(*) FROM listed_pictures WHERE list_id = report_lists.id) AS pictures
       FROM report_lists WHERE removed_at IS NULL ORDER BY added_at, id`,
    )
    .all()
    .map(({ id, address, title, pictures, checked_at, failure_code, failure_message }) => ({
      id,
      address,
      title,
      pictures,
      checkedAt: checked_at,
      failure: failure_code && { code: failure_code, message: failure_message ?? '' },
    }))
}

export function listsNeeded(library: ReadableDb): number {
  return (
    library.query<{ value: number }>("SELECT value FROM meta WHERE key = 'lists_needed'").get()?.value ?? LISTS_NEEDED
  )
}

export function setListsNeeded(library: WritableDb, needed: number): void {
  library.command("INSERT OR REPLACE INTO meta (key, value) VALUES ('lists_needed', ?)").run(needed)
}

/** A list that was removed by hand comes back with what it says now. */
export function addReportList(library: WritableDb, list: FetchedReportList, now: number): ReportListId {
  return transaction(library, () => {
    const known = list.address === null ? findSame(library, list.contentHash) : findByAddress(library, list.address)
    const id = known ?? insertList(library, list, now)
    writeList(library, id, list, now)
    return id
  })
}

/** The same file chosen twice is one list. */
function findSame(library: ReadableDb, contentHash: string): ReportListId | undefined {
  return library
    .query<{ id: ReportListId }>('SELECT id FROM report_lists WHERE address IS NULL AND content_hash = ?')
    .get(contentHash)?.id
}

function findByAddress(library: ReadableDb, address: string): ReportListId | undefined {
  return library.query<{ id: ReportListId }>('SELECT id FROM report_lists WHERE address = ?').get(address)?.id
}

function insertList(library: WritableDb, { address, file, contentHash }: FetchedReportList, now: number): number {
  return library
    .command('INSERT INTO report_lists (address, title, added_at, checked_at, content_hash) VALUES (?, ?, ?, ?, ?)')
    .insert(address, file.title, now, now, contentHash)
}

function writeList(library: WritableDb, id: ReportListId, list: FetchedReportList, now: number): void {
  const { file, contentHash, etag, lastModified } = list
  library
    .command(
      `UPDATE report_lists SET title = ?, checked_at = ?, failure_code = NULL, failure_message = NULL, etag = ?,
         last_modified = ?, content_hash = ?, removed_at = NULL WHERE id = ?`,
    )
    .run(file.title, now, etag, lastModified, contentHash, id)
  library.command('DELETE FROM listed_pictures WHERE list_id = ?').run(id)
  writePictures(library, id, file)
}

function writePictures(library: WritableDb, id: ReportListId, { pictures }: ReportFile): void {
  library
    .command(
      `INSERT OR IGNORE INTO listed_pictures (list_id, likeness, reason)
       SELECT ?, value ->> 'likeness', value ->> 'reason' FROM json_each(?)`,
    )
    .run(id, JSON.stringify(pictures))
}

/** A check that brought nothing new: what the list said before stays. */
export function noteListCheck(
  library: WritableDb,
  id: ReportListId,
  failure: { readonly code: FailureCode; readonly message: string } | null,
  now: number,
): void {
  library
    .command('UPDATE report_lists SET checked_at = ?, failure_code = ?, failure_message = ? WHERE id = ?')
    .run(now, failure?.code ?? null, failure?.message ?? null, id)
}

export function removeReportList(library: WritableDb, id: ReportListId, now: number): void {
  const remove = library.command('UPDATE report_lists SET removed_at = ? WHERE id = ? AND removed_at IS NULL')
  requireOne(remove.run(now, id), id)
}

export function restoreReportList(library: WritableDb, id: ReportListId): void {
  requireOne(library.command('UPDATE report_lists SET removed_at = NULL WHERE id = ?').run(id), id)
}

function requireOne(changed: number, id: ReportListId): void {
  if (changed === 0) throw new ExpectedError('notFound', `list ${id} is not in the library`)
}

/** Lists with an address that were last checked before `before`. A check in the future is a clock that went wrong. */
export function reportListsDue(library: ReadableDb, before: number, now: number): DueReportList[] {
  return library
    .query<{ id: ReportListId; address: string; etag: string | null; last_modified: string | null }>(
      `SELECT id, address, etag, last_modified FROM report_lists
       WHERE address IS NOT NULL AND removed_at IS NULL AND (checked_at < ? OR checked_at > ?) ORDER BY checked_at`,
    )
    .all(before, now)
    .map(({ id, address, etag, last_modified }) => ({ id, address, etag, lastModified: last_modified }))
}

/** The reader wants to see this picture although lists report it. */
export function showPicture(databases: Databases, key: PictureKey, now: number): void {
  const likeness = findPicture(databases, key)?.kept?.likeness
  if (!likeness) throw new ExpectedError('notFound', `picture ${key} was never measured`)
  databases.library
    .command('INSERT OR REPLACE INTO shown_pictures (likeness, shown_at) VALUES (?, ?)')
    .run(likeness, now)
}
