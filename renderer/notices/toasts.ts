// The one short message at the foot of the window, what was done and can be taken back, and the one voice of the app.
import { failureInWords } from '../../shared/locales/failures.ts'
import { withoutIsolates } from '../../shared/press/names.ts'
import type { Failure } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { isMac } from '../base/system.ts'
import { translate } from '../language/translate.ts'

/** Takes back what was done. False when it could not; the reason has been told. */
export type Undo = () => Promise<boolean>

/** What the reader may want to do next: to see what was kept, to find what was written. */
export interface Step {
  readonly name: string
  act(): unknown
}

export interface Toast {
  readonly id: number
  readonly message: string
  readonly undo: Undo | null
  readonly step: Step | null
}

export const toastCell = createCell<Toast | null>(null)
/** What is read out, politely. A toast is read out too; this also says what only a listener needs to be told. */
export const spokenCell = createCell('')

const UNDO = isMac ? '⌘Z' : 'Ctrl+Z'
/** More mistakes in a row than anyone takes back one by one. */
const MOST_UNDOS = 50
const done: Undo[] = []
let lastId = 0

export function tell(message: string, undo: Undo | null = null, step: Step | null = null): void {
  lastId += 1
  if (undo) keepUndo(undo)
  toastCell.set({ id: lastId, message, undo, step })
  say(undo ? `${message} ${translate('app.undoWith', { key: UNDO })}` : message)
}

/** For what is taken back by the key alone: it was too little to be told. */
export function keepUndo(undo: Undo): void {
  done.push(undo)
  if (done.length > MOST_UNDOS) done.shift()
}

export function tellFailure({ code }: Pick<Failure, 'code'>): void {
  tell(failureInWords(code, translate))
}

/** Said, not shown: for what can be seen anyway. */
export function say(message: string): void {
  // The same words a second time would change nothing in the page, and nothing would be read out.
  const said = withoutIsolates(message)
  spokenCell.set(said === spokenCell.get() ? `${said}\u00a0` : said)
}

export function takeStep({ act }: Step): void {
  closeToast()
  void act()
}

export function closeToast(): void {
  toastCell.set(null)
}

/** Clears messages before a dialog opens: they would cover its buttons. Those with an undo stay. */
export function clearWay(): void {
  if (!toastCell.get()?.undo) closeToast()
}

/** Takes back the last thing that was done, whether its message is still shown or not. */
export async function undoLast(): Promise<void> {
  const undo = done.at(-1)
  if (undo) await takeBack(undo)
  else tell(translate('app.nothingToUndo'))
}

export async function takeBack(undo: Undo): Promise<void> {
  const place = done.lastIndexOf(undo)
  if (place < 0) return
  done.splice(place, 1)
  closeToast()
  if (await undo()) tell(translate('app.undone'))
}
