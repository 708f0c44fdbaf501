/** What may have been meant by a query that finds nothing: the same with one word of the index in the place of a slip. */

import { NO_FILTERS, type ReadPiece } from '../../../shared/contract/search.ts'
import { readQuery } from '../../../shared/search/query.ts'
import { slipsOf } from '../../../shared/search/spelling.ts'
import { searchStem } from '../../../shared/search/stems.ts'
import { wordsIn, wordsOf } from '../../../shared/search/words.ts'
import type { ReadableDatabases } from '../db/database.ts'
import { countsOf } from '../index/words.ts'
import { AMONG_ALL, boundsOf, newestRows } from './candidates.ts'
import type { Reach } from './expression.ts'
import { type Finding, placeOfWords, textOf } from './find.ts'
import { knownNames } from './meant-sources.ts'
import { readCandidates } from './read-candidates.ts'

const MOST_SAID = 3
/** Of those that find something. */
const MOST_COMPARED = 12
/** Questions that are put to the index. */
const MOST_TRIED = 60
const MOST_FOR_A_WORD = 40
/** In so short a word every slip is another word. */
const SHORTEST = 3
/** How much a word that ten times as many articles have is likelier. */
const COMMONER = 0.12
/** How much likelier a word is that stands in one headline with the others. */
const TOGETHER = 0.8

interface Slipped {
  readonly piece: ReadPiece
  readonly word: string
  /** Articles that have it as it is. */
  readonly articles: number
}

interface Proposal {
  readonly piece: ReadPiece
  readonly stem: string
  readonly word: string
  readonly cost: number
}

/** Whole queries, the likeliest first; each of them finds something. */
export function nearestQueries(finding: Finding, typed: string): string[] {
  const proposals = proposalsFor(finding, typed).slice(0, MOST_TRIED)
  const found = thatFind(finding, typed, proposals, 'stems')
  const likeliest = (found.length > 0 ? found : thatFind(finding, typed, proposals, 'kins')).sort(
    (a, b) => a.cost - b.cost,
  )
  const written = likeliest
    .slice(0, MOST_SAID)
    .map(one => replaced(typed, one.piece, asWritten(finding.databases, one)))
  return [...new Set(written)]
}

/** Words that stand together in a headline belong together. */
function thatFind(finding: Finding, typed: string, proposals: readonly Proposal[], reach: Reach): Proposal[] {
  const known = knownNames(finding.databases.library, finding.visible, finding.now)
  const found: Proposal[] = []
  for (const proposal of proposals) {
    if (found.length >= MOST_COMPARED) break
    const query = readQuery(`${replaced(typed, proposal.piece, proposal.word)} `, known, finding.query.filters)
    const place = placeOfWords({ ...finding, query }, reach)
    if (place === 'headline') found.push({ ...proposal, cost: proposal.cost - TOGETHER })
    else if (place === 'text') found.push(proposal)
  }
  return found
}

function replaced(typed: string, { start, end }: ReadPiece, word: string): string {
  return `${typed.slice(0, start)}${word}${typed.slice(end)}`
}

function proposalsFor({ databases: { cache }, query }: Finding, typed: string): Proposal[] {
  const words = query.pieces.flatMap(piece => {
    if (piece.kind !== 'words' || piece.isPhrase || piece.isExcluded) return []
    const [word, ...more] = wordsOf(typed.slice(piece.start, piece.end))
    return word !== undefined && more.length === 0 && word.length >= SHORTEST ? [{ piece, word }] : []
  })
  const counts = countsOf(
    cache,
    words.map(({ word }) => searchStem(word)),
  )
  const slipped: Slipped[] = words.map(one => ({ ...one, articles: counts.get(searchStem(one.word)) ?? 0 }))
  const unknown = slipped.filter(({ articles }) => articles === 0)
  return (unknown.length > 0 ? unknown : slipped)
    .flatMap(one => proposalsForWord(cache, one))
    .sort((a, b) => a.cost - b.cost)
}

function proposalsForWord(cache: ReadableDatabases['cache'], { piece, word }: Slipped): Proposal[] {
  const best = new Map<string, Proposal>()
  for (const { word: other, cost } of slipsOf(word)) {
    const stem = searchStem(other)
    if (stem === searchStem(word) || (best.get(stem)?.cost ?? Number.POSITIVE_INFINITY) <= cost) continue
    best.set(stem, { piece, stem, word: other, cost })
  }
  const counts = countsOf(cache, [...best.keys()])
  return [...best.values()]
    .filter(({ stem }) => counts.has(stem))
    .map(proposal => ({ ...proposal, cost: proposal.cost - COMMONER * Math.log10(counts.get(proposal.stem) ?? 1) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_FOR_A_WORD)
}

/** The index knows folded stems: a word is spelled as the newest article has it. */
function asWritten(databases: ReadableDatabases, { stem, word }: Proposal): string {
  const rows = newestRows(databases.cache, `"${stem}"`, boundsOf(NO_FILTERS, AMONG_ALL), 1)
  const [found] = readCandidates(databases, rows)
  if (!found) return word
  const text = `${found.title}\n${textOf(databases, found.owner)}`
  const words = wordsIn(text)
  const place = words.find(one => one.folded === word) ?? words.find(one => searchStem(one.folded) === stem)
  return place ? text.slice(place.start, place.end) : word
}
