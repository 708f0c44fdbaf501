// What chips are named with, and what is said when they change.
import type { SearchFilters } from '../../../shared/contract/search.ts'
import { useCell } from '../../base/cell.ts'
import { useNow } from '../../language/now.ts'
import { translate, useWriting } from '../../language/translate.ts'
import { namedLibraryCell } from '../../library/library.ts'
import { say } from '../../notices/toasts.ts'
import { type Chip, chipInWords, chosenChips, type Naming } from '../asking/chips.ts'
import { askFor, narrowTo } from '../asking/results.ts'

export function useNaming(): Naming {
  return { library: useCell(namedLibraryCell), writing: useWriting(), now: useNow() }
}

/** Narrows the search to these filters, and says so for whoever does not see the chips. */
export function narrowAndSay(filters: SearchFilters, naming: Naming): void {
  narrowTo(filters)
  sayChosen(filters, naming)
}

/** Takes a chip off, wherever it stands. */
export function takeOff(chip: Chip, naming: Naming): void {
  askFor(chip.without)
  sayChosen(chip.without.filters, naming)
}

function sayChosen(filters: SearchFilters, naming: Naming): void {
  const chips = chosenChips({ words: '', filters }, naming).map(chip => chipInWords(chip, translate))
  const named = chips.join(translate('search.comma'))
  say(chips.length === 0 ? translate('search.narrow.whole') : translate('search.narrow.narrowed', { chips: named }))
}
