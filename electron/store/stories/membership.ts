/** Which article stands in which story, as rows. To be called inside a transaction of the cache. */

import type { StoryId } from '../../../shared/contract/stories.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

export function nextStory(cache: WritableDb): StoryId {
  return cache.command('INSERT INTO stories DEFAULT VALUES').insert()
}

export function storyOf(cache: ReadableDb, articleId: number): StoryId | null {
  const row = cache.query<{ story_id: StoryId | null }>('SELECT story_id FROM articles WHERE id = ?').get(articleId)
  return row?.story_id ?? null
}

/** Their ids, in order of arrival. */
export function articlesOf(cache: ReadableDb, story: StoryId): number[] {
  const rows = cache.query<{ id: number }>('SELECT id FROM articles WHERE story_id = ? ORDER BY id')
  return rows.all(story).map(({ id }) => id)
}

export function setStory(cache: WritableDb, articleIds: readonly number[], story: StoryId | null): void {
  const set = cache.command('UPDATE articles SET story_id = ?, wire_of = NULL WHERE id = ?')
  for (const id of articleIds) set.run(story, id)
}

/** Article → the one whose text it repeats; of nobody else in the story is that so. */
export function setWires(cache: WritableDb, story: StoryId, wires: ReadonlyMap<number, number>): void {
  const set = cache.command('UPDATE articles SET wire_of = ? WHERE id = ? AND wire_of IS NOT ?')
  for (const id of articlesOf(cache, story)) {
    const original = wires.get(id) ?? null
    set.run(original, id, original)
  }
}

/** Counts a story anew; one that nothing, or a single article, is left of goes. */
export function recount(cache: WritableDb, story: StoryId): void {
  cache
    .command(
      `UPDATE stories SET (articles, papers, newest_at) = (
         SELECT count(*), count(DISTINCT CASE WHEN wire_of IS NULL THEN abs(source_id) END), ifnull(max(sort_at), 0)
         FROM articles WHERE story_id = :id) WHERE id = :id`,
    )
    .run({ id: story })
  const alone = cache.query('SELECT 1 FROM stories WHERE id = ? AND articles < 2').get(story)
  if (!alone) return
  cache.command('UPDATE articles SET story_id = NULL, wire_of = NULL WHERE story_id = ?').run(story)
  cache.command('DELETE FROM stories WHERE id = ?').run(story)
}
