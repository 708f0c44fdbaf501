// Finding words in the article that is open. What is found is painted over the text; the text stays as it is.
import { findAll } from '../../../shared/search/find.ts'
import { shownPageCell } from '../../articles/shown-page.ts'
import { createCell } from '../../base/cell.ts'
import { translate } from '../../language/translate.ts'
import { say } from '../../notices/toasts.ts'

export interface Finding {
  readonly words: string
  readonly found: readonly Range[]
  /** Which of them is looked at. */
  readonly current: number
  /** Counts up with every time that finding was asked for: then the words are there to be typed over. */
  readonly asked: number
}

/** null: nobody is looking for anything. */
export const findingCell = createCell<Finding | null>(null)

const NOTHING: Finding = { words: '', found: [], current: 0, asked: 0 }

/** Names of highlights, as `article.css` dresses them. */
const FOUND = 'found'
const CURRENT = 'found-current'
const ROOM = 96

export function startFind(): boolean {
  if (!shownPageCell.get()) return false
  const finding = findingCell.get()
  findingCell.set(finding ? { ...finding, asked: finding.asked + 1 } : NOTHING)
  return true
}

export function endFind(): void {
  findingCell.set(null)
  paint(null)
}

export function findWords(words: string): void {
  const page = shownPageCell.get()
  const before = findingCell.get() ?? NOTHING
  show({ ...before, words, found: page ? rangesOf(page.document, words) : [], current: 0 })
  sayCount()
}

/** Another text is in the page: the same words are looked for in it, without going anywhere. */
export function findAgain(): void {
  const [page, finding] = [shownPageCell.get(), findingCell.get()]
  if (!finding || !page) return
  const found = rangesOf(page.document, finding.words)
  findingCell.set({ ...finding, found, current: 0 })
  paint({ ...finding, found, current: 0 })
}

export function stepFind(by: 1 | -1): boolean {
  const finding = findingCell.get()
  if (!finding || finding.found.length === 0) return finding !== null
  show({ ...finding, current: (finding.current + by + finding.found.length) % finding.found.length })
  sayCount()
  return true
}

export function countInWords({ words, found, current }: Finding): string {
  if (words.trim() === '') return ''
  if (found.length === 0) return translate('find.nothing')
  return translate('find.count', { current: current + 1, total: found.length })
}

function sayCount(): void {
  const finding = findingCell.get()
  if (finding) say(countInWords(finding))
}

function show(finding: Finding): void {
  findingCell.set(finding)
  paint(finding)
  const range = finding.found[finding.current]
  if (range) bringIntoView(range)
}

function paint(finding: Finding | null): void {
  const view = shownPageCell.get()?.document.defaultView as (Window & typeof globalThis) | null | undefined
  if (!view) return
  const { highlights } = view.CSS
  highlights.delete(FOUND)
  highlights.delete(CURRENT)
  if (!finding) return
  const current = finding.found[finding.current]
  highlights.set(FOUND, new view.Highlight(...finding.found.filter(range => range !== current)))
  if (current) highlights.set(CURRENT, new view.Highlight(current))
}

/** Where much of a text is not laid out yet, its height is a guess until one is near it. */
const MOST_TURNS = 4

/** The frame is as high as its text: what scrolls is around it. */
function bringIntoView(range: Range, turns = MOST_TURNS): void {
  const frame = shownPageCell.get()?.frame
  const scroller = frame?.closest('[data-article]')
  if (!frame || !scroller) return
  const top = frame.getBoundingClientRect().top + range.getBoundingClientRect().top
  const { top: edge, height } = scroller.getBoundingClientRect()
  if (turns === 0 || (top >= edge + ROOM && top <= edge + height - ROOM)) return
  scroller.scrollBy(0, top - edge - height / 3)
  requestAnimationFrame(() => bringIntoView(range, turns - 1))
}

/** Where blocks meet, no word goes on. */
const BLOCKS = 'p,li,h2,h3,h4,h5,h6,td,th,caption,figcaption,blockquote,dt,dd,pre,summary,div,section,address'

function rangesOf(page: Document, words: string): Range[] {
  const pieces: { readonly node: Text; readonly start: number }[] = []
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  let text = ''
  let block: Element | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = node.parentElement?.closest(BLOCKS) ?? null
    if (own !== block) text += '\n\n'
    block = own
    pieces.push({ node: node as Text, start: text.length })
    text += node.nodeValue ?? ''
  }
  const at = (offset: number) => {
    const piece = pieces[lastBefore(pieces, offset)] ?? pieces[0]
    return piece && ([piece.node, Math.min(offset - piece.start, piece.node.length)] as const)
  }
  return findAll(text, words).flatMap(([start, end]) => {
    const [from, to] = [at(start), at(end - 1)]
    if (!from || !to) return []
    const range = page.createRange()
    range.setStart(...from)
    range.setEnd(to[0], to[1] + 1)
    return [range]
  })
}

function lastBefore(pieces: readonly { readonly start: number }[], offset: number): number {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
