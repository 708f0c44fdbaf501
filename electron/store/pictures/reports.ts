/** Pictures that the reader hid. A report that was taken back stays until the store is next opened. */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import {
  isReportReason,
  type ListedPicture,
  type NewReport,
  type ReportedPicture,
  type ReportId,
  type ReportReason,
} from '../../../shared/contract/reports.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { notFound, placeOf } from '../db/article-refs.ts'
import type { Databases, ReadableDatabases, ReadableDb, WritableDb } from '../db/database.ts'
import { findPicture } from './pictures.ts'

/** @throws ExpectedError `notFound` when the article or the picture is not there */
export function reportPicture(databases: Databases, { key, ref, reason, words }: NewReport, now: number): ReportId {
  const picture = findPicture(databases, key)
  if (!picture) throw new ExpectedError('notFound', `picture ${key} is not in the store`)
  const seen = whereSeen(databases, ref)
  return databases.library
    .command(
      `INSERT INTO reports (picture_key, hash, likeness, reason, words, title, source_title, language, direction,
         reported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .insert(
      key,
      picture.kept?.hash ?? null,
      picture.kept?.likeness ?? null,
      reason,
      words,
      seen.title,
      seen.source_title,
      seen.language,
      seen.direction,
      now,
    )
}

interface Seen {
  readonly title: string
  readonly source_title: string
  readonly language: string | null
  readonly direction: Direction
}

function whereSeen({ library, cache }: ReadableDatabases, ref: ArticleRef): Seen {
  const { kind, id } = placeOf(ref)
  const found =
    kind === 'article'
      ? cache
          .query<Seen>(
            `SELECT title, language, direction,
               coalesce((SELECT source_title FROM known_feeds WHERE known_feeds.feed_id = articles.feed_id), '')
                 AS source_title
             FROM articles WHERE id = ?`,
          )
          .get(id)
      : library.query<Seen>('SELECT title, source_title, language, direction FROM bookmarks WHERE id = ?').get(id)
  if (!found) throw notFound(ref)
  return found
}

export function removeReport(library: WritableDb, id: ReportId, now: number): void {
  requireOne(library.command('UPDATE reports SET removed_at = ? WHERE id = ? AND removed_at IS NULL').run(now, id), id)
}

export function restoreReport(library: WritableDb, id: ReportId): void {
  requireOne(library.command('UPDATE reports SET removed_at = NULL WHERE id = ?').run(id), id)
}

function requireOne(changed: number, id: ReportId): void {
  if (changed === 0) throw new ExpectedError('notFound', `report ${id} is not in the library`)
}

interface ReportRow extends Seen {
  readonly id: ReportId
  readonly reason: string
  readonly words: string
  readonly reported_at: number
}

/** The newest first. */
export function listReported(library: ReadableDb): ReportedPicture[] {
  return library
    .query<ReportRow>(
      `SELECT id, reason, words, title, source_title, language, direction, reported_at FROM reports
       WHERE removed_at IS NULL ORDER BY reported_at DESC, id DESC`,
    )
    .all()
    .map(({ id, reason, words, title, source_title, language, direction, reported_at }) => ({
      id,
      reason: reasonOf(reason),
      words,
      title,
      sourceTitle: source_title,
      language,
      direction,
      reportedAt: reported_at,
    }))
}

/** What a list for others is made of: pictures that were measured, each once. */
export function reportsToShare(library: ReadableDb): ListedPicture[] {
  return library
    .query<{ likeness: string; reason: string }>(
      `SELECT likeness, max(reason) AS reason FROM reports WHERE removed_at IS NULL AND likeness IS NOT NULL
       GROUP BY likeness ORDER BY likeness`,
    )
    .all()
    .map(({ likeness, reason }) => ({ likeness, reason: reasonOf(reason) }))
}

/** A reason that a newer version of the app knows. */
function reasonOf(stored: string): ReportReason {
  return isReportReason(stored) ? stored : 'other'
}
