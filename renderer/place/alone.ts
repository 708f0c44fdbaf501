// Nothing but the article in the window.
import { translate } from '../language/translate.ts'
import { say } from '../notices/toasts.ts'
import { aloneCell, paneCell } from './place.ts'

export function showAlone(isAlone: boolean): void {
  aloneCell.set(isAlone)
  paneCell.set('article')
  say(translate(isAlone ? 'commands.focusModeOn' : 'commands.focusModeOff'))
}
