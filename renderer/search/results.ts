// What the reader searches for and what was found.

import { type SearchResult, searchWish } from '../../shared/contract/search.ts'
import type { Failure } from '../../shared/result.ts'
import type { SearchOrder } from '../../shared/settings/settings.ts'
import { createCell } from '../base/cell.ts'
import { createLatest } from '../base/latest.ts'
import { reader } from '../base/reader.ts'
import { debounce } from '../base/soon.ts'

export interface SearchState {
  readonly words: string
  /** The words that `result` answers; others while the answer is on its way. */
  readonly answered: string
  readonly result: SearchResult | null
  readonly failure: Failure | null
  readonly cursor: number
}

const NOTHING: SearchState = { words: '', answered: '', result: null, failure: null, cursor: 0 }
export const searchCell = createCell<SearchState>(NOTHING)

/** Shorter than the pause between two letters of a quick typist would ask for every letter. */
const DEBOUNCE_MS = 80

const askingSoon = debounce(() => ask('first'), DEBOUNCE_MS)
const beginAsking = createLatest()
let order: SearchOrder = 'newest'

/** What was found is shown as the reader has just decided, and they stay where they are in it. */
export function watchResults(): void {
  const askAgain = () => {
    if (searchCell.get().result !== null) void ask('same')
  }
  reader.on.picturesChanged(askAgain)
  reader.on.rulesChanged(askAgain)
}

export function searchFor(words: string, inOrder: SearchOrder): void {
  order = inOrder
  // Answers that are on their way are to other words, or in another order.
  beginAsking()
  if (words.trim() === '') {
    askingSoon.cancel()
    searchCell.set(NOTHING)
  } else {
    searchCell.set({ ...searchCell.get(), words })
    askingSoon.ask()
  }
}

export function moveInResults(step: number): void {
  const state = searchCell.get()
  searchCell.set({ ...state, cursor: within(state.result, state.cursor + step) })
}

async function ask(place: 'first' | 'same'): Promise<void> {
  const { words } = searchCell.get()
  const isLatest = beginAsking()
  const found = await reader.request.search(searchWish(words, order))
  // Given up: another search was asked for, and its answer is on its way.
  if (!isLatest() || (found.ok && found.value === null)) return
  const { answered, cursor } = searchCell.get()
  const stays = place === 'same' && answered === words
  if (found.ok && found.value) {
    const shown = { words, answered: words, result: found.value, failure: null }
    searchCell.set({ ...shown, cursor: stays ? within(found.value, cursor) : 0 })
  } else if (!found.ok && !stays) searchCell.set({ words, answered: words, result: null, failure: found, cursor: 0 })
}

function within(result: SearchResult | null, cursor: number): number {
  const last = (result?.hits.length ?? 0) - 1
  return Math.max(0, Math.min(last, cursor))
}
