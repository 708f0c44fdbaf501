/** The stems that are in the index. They are only ever added: one that nothing has any more finds nothing. */

import type { TextStemmer } from '../../../shared/search/stemmed-text.ts'
import { kinOf } from '../../../shared/search/stems.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

/** Numbers are looked for as they are, and longer words are none. */
const LONGEST = 24
const WORD = /^\p{L}/u
/** How often counts are written down; what is lost of them on the way was only a guide. */
export const COUNTED_AT_ONCE = 2000

/** A stem, its kin, and in how many documents more it was met. */
export type NotedWord = readonly [stem: string, kin: string, documents: number]

/** The stems that are new to the stemmer; `withCounts`: in how many documents the others were met, too. */
export function wordsTaken(stemmer: TextStemmer, withCounts: boolean): NotedWord[] {
  const taken: NotedWord[] = []
  const note = (stem: string, documents: number) => {
    if (stem.length <= LONGEST && WORD.test(stem)) taken.push([stem, kinOf(stem), documents])
  }
  stemmer.takeNew(note)
  if (withCounts) stemmer.takeAll(note)
  return taken
}

export function noteWords(cache: WritableDb, words: readonly NotedWord[]): void {
  const add = cache.command(
    `INSERT INTO search_words (stem, kin, articles) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET articles = articles + excluded.articles`,
  )
  for (const word of words) add.run(...word)
}

/** Stems that begin so, the commonest first. */
export function stemsBeginning(cache: ReadableDb, beginning: string, most: number): string[] {
  const rows = cache.query<{ stem: string }>(
    'SELECT stem FROM search_words WHERE stem >= ? AND stem < ? ORDER BY articles DESC LIMIT ?',
  )
  return rows.all(beginning, `${beginning}\u{10ffff}`, most).map(({ stem }) => stem)
}

/** Stems of these kins, the commonest first. */
export function stemsOfKins(cache: ReadableDb, kins: readonly string[], most: number): string[] {
  const rows = cache.query<{ stem: string }>(
    `SELECT stem FROM search_words WHERE kin IN (SELECT value FROM json_each(?)) ORDER BY articles DESC LIMIT ?`,
  )
  return rows.all(JSON.stringify(kins), most).map(({ stem }) => stem)
}

/** Stem → articles that brought it; those that were never in it are left out. */
export function countsOf(cache: ReadableDb, stems: readonly string[]): Map<string, number> {
  const rows = cache.query<{ stem: string; articles: number }>(
    'SELECT stem, articles FROM search_words WHERE stem IN (SELECT value FROM json_each(?))',
  )
  return new Map(rows.all(JSON.stringify(stems)).map(({ stem, articles }) => [stem, articles]))
}
