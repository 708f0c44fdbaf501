// The way into asking/: what the reader searches for and what was found. No view is here.

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import {
  MOST_HITS,
  NO_FILTERS,
  type SearchFilters,
  type SearchResult,
  type SearchWish,
  USUAL_HITS,
} from '../../../shared/contract/search.ts'
import type { Failure } from '../../../shared/result.ts'
import { narrows } from '../../../shared/search/filters.ts'
import type { SearchOrder } from '../../../shared/settings/settings.ts'
import { onRowsChanged } from '../../articles/row-changes.ts'
import { articlesUnder, unfoldedCell } from '../../articles/unfolded.ts'
import { createCell } from '../../base/cell.ts'
import { createLatest } from '../../base/latest.ts'
import { reader } from '../../base/reader.ts'
import { debounce, throttle } from '../../base/soon.ts'
import { settingsCell } from '../../preferences/preferences.ts'
import { rowOfHit } from './row-of-hit.ts'

/** What is asked for: words with operators in them, and the filters of chips. */
export interface Asked {
  readonly words: string
  readonly filters: SearchFilters
}

export interface SearchState extends Asked {
  /** Rows that are wanted. */
  readonly limit: number
  /** What `result` or `failure` answers; another one while the answer is on its way. null: nothing was answered yet. */
  readonly answered: SearchWish | null
  readonly result: SearchResult | null
  readonly failure: Failure | null
  readonly cursor: number
  /** The article of an unfolded story under the cursor that the keys are at; null: its own row. */
  readonly within: number | null
}

const NOTHING: SearchState = {
  words: '',
  filters: NO_FILTERS,
  limit: USUAL_HITS,
  answered: null,
  result: null,
  failure: null,
  cursor: 0,
  within: null,
}
export const searchCell = createCell<SearchState>(NOTHING)

/** The menu of what narrows a search is open. */
export const narrowingCell = createCell(false)

/** After a question was given up for one of another part of the window. */
const AGAIN_MS = 80
/** While articles enter the index what is found grows; nobody reads that faster. */
const THROTTLE_MS = 1000

const askingAnew = debounce(() => ask('first'), AGAIN_MS)
const askingAgain = throttle(
  () => ask('same'),
  () => ({ wait: THROTTLE_MS, interval: THROTTLE_MS }),
)
const beginAsking = createLatest()
/** Of the last question; null: nothing is asked for. */
let askedOrder: SearchOrder | null = null

/** What was found is shown as the reader has just decided, and they stay where they are in it. */
export function watchResults(): void {
  const askAgain = () => {
    if (searchCell.get().result !== null) void ask('same')
  }
  reader.on.picturesChanged(askAgain)
  reader.on.rulesChanged(askAgain)
  reader.on.shelfChanged(() => {
    if (isOfShelf(searchCell.get())) void ask('same')
  })
  reader.on.articlesChanged(() => {
    if ((searchCell.get().result?.waiting ?? 0) > 0) askingAgain.ask()
  })
  settingsCell.subscribe(askInOrder)
  onRowsChanged(changeHits)
  unfoldedCell.subscribe(leaveFolded)
}

/** It is narrowed to folders or tags, or to such as were not there. */
function isOfShelf({ result }: SearchState): boolean {
  if (result === null) return false
  const { folders, tags } = result.reading.filters
  const kind = result.problem?.kind
  return folders.length > 0 || tags.length > 0 || kind === 'unknownFolder' || kind === 'unknownTag'
}

/** The reader has chosen another order. */
function askInOrder(): void {
  if (askedOrder !== null && askedOrder !== settingsCell.get().searchOrder) askFor(searchCell.get())
}

/** What is typed: every letter asks at once, and a question that another one overtakes is given up before it is answered. */
export function searchFor(words: string): void {
  askFor({ words, filters: searchCell.get().filters })
}

export function askFor(asked: Asked): void {
  // Answers that are on their way are to other words, or to other filters.
  beginAsking()
  askingAnew.cancel()
  if (isAsking(asked)) {
    const { words, filters } = asked
    searchCell.set({ ...searchCell.get(), words, filters, limit: USUAL_HITS })
    void ask('first')
  } else {
    askedOrder = null
    searchCell.set({ ...NOTHING, words: asked.words })
  }
}

export function isAsking({ words, filters }: Asked): boolean {
  return words.trim() !== '' || narrows(filters)
}

/** Whether more rows may be had than are there. */
export function hasMore({ result, limit }: SearchState): boolean {
  return result !== null && result.hits.length >= limit && limit < MOST_HITS
}

export async function showMore(): Promise<void> {
  const state = searchCell.get()
  if (!hasMore(state) || state.answered?.limit !== state.limit) return
  searchCell.set({ ...state, limit: Math.min(MOST_HITS, state.limit + USUAL_HITS) })
  await ask('same')
}

/** Through the rows that were found, and through the articles of an unfolded story among them. */
export function moveInResults(step: 1 | -1): void {
  const state = searchCell.get()
  const { cursor, within } = state
  const next = within === null ? (step === 1 ? 0 : null) : within + step
  if (next !== null && next >= 0 && next < countUnder(state, cursor)) searchCell.set({ ...state, within: next })
  else if (within === 0 && step === -1) searchCell.set({ ...state, within: null })
  else {
    const beside = inside(state.result, cursor + step)
    const above = step === -1 && beside !== cursor ? countUnder(state, beside) : 0
    searchCell.set({ ...state, cursor: beside, within: above > 0 ? above - 1 : null })
  }
}

/** The article that the keys are at. */
export function currentHit({ result, cursor, within }: SearchState): ArticleRow | undefined {
  const hit = result?.hits[cursor]
  return hit && within !== null ? articlesUnder(rowOfHit(hit))[within]?.row : hit?.row
}

async function ask(place: 'first' | 'same'): Promise<void> {
  const { words, filters, limit } = searchCell.get()
  askedOrder = settingsCell.get().searchOrder
  const wish: SearchWish = { words, filters, order: askedOrder, limit }
  const isLatest = beginAsking()
  const found = await reader.request.search(wish)
  if (!isLatest()) return
  // Given up for a search that another part of the window asked for.
  if (found.ok && found.value === null) return askingAnew.ask()
  const state = searchCell.get()
  const stays = place === 'same' && state.answered !== null && isSameQuestion(state.answered, wish)
  if (found.ok && found.value) {
    const at = stays ? placeIn(found.value, state) : { cursor: 0, within: null }
    searchCell.set({ ...state, answered: wish, result: found.value, failure: null, ...at })
  } else if (!found.ok && !stays) {
    searchCell.set({ ...state, answered: wish, result: null, failure: found, cursor: 0, within: null })
  }
}

export function isSameQuestion(one: Asked, other: Asked): boolean {
  return one.words === other.words && JSON.stringify(one.filters) === JSON.stringify(other.filters)
}

/** The row that the reader was at, wherever it has gone. */
function placeIn(result: SearchResult, { result: before, cursor, within }: SearchState) {
  const ref = before?.hits[cursor]?.row.ref
  const place = result.hits.findIndex(({ row }) => row.ref === ref)
  return place === -1 ? { cursor: inside(result, cursor), within: null } : { cursor: place, within }
}

function inside(result: SearchResult | null, cursor: number): number {
  const last = (result?.hits.length ?? 0) - 1
  return Math.max(0, Math.min(last, cursor))
}

function countUnder({ result }: SearchState, place: number): number {
  const hit = result?.hits[place]
  return hit ? articlesUnder(rowOfHit(hit)).length : 0
}

/** The keys go back to the row of a story that was folded. */
function leaveFolded(): void {
  const state = searchCell.get()
  if (state.within !== null && state.within >= countUnder(state, state.cursor))
    searchCell.set({ ...state, within: null })
}

function changeHits(refs: readonly ArticleRef[], change: Partial<ArticleRow>): void {
  const state = searchCell.get()
  if (!state.result?.hits.some(({ row }) => refs.includes(row.ref))) return
  const hits = state.result.hits.map(hit =>
    refs.includes(hit.row.ref) ? { ...hit, row: { ...hit.row, ...change } } : hit,
  )
  searchCell.set({ ...state, result: { ...state.result, hits } })
}
