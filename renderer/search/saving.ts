// Keeping what is searched for.
import { translate } from '../language/translate.ts'
import { chipInWords, chosenChips, type Naming } from './asking/chips.ts'
import { type Asked, isAsking, searchCell } from './asking/results.ts'
import { namingSearchCell, removeSaved, savedAs, savedCell } from './asking/saved.ts'

/** As much as a row of the sources shows in two lines. */
const LONGEST_NAME = 60

/** Asks for a name, or lets go of what is kept already. False when nothing is searched for. */
export function toggleSaved(): boolean {
  const asked = searchCell.get()
  if (!isAsking(asked)) return false
  const saved = savedAs(asked, savedCell.get())
  if (saved) void removeSaved(saved)
  else namingSearchCell.set(true)
  return true
}

/** The words, or what narrows the search where there are none. */
export function proposedName(asked: Asked, naming: Naming): string {
  const words = asked.words.trim()
  const chips = chosenChips(asked, naming).map(chip => chipInWords({ ...chip, values: chip.values }, translate))
  const whole = [words, ...chips].filter(Boolean).join(translate('search.comma'))
  if (whole.length <= LONGEST_NAME) return whole
  return words === '' ? whole.slice(0, LONGEST_NAME) : words.slice(0, LONGEST_NAME)
}
