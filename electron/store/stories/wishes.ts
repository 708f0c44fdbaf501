/** What the reader decided about articles, looked up for one that has just come. */

import type { FeedId } from '../../../shared/contract/ids.ts'
import type { Wishes } from '../../../shared/stories/grouping.ts'
import type { ReadableDatabases } from '../db/database.ts'

interface Pair {
  readonly feed_id: FeedId
  readonly guid: string
  readonly together: number
}

/** Whether the reader has decided anything at all: hardly any have. */
export function hasWishes({ library }: ReadableDatabases): boolean {
  return library.query('SELECT 1 FROM story_pairs LIMIT 1').get() !== undefined
}

/** undefined: nothing was decided, which is nearly always so. What was decided last holds. */
export function wishesFor({ library, cache }: ReadableDatabases, feedId: FeedId, guid: string): Wishes | undefined {
  const pairs = library
    .query<Pair>(
      `SELECT other_feed_id AS feed_id, other_guid AS guid, together FROM story_pairs
       WHERE feed_id = ? AND guid = ? ORDER BY choice_id`,
    )
    .all(feedId, guid)
  if (pairs.length === 0) return undefined
  const article = cache.query<{ id: number }>('SELECT id FROM articles WHERE feed_id = ? AND guid = ?')
  const wanted = new Map<number, boolean>()
  for (const { feed_id, guid: other, together } of pairs) {
    const found = article.get(feed_id, other)
    if (found) wanted.set(found.id, together === 1)
  }
  const those = (together: boolean) => [...wanted].filter(([, is]) => is === together).map(([id]) => id)
  return { apart: new Set(those(false)), together: those(true) }
}

/** Articles that never share a story, each pair once. */
export function takenApart({ library, cache }: ReadableDatabases): [one: number, other: number][] {
  const pairs = library
    .query<Pair & { readonly own_feed_id: FeedId; readonly own_guid: string }>(
      `SELECT feed_id AS own_feed_id, guid AS own_guid, other_feed_id AS feed_id, other_guid AS guid, together
       FROM story_pairs WHERE (feed_id, guid) < (other_feed_id, other_guid) ORDER BY choice_id`,
    )
    .all()
  const article = cache.query<{ id: number }>('SELECT id FROM articles WHERE feed_id = ? AND guid = ?')
  const apart = new Map<string, [number, number]>()
  for (const { own_feed_id, own_guid, feed_id, guid, together } of pairs) {
    const [one, other] = [article.get(own_feed_id, own_guid), article.get(feed_id, guid)]
    if (!one || !other) continue
    const key = `${one.id} ${other.id}`
    if (together === 1) apart.delete(key)
    else apart.set(key, [one.id, other.id])
  }
  return [...apart.values()]
}
