/**
 * What a query finds: a bounded number of candidates, the newest of all that match and of those that have all words in
 * their headline, of which the best or the newest are chosen. An article whose whole headline was typed is always among
 * them. Where the words' own forms find little, their kin is asked, too.
 */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { SearchFilters, SearchWish } from '../../../shared/contract/search.ts'
import { EXACT, KIN, nearnessIn, STEM } from '../../../shared/search/match.ts'
import type { SearchQuery } from '../../../shared/search/query.ts'
import { scoreOf } from '../../../shared/search/rank.ts'
import { wordsOf } from '../../../shared/search/words.ts'
import { openBookmark } from '../bookmarks/bookmark-copies.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import type { Owner } from '../index/rows.ts'
import { savedText } from '../index/search-index.ts'
import { bestFirst, later } from './best-first.ts'
import { type Bounds, boundsOf, type Candidate, newestRows } from './candidates.ts'
import { type Expressions, expressionsOf, type MeantSources, type Reach } from './expression.ts'
import { leadOf, type ReadCandidate, readCandidates } from './read-candidates.ts'

/** Candidates that are looked at where the headlines do not hold enough of them. */
const OF_ALL = 120
/** Where they do. */
const BESIDE_HEADLINES = 60
const WHOLE_HEADLINES = 20
/** Beyond what is wanted, because several of one story are one row. */
const OF_STORIES = 60
/** Fewer hits than this: kin is asked. */
const FEW = 10
/** Texts that are read for words in quotation marks. */
const MOST_VERIFIED = 600

export interface Found {
  /** In the order that is wanted, as far as the rows that are wanted reach. */
  readonly candidates: readonly ReadCandidate[]
  /** There may be more. */
  readonly isBounded: boolean
  /** What all of them were found by: their own forms, or nothing but kin. */
  readonly reach: Reach
  /** Kin was asked. */
  readonly hasKin: boolean
}

export interface Finding {
  readonly databases: ReadableDatabases
  readonly query: SearchQuery
  readonly sources: MeantSources
  /** Newspapers that can be seen, by their names. */
  readonly visible: ReadonlyMap<SourceId, string>
  /** Bookmarks of the folders and tags that are asked for; null: none are. */
  readonly kept: readonly Owner[] | null
  readonly now: number
}

export function find(finding: Finding, wish: Pick<SearchWish, 'words' | 'order' | 'limit'>): Found {
  const { query } = finding
  const own = findWithin(finding, wish, 'stems')
  if (own.candidates.length >= FEW || query.wanted.length === 0) return ordered(finding, wish, own)
  const kin = findWithin(finding, wish, 'kins')
  const known = new Set(own.candidates.map(({ owner }) => owner))
  const more = kin.candidates.filter(({ owner }) => !known.has(owner))
  if (more.length === 0) return ordered(finding, wish, own)
  return ordered(finding, wish, {
    candidates: [...own.candidates, ...more],
    isBounded: kin.isBounded,
    reach: own.candidates.length === 0 ? 'kins' : 'stems',
    hasKin: true,
  })
}

/** Whether all words stand in one text, or even in one headline. */
export function placeOfWords(finding: Finding, reach: Reach): 'headline' | 'text' | null {
  const {
    databases: { cache },
    query,
    sources,
  } = finding
  const { anywhere, headline } = expressionsOf(cache, query, reach, sources)
  const bounds = boundsOf(query.filters, finding)
  if (newestRows(cache, anywhere, bounds, 1).length === 0) return null
  return headline !== null && newestRows(cache, headline, bounds, 1).length > 0 ? 'headline' : 'text'
}

function findWithin(finding: Finding, { order, limit }: Pick<SearchWish, 'order' | 'limit'>, reach: Reach): Found {
  const { databases, query, sources } = finding
  const { cache } = databases
  const expressions = expressionsOf(cache, query, reach, sources)
  const bounds = boundsOf(query.filters, finding)
  const enough = limit + OF_STORIES
  const looking: Looking = { cache, expressions, bounds, enough }
  const { rows, isBounded } = hasExact(query)
    ? newestOf(looking, Math.max(enough, MOST_VERIFIED))
    : order === 'newest' || query.wanted.length === 0
      ? newestOf(looking, enough)
      : bestOf(looking)
  const read = readCandidates(databases, rows).filter(candidate => isWithin(candidate, query.filters))
  const candidates = hasExact(query) ? read.filter(one => isExact(databases, one, query)) : read
  return { candidates, isBounded, reach, hasKin: reach === 'kins' }
}

interface Looking {
  readonly cache: ReadableDb
  readonly expressions: Expressions
  readonly bounds: Bounds
  /** Rows of which what is wanted can be chosen. */
  readonly enough: number
}

interface FoundRows {
  readonly rows: readonly Candidate[]
  /** There may be more. */
  readonly isBounded: boolean
}

function newestOf({ cache, expressions, bounds }: Looking, most: number): FoundRows {
  const rows = newestRows(cache, expressions.anywhere, bounds, most)
  return { rows, isBounded: rows.length === most }
}

/** A headline with all words is nearly always better than a text with them: where there are enough, few texts are looked at. */
function bestOf(looking: Looking): FoundRows {
  const { cache, expressions, bounds, enough } = looking
  const newest = newestOf(looking, BESIDE_HEADLINES)
  if (!newest.isBounded) return newest
  const ofHeadlines = (match: string | null, most: number) =>
    match === null ? [] : newestRows(cache, match, bounds, most)
  const headlines = ofHeadlines(expressions.headline, enough)
  const whole = ofHeadlines(expressions.wholeHeadline, WHOLE_HEADLINES)
  const { rows, isBounded } = headlines.length === enough ? newest : newestOf(looking, Math.max(OF_ALL, enough))
  const unique = new Map([...rows, ...whole, ...headlines].map(candidate => [candidate.row, candidate]))
  return { rows: [...unique.values()], isBounded }
}

/** Rows only know the hour. */
function isWithin({ at }: ReadCandidate, { after, before }: SearchFilters): boolean {
  return (after === null || at >= after) && (before === null || at < before)
}

function hasExact({ wanted, excluded }: SearchQuery): boolean {
  return [...wanted, excluded].flat(2).some(({ stems }) => stems.length === 0)
}

/** The index knows stems: words in quotation marks are looked for in the text itself. */
function isExact(databases: ReadableDatabases, candidate: ReadCandidate, { wanted, excluded }: SearchQuery): boolean {
  const title = wordsOf(candidate.title)
  let text: readonly string[] | null = null
  const has = (term: SearchQuery['excluded'][number]) => {
    if (nearnessIn(title, term, EXACT) > 0) return true
    text ??= wordsOf(textOf(databases, candidate.owner))
    return nearnessIn(text, term, EXACT) > 0
  }
  const isAsWritten = (term: SearchQuery['excluded'][number]) => term.some(({ stems }) => stems.length === 0)
  return (
    wanted.every(terms => !terms.some(isAsWritten) || terms.some(has)) &&
    excluded.every(term => !isAsWritten(term) || !has(term))
  )
}

export function textOf({ library, cache }: ReadableDatabases, owner: number): string {
  return (owner > 0 ? savedText(cache, owner)?.text : openBookmark(library, -owner)?.text) ?? ''
}

function ordered(
  { databases, query, now }: Finding,
  { words, order, limit }: Pick<SearchWish, 'words' | 'order' | 'limit'>,
  found: Found,
): Found {
  const { candidates } = found
  if (order === 'newest' || query.wanted.length === 0) return { ...found, candidates: candidates.toSorted(later) }
  const ranked = { wanted: query.wanted, typed: wordsOf(words), reach: found.hasKin ? KIN : STEM }
  const score = ({ owner, title, at }: ReadCandidate) =>
    scoreOf({ title, at, lead: () => leadOf(databases, owner) }, ranked, now)
  return { ...found, candidates: bestFirst(candidates, score, limit) }
}
