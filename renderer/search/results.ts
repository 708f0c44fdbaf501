// What the reader searches for and what was found.

import type { SearchResult } from '../../shared/contract/search.ts'
import type { Failure } from '../../shared/result.ts'
import type { SearchOrder } from '../../shared/settings/settings.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { settingsCell } from '../preferences/preferences.ts'

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
const TYPING_PAUSE = 80

let waiting: ReturnType<typeof setTimeout> | undefined

/** What was found is shown as the reader has just decided, without a new search. */
export function watchResults(): void {
  reader.on.picturesChanged(() => void askAgain())
  reader.on.rulesChanged(() => void askAgain())
}

export function searchFor(words: string, order: SearchOrder): void {
  clearTimeout(waiting)
  searchCell.set({ ...searchCell.get(), words })
  if (words.trim() === '') searchCell.set(NOTHING)
  else waiting = setTimeout(() => void ask(words, order), TYPING_PAUSE)
}

export function moveInResults(step: number): void {
  const state = searchCell.get()
  const last = (state.result?.hits.length ?? 0) - 1
  searchCell.set({ ...state, cursor: Math.max(0, Math.min(last, state.cursor + step)) })
}

async function ask(words: string, order: SearchOrder): Promise<void> {
  const found = await reader.request.search(words, order)
  if (searchCell.get().words !== words) return
  if (found.ok) searchCell.set({ words, answered: words, result: found.value, failure: null, cursor: 0 })
  else searchCell.set({ words, answered: words, result: null, failure: found, cursor: 0 })
}

async function askAgain(): Promise<void> {
  const { words, result } = searchCell.get()
  if (result === null) return
  const found = await reader.request.search(words, settingsCell.get().searchOrder)
  const now = searchCell.get()
  if (found.ok && now.result === result && now.words === words) searchCell.set({ ...now, result: found.value })
}
