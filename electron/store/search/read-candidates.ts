/** What is looked at of rows that match, before the best of them are chosen. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { ReadableDatabases } from '../db/database.ts'
import type { Owner } from '../index/rows.ts'
import type { Candidate } from './candidates.ts'

export interface ReadCandidate {
  readonly owner: Owner
  readonly title: string
  readonly lead: string
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
    SELECT articles.id AS owner, title, lead, sort_at AS at, source_id AS source, story_id AS story
    FROM articles JOIN bodies ON article_id = articles.id
    WHERE articles.id IN (SELECT value FROM json_each(?))`)
  const bookmarks = library.query<ReadCandidate>(`
    SELECT -id AS owner, title, lead, min(published_at, bookmarked_at) AS at, NULL AS source, NULL AS story
    FROM bookmarks WHERE id IN (SELECT -value FROM json_each(?)) AND removed_at IS NULL`)
  const owners = candidates.map(({ owner }) => owner)
  return [
    ...articles.all(JSON.stringify(owners.filter(owner => owner > 0))),
    ...bookmarks.all(JSON.stringify(owners.filter(owner => owner < 0))),
  ]
}
