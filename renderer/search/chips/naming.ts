// What chips are named with, and what is said when they change.
import type { SearchFilters } from '../../../shared/contract/search.ts'
import { useCell } from '../../base/cell.ts'
import { useNow } from '../../language/now.ts'
import { translate, useWriting } from '../../language/translate.ts'
import { namedLibraryCell } from '../../library/library.ts'
import { say } from '../../notices/toasts.ts'
import { drawersCell } from '../../shelf/marks/folders.ts'
import { chipInWords, chosenChips, type Naming } from '../asking/chips.ts'
import { type Asked, askFor, searchCell } from '../asking/results.ts'

export function useNaming(): Naming {
  return { library: useCell(namedLibraryCell), ...useCell(drawersCell), writing: useWriting(), now: useNow() }
}

/** Narrows the search to these filters. */
export function narrowAndSay(filters: SearchFilters, naming: Naming): void {
  askAndSay({ words: searchCell.get().words, filters }, naming)
}

/** Asks, and says what the search is narrowed to for whoever does not see the chips. */
export function askAndSay(asked: Asked, naming: Naming): void {
  askFor(asked)
  sayChosen(asked.filters, naming)
}

function sayChosen(filters: SearchFilters, naming: Naming): void {
  const chips = chosenChips({ words: '', filters }, naming).map(chip => chipInWords(chip, translate))
  const named = chips.join(translate('search.comma'))
  say(chips.length === 0 ? translate('search.narrow.whole') : translate('search.narrow.narrowed', { chips: named }))
}
