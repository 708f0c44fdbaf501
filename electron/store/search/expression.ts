/** A query as FTS5 takes it. Every word is quoted: no syntax gets through. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { WantedTerm, WantedWord } from '../../../shared/contract/search.ts'
import type { SearchQuery } from '../../../shared/search/query.ts'
import { searchStem } from '../../../shared/search/stems.ts'
import type { ReadableDb } from '../db/database.ts'
import { hiddenExpression, markExpressions } from '../index/marks.ts'
import { stemsBeginning, stemsOfKins } from '../index/words.ts'

/** How far words are taken: their own forms, or their kin too. */
export type Reach = 'stems' | 'kins'

/** Newspapers that are meant, null for all, and those that are not to be seen. */
export interface MeantSources {
  readonly meant: readonly SourceId[] | null
  readonly hidden: readonly SourceId[]
}

export interface Expressions {
  /** null: there are no words and no marks to look for. */
  readonly anywhere: string | null
  /** All words in the headline; null without words. */
  readonly headline: string | null
  /** The headline begins with all words as they follow each other; null where that cannot be asked. */
  readonly wholeHeadline: string | null
}

/** Words that a beginning, or a kin, stands for. */
const MOST_BEGUN = 40
const MOST_KIN = 40

export function expressionsOf(cache: ReadableDb, query: SearchQuery, reach: Reach, sources: MeantSources): Expressions {
  const words = query.wanted.map(terms => anyOf(terms.map(term => termExpression(cache, term, reach))))
  const marks = markExpressions(query.filters, sources.meant)
  const hidden = hiddenExpression(sources.hidden)
  const excluded = query.excluded.map(term => `{title body} : (${termExpression(cache, term, 'stems')})`)
  const without = [...excluded, ...(hidden === null ? [] : [hidden])]
  const whole = (column: string, own: readonly string[]) => {
    const all = [...(own.length === 0 ? [] : [`${column} : (${own.join(' AND ')})`]), ...marks]
    if (all.length === 0) return null
    return without.length === 0 ? all.join(' AND ') : `(${all.join(' AND ')}) NOT (${without.join(' OR ')})`
  }
  const isAsked = words.length > 0
  const inOrder = wordsInOrder(query)
  return {
    anywhere: whole('{title body}', words),
    headline: isAsked ? whole('{title}', words) : null,
    wholeHeadline: isAsked && inOrder !== null ? whole('{title}', [`^${phrase(inOrder)}`]) : null,
  }
}

/** What a headline would be that is typed whole. */
function wordsInOrder({ wanted }: SearchQuery): readonly string[] | null {
  const words = wanted.flatMap(terms => terms[0] ?? [])
  return words.some(({ beginnings }) => beginnings.length > 0 && words.length < SHORTEST_WHOLE)
    ? null
    : words.map(indexedStem)
}

/** A beginning of a headline of one or two words says too little. */
const SHORTEST_WHOLE = 3

function termExpression(cache: ReadableDb, term: WantedTerm, reach: Reach): string {
  const last = term.at(-1)
  if (term.length === 1 && last) return anyOf(stemsFor(cache, last, reach).map(stem => `"${stem}"`))
  if (!last || last.beginnings.length === 0) return phrase(term.map(indexedStem))
  const before = term.slice(0, -1).map(indexedStem)
  return anyOf(stemsFor(cache, last, 'stems').map(stem => phrase([...before, stem])))
}

function stemsFor(cache: ReadableDb, word: WantedWord, reach: Reach): readonly string[] {
  const own = word.stems.length === 0 ? [indexedStem(word)] : word.stems
  const begun = word.beginnings.flatMap(beginning => stemsBeginning(cache, beginning, MOST_BEGUN))
  const kin = reach === 'kins' && word.kins.length > 0 ? stemsOfKins(cache, word.kins, MOST_KIN) : []
  return [...new Set([...own, ...begun, ...kin])]
}

/** Also of a word that has to stand there as it is written: the index knows no other. */
function indexedStem({ word }: WantedWord): string {
  return searchStem(word)
}

function phrase(stems: readonly string[]): string {
  return `"${stems.join(' ')}"`
}

function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(' OR ')})`
}
