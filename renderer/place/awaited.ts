// Keys for a view that is on its way. It will take the focus: what is typed until then is typed into it, and does nothing else.
import type { Cell } from '../base/cell.ts'

/** A view that takes the focus as soon as it is there. */
export interface Awaited {
  readonly place: string
  isOpen(): boolean
  subscribe(listener: () => void): void
  /** The reader gives it up. */
  leave(): void
}

const DIALOGS = '[role="dialog"], [role="alertdialog"]'
const MENUS = '[role="menu"]'
/** Whoever is not there by then does not come. */
const LONGEST_WAIT = 10_000
/** A view may have the focus before the field in it has. */
const FIELD_FOLLOWS = 100
/** What means something in a field beside what is written. */
const REPLAYED = new Set(['Enter', 'ArrowDown', 'ArrowUp', 'Backspace'])

interface Waiting {
  readonly view: Awaited
  readonly keys: string[]
  timer: ReturnType<typeof setTimeout>
}

let waiting: Waiting | null = null

/** A dialog, which is open while the cell holds something. */
export function dialogOf<T>(cell: Cell<T | null>): Awaited {
  return {
    place: DIALOGS,
    isOpen: () => cell.get() !== null,
    subscribe: cell.subscribe,
    leave: () => cell.set(null),
  }
}

export function watchAwaited(page: Document, views: readonly Awaited[]): void {
  for (const view of views) {
    view.subscribe(() => {
      if (view.isOpen()) begin(page, view)
      else if (waiting?.view === view) end()
    })
  }
  page.addEventListener('keydown', event => holdKey(event) && event.stopPropagation(), { capture: true })
  page.addEventListener('focusin', ({ target }) => take(target), { capture: true })
  page.addEventListener('pointerdown', end, { capture: true })
}

/** Whether the key is kept for a view that is on its way, and means nothing to anybody else. */
export function holdKey(event: KeyboardEvent): boolean {
  if (!waiting || event.isComposing || isIn(event.target, waiting.view.place)) return false
  const { view, keys } = waiting
  if (event.key === 'Escape') {
    end()
    view.leave()
  } else if (isTyped(event) || (REPLAYED.has(event.key) && !isChord(event))) keys.push(event.key)
  else return false
  event.preventDefault()
  return true
}

function begin(page: Document, view: Awaited): void {
  if (isIn(page.activeElement, view.place)) return
  end()
  waiting = { view, keys: [], timer: setTimeout(end, LONGEST_WAIT) }
}

function end(): void {
  if (waiting) clearTimeout(waiting.timer)
  waiting = null
}

/** The focus has come to something. */
function take(target: EventTarget | null): void {
  // A menu that was asked for with the view has the keys from now on.
  if (isIn(target, MENUS)) end()
  if (!waiting || !isIn(target, waiting.view.place)) return
  const { keys, timer } = waiting
  if (isField(target)) {
    end()
    // Whoever gives the focus may select what is in the field right after that.
    queueMicrotask(() => void replay(target, keys))
  } else {
    clearTimeout(timer)
    waiting.timer = setTimeout(end, FIELD_FOLLOWS)
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement

function isField(target: EventTarget | null): target is Field {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

function isIn(target: EventTarget | null, place: string): boolean {
  return target instanceof Element && target.closest(place) !== null
}

function isTyped(event: KeyboardEvent): boolean {
  return [...event.key].length === 1 && (!isChord(event) || event.getModifierState('AltGraph'))
}

function isChord({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey
}

/** Goes on as long as the field has the focus. */
async function replay(field: Field, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (document.activeElement !== field) return
    if (key === 'Backspace') edit(field, '')
    else if (!REPLAYED.has(key)) edit(field, key)
    else {
      // What was written before is seen by then.
      await new Promise(seen => setTimeout(seen))
      field.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))
    }
  }
}

/** As typing does it: what is selected goes; without a text, what stands before the caret. */
function edit(field: Field, text: string): void {
  const start = field.selectionStart ?? field.value.length
  const stop = field.selectionEnd ?? field.value.length
  field.setRangeText(text, text === '' && start === stop ? Math.max(0, start - 1) : start, stop, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
}
