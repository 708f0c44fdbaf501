/** What repeats an article that was read. */

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import { placeOf } from '../db/article-refs.ts'
import type { ReadableDb } from '../db/database.ts'

/** Unread wire copies of its text, or all of its story that is unread. */
export function repeatsOf(cache: ReadableDb, ref: ArticleRef, isWholeStory: boolean): ArticleRef[] {
  const { kind, id } = placeOf(ref)
  if (kind !== 'article') return []
  const rows = cache.query<{ id: number }>(
    `SELECT other.id FROM articles AS own JOIN articles AS other USING (story_id)
     WHERE own.id = :id AND other.id <> :id AND other.read_at IS NULL
       AND (:whole OR ifnull(other.wire_of, other.id) = ifnull(own.wire_of, own.id)) ORDER BY other.id`,
  )
  return rows.all({ id, whole: Number(isWholeStory) }).map((row): ArticleRef => `article:${row.id}`)
}
