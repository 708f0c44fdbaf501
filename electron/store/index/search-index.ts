/** The full-text index: what is in it and what still has to go in. Everything in it is folded. */

import { foldWords } from '../../../shared/arabic/fold.ts'
import { unpackBody } from '../../records/body.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import type { IndexedText, UnindexedTexts } from './unindexed-texts.ts'

/** Newest first: that is what a reader looks for while the rest is still waiting. Returns how many still wait. */
export function indexWaiting(cache: WritableDb, unindexed: UnindexedTexts, limit: number): number {
  const waiting = cache.query<{ article_id: number }>(
    'SELECT article_id FROM unindexed ORDER BY article_id DESC LIMIT ?',
  )
  const ids = waiting.all(limit).map(({ article_id }) => article_id)
  // FTS5 writes out all that it has gathered whenever a row's number is smaller than the last one: three times the work.
  ids.reverse()
  transaction(cache, () => {
    const done = cache.command('DELETE FROM unindexed WHERE article_id = ?')
    for (const id of ids) {
      const text = unindexed.take(id) ?? savedText(cache, id)
      if (text) writeIndexRow(cache, id, text)
      done.run(id)
    }
  })
  return countWaiting(cache)
}

/** Index pages that one step of `tidyIndex` writes: about 20 ms. */
const TIDIED_AT_ONCE = 250

/**
 * Brings together what many small transactions left in pieces: left to itself, FTS5 does it while the reader waits for
 * the end of a sync, which takes a third longer. Returns whether there is more to do.
 */
export function tidyIndex(cache: WritableDb): boolean {
  const changes = cache.query<{ changes: number }>('SELECT total_changes() AS changes')
  const before = changes.get()?.changes ?? 0
  transaction(cache, () => cache.command("INSERT INTO search (search, rank) VALUES ('merge', ?)").run(TIDIED_AT_ONCE))
  // SQLite's documentation: fewer than two changes mean that there was nothing to bring together.
  return (changes.get()?.changes ?? 0) - before >= 2
}

export function countWaiting(cache: ReadableDb): number {
  return cache.query<{ count: number }>('SELECT count(*) AS count FROM unindexed').get()?.count ?? 0
}

/** The text that is shown of an article, out of its row. */
export function savedText(cache: ReadableDb, articleId: number): IndexedText | null {
  const article = cache
    .query<{ title: string; body: Uint8Array }>(
      'SELECT title, body FROM articles JOIN bodies ON article_id = id WHERE id = ?',
    )
    .get(articleId)
  return article ? { title: article.title, text: unpackBody(article.body).text } : null
}

export function writeIndexRow(cache: WritableDb, row: number, { title, text }: IndexedText): void {
  removeIndexRow(cache, row)
  cache.command('INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)').run(row, foldWords(title), foldWords(text))
}

export function removeIndexRow(cache: WritableDb, row: number): void {
  cache.command('DELETE FROM search WHERE rowid = ?').run(row)
}

/** The copy has another text: `indexBookmarks` puts it in again. To be called inside a transaction of the cache. */
export function removeBookmarkRow(cache: WritableDb, id: number): void {
  removeIndexRow(cache, -id)
  cache.command('DELETE FROM indexed_bookmarks WHERE bookmark_id = ?').run(id)
}
