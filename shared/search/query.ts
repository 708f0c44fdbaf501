/**
 * What a reader types, as a query: words that must all occur, "phrases" in quotation marks («…», “…” or "…") as they are
 * written, one of several with OR, أو or | between them, behind a minus what must not occur, and filters (`operators.ts`).
 * The last word is a beginning while it is being typed. What cannot be read is said, and nothing is left out in silence.
 */

import {
  NO_FILTERS,
  type ReadPiece,
  type SearchFilters,
  type SearchProblem,
  type SearchProblemKind,
  type WantedTerm,
  type WantedWord,
} from '../contract/search.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { both, isEmptyTime, type Known, narrows, readFilter } from './filters.ts'
import { arabicNamesOf, LONGEST_NAME } from './names.ts'
import { type Joint, jointOf, operatorOf } from './operators.ts'
import { beginningsOf, kinsOf, searchStem } from './stems.ts'
import { LONGEST_SPOKEN, spokenSpan } from './times.ts'
import { wordsOf } from './words.ts'

export interface SearchQuery {
  readonly pieces: readonly ReadPiece[]
  /** One of each of these must occur. */
  readonly wanted: readonly (readonly WantedTerm[])[]
  /** None of these may. */
  readonly excluded: readonly WantedTerm[]
  /** Those of the wish together with those that were typed. */
  readonly filters: SearchFilters
  readonly problem: SearchProblem | null
}

const MOST_WORDS = 100

/** What one place of a query turned out to be. */
type Read =
  | {
      readonly kind: 'words'
      readonly piece: ReadPiece
      readonly terms: readonly WantedTerm[]
      readonly isExcluded: boolean
    }
  | { readonly kind: 'filter'; readonly piece: ReadPiece; readonly filters: Partial<SearchFilters> }
  | { readonly kind: 'joint'; readonly joint: Joint }
  | { readonly kind: 'ignored'; readonly piece: ReadPiece }
  | { readonly kind: 'problem'; readonly problem: SearchProblem }

export function readQuery(typed: string, known: Known, chosen: SearchFilters = NO_FILTERS): SearchQuery {
  const reads = readAll(chunksOf(typed), known)
  const pieces: ReadPiece[] = []
  const wanted: WantedTerm[][] = []
  const excluded: WantedTerm[] = []
  let filters = chosen
  let joint: Joint | null = null
  for (const read of reads) {
    if (read.kind === 'joint') {
      joint = read.joint
      continue
    }
    if (read.kind === 'problem') continue
    const isAlternative = joint === 'or' && read.kind === 'words' && !read.isExcluded
    joint = null
    pieces.push(isAlternative && read.piece.kind === 'words' ? { ...read.piece, isAlternative } : read.piece)
    if (read.kind === 'filter') filters = both(filters, read.filters)
    if (read.kind !== 'words') continue
    if (read.isExcluded) excluded.push(...read.terms)
    else if (isAlternative) wanted.at(-1)?.push(...read.terms)
    else wanted.push([...read.terms])
  }
  const query = { pieces, wanted, excluded, filters }
  return { ...query, problem: problemOf(reads, query) }
}

/** What of a query is marked where it was found. */
export function termsOf({ wanted }: Pick<SearchQuery, 'wanted'>): readonly WantedTerm[] {
  return wanted.flat()
}

function problemOf(
  reads: readonly Read[],
  { pieces, wanted, excluded, filters }: Omit<SearchQuery, 'problem'>,
): SearchProblem | null {
  const said = reads.find(read => read.kind === 'problem')
  if (said) return said.problem
  const whole = (kind: SearchProblemKind): SearchProblem => ({ kind, piece: '' })
  if (termsOf({ wanted }).flat().length + excluded.flat().length > MOST_WORDS) return whole('tooManyWords')
  if (isEmptyTime(filters)) return whole('emptyTime')
  if (wanted.length > 0 || narrows(filters)) return null
  if (excluded.length > 0) return whole('onlyExcluded')
  return pieces.length > 0 ? whole('onlySigns') : null
}

function readAll(chunks: readonly Chunk[], known: Known): Read[] {
  const reads: Read[] = []
  for (let place = 0; place < chunks.length; ) {
    const found = readOperator(chunks, place, known) ??
      readSpoken(chunks, place, known) ??
      readJoint(chunks, place, reads.at(-1)) ??
      readName(chunks, place) ?? { read: readWords(chunks[place] as Chunk), taken: 1 }
    reads.push(found.read)
    place += found.taken
  }
  return reads
}

/** A read of `taken` chunks. */
interface Found {
  readonly read: Read
  readonly taken: number
}

const OPERATOR = /^(\p{L}{1,20}):(.*)$/su

function readOperator(chunks: readonly Chunk[], place: number, known: Known): Found | null {
  const chunk = chunks[place] as Chunk
  const [, name = '', touching = ''] = (!chunk.isPhrase && OPERATOR.exec(chunk.text)) || []
  const operator = operatorOf(name)
  if (operator === undefined) return null
  const behind = touching === '' ? chunks[place + 1] : undefined
  const last = behind ?? chunk
  const isApart = behind !== undefined && behind.start > chunk.end
  const problem = (kind: SearchProblemKind, piece: string): Found => ({
    read: { kind: 'problem', problem: { kind, piece } },
    taken: behind ? 2 : 1,
  })
  if (chunk.isExcluded) return problem('excludedFilter', chunk.text)
  const value = behind?.text ?? touching
  if (value === '') return problem('emptyFilter', chunk.text)
  const filter = readFilter(operator, value, known)
  if (typeof filter === 'string') {
    // A headline may have such a word before its colon, and a space behind it.
    return isApart ? null : problem(filter, value)
  }
  return { read: filterRead(chunk, last, filter), taken: behind ? 2 : 1 }
}

function filterRead(first: Chunk, last: Chunk, filters: Partial<SearchFilters>): Read {
  const piece: ReadPiece = { start: first.start, end: last.end, kind: 'filter', filters: { ...NO_FILTERS, ...filters } }
  return { kind: 'filter', piece, filters }
}

/** «last week», without an operator and without quotation marks. */
function readSpoken(chunks: readonly Chunk[], place: number, { now }: Known): Found | null {
  for (let taken = LONGEST_SPOKEN; taken > 1; taken--) {
    const run = plainRun(chunks, place, taken)
    const span = run && spokenSpan(run.map(({ text }) => text).join(' '), now)
    if (run && span) {
      const filters = { after: span.start, before: span.end }
      return { read: filterRead(run[0] as Chunk, run.at(-1) as Chunk, filters), taken }
    }
  }
  return null
}

/** As many chunks as are wanted, all of them words that could be wanted. */
function plainRun(chunks: readonly Chunk[], place: number, count: number): readonly Chunk[] | null {
  const run = chunks.slice(place, place + count)
  return run.length === count && run.every(chunk => !chunk.isPhrase && !chunk.isExcluded) ? run : null
}

/** One is only between two things that can be wanted. */
function readJoint(chunks: readonly Chunk[], place: number, before: Read | undefined): Found | null {
  const chunk = chunks[place] as Chunk
  const next = chunks[place + 1]
  const joint = chunk.isPhrase || chunk.isExcluded ? undefined : jointOf(chunk.text)
  const isBetween = before?.kind === 'words' && !before.isExcluded && next && !next.isExcluded && next.words.length > 0
  const isOperator = next !== undefined && operatorOf(OPERATOR.exec(next.text)?.[1] ?? '') !== undefined
  return joint && isBetween && !isOperator ? { read: { kind: 'joint', joint }, taken: 1 } : null
}

/** A name in Latin letters, of one or several words: it is looked for in Arabic ones, too. */
function readName(chunks: readonly Chunk[], place: number): Found | null {
  for (let taken = LONGEST_NAME; taken > 0; taken--) {
    const run = plainRun(chunks, place, taken)
    const last = run?.at(-1)
    if (!run || !last) continue
    const names = arabicNamesOf(run.flatMap(({ words }) => words).join(' '), last.isLast)
    if (names.length === 0) continue
    const latin = run.flatMap(chunk => termOf(chunk))
    return { read: wordsRead(run[0] as Chunk, last, [latin, ...names.map(nameTerm)], names), taken }
  }
  return null
}

function nameTerm(name: string): WantedTerm {
  return wordsOf(name).map(word => anyForm(word, false))
}

function readWords(chunk: Chunk): Read {
  if (chunk.words.length === 0) {
    return { kind: 'ignored', piece: { start: chunk.start, end: chunk.end, kind: 'ignored' } }
  }
  return wordsRead(chunk, chunk, [termOf(chunk)], [])
}

function wordsRead(first: Chunk, last: Chunk, terms: readonly WantedTerm[], names: readonly string[]): Read {
  const { isPhrase, isExcluded } = first
  const place = { start: first.start, end: last.end }
  const piece: ReadPiece = { ...place, kind: 'words', isPhrase, isExcluded, isAlternative: false, names }
  return { kind: 'words', piece, terms, isExcluded }
}

function termOf({ words, isPhrase, isExcluded, isLast }: Chunk): WantedTerm {
  if (isPhrase) return words.map(exactly)
  // What is left out is left out as it is written: a beginning would take more with it than the reader sees.
  return words.map((word, place) => anyForm(word, isLast && !isExcluded && place === words.length - 1))
}

function exactly(word: string): WantedWord {
  return { word, stems: [], kins: [], beginnings: [] }
}

function anyForm(word: string, isBeginning: boolean): WantedWord {
  return {
    word,
    stems: [searchStem(word)],
    kins: kinsOf(word),
    beginnings: isBeginning && word.length >= SHORTEST_BEGINNING ? beginningsOf(word) : [],
  }
}

/** One letter begins a word in nearly every article: while it is typed it stands for itself, not for all of them. */
const SHORTEST_BEGINNING = 2
