// How what was found divides, asked for once it is on the screen.

import type { FoundCounts } from '../../../shared/contract/search.ts'
import { createCell } from '../../base/cell.ts'
import { createLatest } from '../../base/latest.ts'
import { reader } from '../../base/reader.ts'
import { debounce } from '../../base/soon.ts'
import { type SearchState, searchCell } from './results.ts'

/** null: nothing was found, or it is not counted yet the first time. */
export const countsFoundCell = createCell<FoundCounts | null>(null)
/** Whether the reader has opened the counts; kept for as long as the window is. */
export const countsOpenCell = createCell(false)

/** Longer than the pause after which words are asked for: whoever types on needs no counts. */
const DEBOUNCE_MS = 200

const countingSoon = debounce(count, DEBOUNCE_MS)
const beginCounting = createLatest()

export function watchCounts(): void {
  let counted: string | null = null
  searchCell.subscribe(() => {
    const state = searchCell.get()
    const next = questionOf(state)
    if (next === counted) return
    counted = next
    beginCounting()
    if (next === null) {
      countingSoon.cancel()
      countsFoundCell.set(null)
    } else countingSoon.ask()
  })
}

/** What the counts depend on; null: there is nothing to count. */
function questionOf({ answered, result }: SearchState): string | null {
  if (answered === null || result === null || result.hits.length === 0) return null
  return JSON.stringify([answered.words, answered.filters, result.total])
}

async function count(): Promise<void> {
  const { answered } = searchCell.get()
  if (answered === null) return
  const isLatest = beginCounting()
  const counted = await reader.request.countFound(answered)
  if (!isLatest()) return
  // Given up for another search; what failed leaves the list without its counts, and the list says why.
  if (counted.ok && counted.value === null) return countingSoon.ask()
  countsFoundCell.set(counted.ok ? counted.value : null)
}
