/** What rows are marked for: the watch that has caught them. */

import type { WatchId } from '../../../shared/contract/watches.ts'
import type { ReadableDb } from '../db/database.ts'

/** A column of `articles`: the first watch that marks an article, or NULL. */
export const WATCH_COLUMN =
  "(SELECT min(watch_id) FROM catches WHERE article_id = articles.id AND deed <> 'mute') AS watch_id"

/** As in `ArticleRow.watchedFor`. */
export function wordsOfWatch(library: ReadableDb, id: WatchId | null): string | null {
  if (id === null) return null
  return library.query<{ words: string }>('SELECT words FROM watches WHERE id = ?').get(id)?.words ?? null
}
