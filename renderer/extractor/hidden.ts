// Text that waits for a script is hidden until it runs. No script ever runs here: what is the article's is shown.
import type { Prose } from './prose.ts'

const HIDDEN = '[hidden], [aria-hidden=true]'
/** What a page hides for good reason: questions, menus, sheets that a click opens. */
const APART = 'dialog, form, nav, footer, header, [role=dialog], [role=alertdialog], [role=navigation], [role=menu]'
/** Of all running text on the page. */
const MUCH = 0.6
const PARAGRAPH = 80

/** `prose`: with what is hidden. */
export function showWaitingText(document: Document, prose: Prose): void {
  const hidden = [...document.querySelectorAll(HIDDEN)].filter(element => !element.matches(APART))
  if (hidden.length === 0) return
  const blocks = new Set(prose.blocks)
  const enough = prose.in(document.body) * MUCH
  for (const element of hidden) {
    const letters = prose.in(element)
    if (letters > 0 && (letters >= enough || continues(element, letters, blocks))) show(element)
  }
}

/** What folds behind «read more»: a box with paragraphs, behind a paragraph or another such box, parted by a button at most. */
function continues(element: Element, letters: number, blocks: ReadonlySet<Element>): boolean {
  if (letters < PARAGRAPH || element.closest(APART) || ![...element.children].some(child => blocks.has(child)))
    return false
  const before = element.previousElementSibling
  const read = before?.matches('button, a') ? before.previousElementSibling : before
  return read != null && (blocks.has(read) || [...read.children].some(child => blocks.has(child)))
}

function show(element: Element): void {
  element.removeAttribute('hidden')
  element.removeAttribute('aria-hidden')
  element.removeAttribute('style')
}
