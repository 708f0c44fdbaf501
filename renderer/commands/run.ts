// Carrying out a command by its name. The join of all deeds is in deeds/, far above: it is handed in at the start.

import type { CommandName } from '../../shared/commands/commands.ts'
import type { Deeds } from '../base/deed.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell } from '../notices/toasts.ts'
import { dialogCell } from '../place/place.ts'

let deeds: Deeds | null = null

/** To be called once, before the window is drawn. */
export function provideDeeds(given: Deeds): void {
  deeds = given
}

/** Carries a command out for whoever has the focus. */
export function runCommand(command: CommandName, target: Element | null): boolean {
  return deeds?.[command](target) ?? false
}

/** Runs a command that was chosen by its name: closes what is over the window, and says so when there was nothing to do. */
export function chooseCommand(command: CommandName): void {
  dialogCell.set(null)
  // What was over the window gives the focus back first: some commands ask where it is, others take it.
  setTimeout(() => {
    if (!runCommand(command, document.activeElement)) tell(translate('commands.nothingToDo'))
  }, FOCUS_RETURN)
}

const FOCUS_RETURN = 60

export function watchMenu(): void {
  reader.on.commandChosen(chooseCommand)
}
