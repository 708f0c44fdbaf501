/** What is looked at of rows that match, before the best of them are chosen. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { ReadableDatabases } from '../db/database.ts'
import type { Owner } from '../index/rows.ts'
import type { Candidate } from './candidates.ts'

export interface ReadCandidate {
  readonly owner: Owner
  readonly title: string
  /** Its place in lists that are ordered by time. */
  readonly at: number
  readonly source: SourceId | null
  /** null: it stands alone. */
  readonly story: number | null
}

export function readCandidates(
  { library, cache }: ReadableDatabases,
  candidates: readonly Candidate[],
): ReadCandidate[] {
  const articles = cache.query<ReadCandidate>(`
    SELECT id AS owner, title, sort_at AS at, source_id AS source, story_id AS story
    FROM articles WHERE id IN (SELECT value FROM json_each(?))`)
  const bookmarks = library.query<ReadCandidate>(`
    SELECT -id AS owner, title, min(published_at, bookmarked_at) AS at, NULL AS source, NULL AS story
    FROM bookmarks WHERE id IN (SELECT -value FROM json_each(?)) AND removed_at IS NULL`)
  const owners = candidates.map(({ owner }) => owner)
  return [
    ...articles.all(JSON.stringify(owners.filter(owner => owner > 0))),
    ...bookmarks.all(JSON.stringify(owners.filter(owner => owner < 0))),
  ]
}

/** Apart from all else: it is only looked at where a headline does not have the words. */
export function leadOf({ library, cache }: ReadableDatabases, owner: Owner): string {
  const [db, sql] =
    owner > 0
      ? ([cache, 'SELECT lead FROM bodies WHERE article_id = ?'] as const)
      : ([library, 'SELECT lead FROM bookmarks WHERE id = ?'] as const)
  return db.query<{ lead: string }>(sql).get(Math.abs(owner))?.lead ?? ''
}
