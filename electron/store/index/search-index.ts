/** The full-text index: what is in it and what still has to go in. It holds the stems of words (`shared/search/words.ts`). */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { SourceId } from '../../../shared/contract/ids.ts'
import { type TextStemmer, textStemmer } from '../../../shared/search/stemmed-text.ts'
import { unpackText } from '../../records/body.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { marksOf } from './marks.ts'
import { freeRows, noteRow, type Owner, rowOfOwner } from './rows.ts'
import type { StemsAhead } from './stems-ahead.ts'
import type { IndexedText, StemmedText, UnindexedTexts } from './unindexed-texts.ts'
import { COUNTED_AT_ONCE, type NotedWord, noteWords, wordsTaken } from './words.ts'

/** What the index says of an article beside its words. */
export interface IndexedFacts {
  readonly sortAt: number
  readonly source: SourceId | null
  readonly language: string | null
  readonly direction: Direction
  readonly hasPicture: boolean
}

interface FactColumns {
  readonly id: number
  readonly sort_at: number
  readonly source_id: SourceId
  readonly language: string | null
  readonly direction: Direction
  readonly has_picture: number
}

/** One for all that is indexed, until the store rests: it remembers the words that it has met. */
let stemmer: TextStemmer | null = null
let uncounted = 0

/** Newest first: that is what a reader looks for while the rest is still waiting. Returns how many still wait. */
export function indexWaiting(cache: WritableDb, unindexed: UnindexedTexts, ahead: StemsAhead, limit: number): number {
  ahead.goOn()
  const words = ahead.takeWords()
  try {
    indexSome(cache, unindexed, words, limit)
  } catch (error) {
    ahead.giveWordsBack(words)
    throw error
  }
  return countWaiting(cache)
}

function indexSome(cache: WritableDb, unindexed: UnindexedTexts, words: readonly NotedWord[], limit: number): void {
  const waiting = cache.query<{ article_id: number }>(
    'SELECT article_id FROM unindexed ORDER BY article_id DESC LIMIT ?',
  )
  const ids = waiting.all(limit).map(({ article_id }) => article_id)
  writingIndex(cache, write => {
    noteWords(cache, words)
    for (const { id, ...facts } of factsOf(cache, ids)) {
      const waiting = unindexed.take(id)
      const text = waiting?.text ?? savedText(cache, id)
      if (text) write(id, text, facts, waiting?.stems ?? null)
    }
    const done = cache.command('DELETE FROM unindexed WHERE article_id = ?')
    for (const id of ids) done.run(id)
  })
}

/**
 * In order of time, as rows are: FTS5 writes out all that it has gathered whenever a row's number is smaller than the last
 * one, which is three times the work.
 */
function factsOf(cache: ReadableDb, ids: readonly number[]): (IndexedFacts & { readonly id: number })[] {
  const rows = cache.query<FactColumns>(`
    SELECT id, sort_at, source_id, language, direction,
      EXISTS (SELECT 1 FROM article_pictures WHERE article_id = id AND position = 0) AS has_picture
    FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort_at, id`)
  return rows.all(JSON.stringify(ids)).map(({ id, sort_at, source_id, language, direction, has_picture }) => {
    return { id, sortAt: sort_at, source: source_id, language, direction, hasPicture: has_picture === 1 }
  })
}

/** Puts a text into the index, in the place of what it has of the same owner. `stems`: where somebody has made them already. */
export type WriteIndex = (owner: Owner, text: IndexedText, facts: IndexedFacts, stems?: StemmedText | null) => void

/** One transaction. */
export function writingIndex(cache: WritableDb, work: (write: WriteIndex) => void): void {
  try {
    transaction(cache, () => {
      const rowAt = freeRows(cache)
      const insert = cache.command(
        'INSERT INTO search (rowid, title, body, marks) VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), ?)',
      )
      work((owner, text, facts, stems) => {
        removeIndexRow(cache, owner)
        const row = rowAt(facts.sortAt)
        const stemmed = stems ?? stemmedHere(text)
        insert.run(row, stemmed.title, stemmed.text, marksOf(facts).join(' '))
        noteRow(cache, row, owner, facts.source)
      })
      noteWordsMet(cache, uncounted >= COUNTED_AT_ONCE)
    })
  } catch (error) {
    // What was taken of it has not been noted.
    stemmer = null
    throw error
  }
}

/** To be called inside a transaction. */
function noteWordsMet(cache: WritableDb, withCounts: boolean): void {
  if (!stemmer) return
  noteWords(cache, wordsTaken(stemmer, withCounts))
  if (withCounts) uncounted = 0
}

/** The words that were met come to 14 MB after some thousand articles. What was counted of them is written down. */
export function letWordsGo(cache: WritableDb): void {
  if (!stemmer) return
  transaction(cache, () => noteWordsMet(cache, true))
  stemmer = null
}

function stemmedHere({ title, text }: IndexedText): StemmedText {
  stemmer ??= textStemmer()
  stemmer.nextDocument()
  uncounted++
  return { title: stemmer.stem(title), text: stemmer.stem(text) }
}

/** Raised when stems, kins, marks or rows are made in another way: then everything is indexed anew. */
const INDEX_VERSION = 1

/** Looks whether the index is one of today's, and otherwise begins another one: what it has to hold waits. */
export function checkIndex(cache: WritableDb): void {
  const version = cache.query<{ value: number }>("SELECT value FROM meta WHERE key = 'index_version'").get()?.value
  if (version === INDEX_VERSION) return
  transaction(cache, () => {
    cache.execute(`
      INSERT INTO search (search) VALUES ('delete-all');
      DELETE FROM search_rows;
      DELETE FROM search_words;
      DELETE FROM indexed_bookmarks;
      INSERT OR IGNORE INTO unindexed (article_id) SELECT id FROM articles;
      INSERT OR REPLACE INTO meta (key, value) VALUES ('index_version', ${INDEX_VERSION});`)
  })
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
  return article ? { title: article.title, text: unpackText(article.body) } : null
}

export function removeIndexRow(cache: WritableDb, owner: Owner): void {
  const row = rowOfOwner(cache, owner)
  if (row === undefined) return
  cache.command('DELETE FROM search WHERE rowid = ?').run(row)
  cache.command('DELETE FROM search_rows WHERE row = ?').run(row)
}

/** The copy has another text: `indexBookmarks` puts it in again. To be called inside a transaction of the cache. */
export function removeBookmarkRow(cache: WritableDb, id: number): void {
  removeIndexRow(cache, -id)
  cache.command('DELETE FROM indexed_bookmarks WHERE bookmark_id = ?').run(id)
}
