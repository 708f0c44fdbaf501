// Finding words in the article that is open. What is found is painted over the text; the text stays as it is.
import { type ShownPage, shownPageCell } from '../../articles/shown-page.ts'
import { createCell } from '../../base/cell.ts'
import { translate } from '../../language/translate.ts'
import { say } from '../../notices/toasts.ts'
import { rangesIn } from './ranges.ts'

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

/** Over the text: what the newspaper said there, and neither the words of the interface around it nor other newspapers. */
const OVER_TEXT = 'header :is(h2, bdi, time):not([data-comparison] *)'

/** Names of highlights, as `highlights.css` dresses them. */
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
  show({ ...before, words, found: page ? rangesOf(page, words) : [], current: 0 })
  sayCount()
}

/** Another text is in the page: the same words are looked for in it, without going anywhere. */
export function findAgain(): void {
  const [page, finding] = [shownPageCell.get(), findingCell.get()]
  if (!finding || !page) return
  const found = rangesOf(page, finding.words)
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
  const found = finding?.found ?? []
  const current = finding?.found[finding.current]
  for (const view of [window, shownPageCell.get()?.document.defaultView]) {
    if (!view) continue
    const own = found.filter(({ startContainer }) => startContainer.ownerDocument === view.document)
    highlight(
      view as Window & typeof globalThis,
      FOUND,
      own.filter(range => range !== current),
    )
    highlight(
      view as Window & typeof globalThis,
      CURRENT,
      own.filter(range => range === current),
    )
  }
}

/** Each document has highlights of its own. */
function highlight(
  { CSS: { highlights }, Highlight }: Window & typeof globalThis,
  name: string,
  ranges: readonly Range[],
) {
  if (ranges.length === 0) highlights.delete(name)
  else highlights.set(name, new Highlight(...ranges))
}

function rangesOf({ document: page, frame }: ShownPage, words: string): Range[] {
  const over = frame.closest('article')?.querySelectorAll(OVER_TEXT) ?? []
  return rangesIn([...over, page.body], words)
}

/** Where much of a text is not laid out yet, its height is a guess until one is near it. */
const MOST_TURNS = 4

/** The frame is as high as its text: what scrolls is around it. */
function bringIntoView(range: Range, turns = MOST_TURNS): void {
  const frame = shownPageCell.get()?.frame
  const scroller = frame?.closest('[data-article]')
  if (!frame || !scroller) return
  const isInFrame = range.startContainer.ownerDocument === frame.contentDocument
  const top = (isInFrame ? frame.getBoundingClientRect().top : 0) + range.getBoundingClientRect().top
  const { top: edge, height } = scroller.getBoundingClientRect()
  if (turns === 0 || (top >= edge + ROOM && top <= edge + height - ROOM)) return
  scroller.scrollBy(0, top - edge - height / 3)
  requestAnimationFrame(() => bringIntoView(range, turns - 1))
}
