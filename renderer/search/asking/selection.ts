// Searching for the words that are selected in an article.

import { NO_FILTERS } from '../../../shared/contract/search.ts'
import { aloneCell, startSearch } from '../../place/place.ts'
import { askFor } from './results.ts'

/** More words than this find nothing but the article that they were selected in. */
const MOST_WORDS = 12
/** As much of them as a menu shows in one line. */
const LONGEST_SHOWN = 28

export function searchForSelection(selected: string): void {
  // The list, where the results are, is out of sight while an article is read alone.
  aloneCell.set(false)
  askFor({ words: queryFor(selected), filters: NO_FILTERS })
  startSearch()
}

/** Words that follow one another in the article are looked for as they follow one another. */
export function queryFor(selected: string): string {
  const words = wordsOf(selected).slice(0, MOST_WORDS)
  return words.length > 1 ? `"${words.join(' ')}"` : (words[0] ?? '')
}

/** Cut after a whole word. */
export function shownSelection(selected: string): string {
  const whole = wordsOf(selected).join(' ')
  if (whole.length <= LONGEST_SHOWN) return whole
  const cut = whole.slice(0, LONGEST_SHOWN)
  const end = cut.lastIndexOf(' ')
  return `${end > 0 ? cut.slice(0, end) : cut}…`
}

function wordsOf(selected: string): string[] {
  return selected.replaceAll('"', ' ').split(/\s+/).filter(Boolean)
}
