// Finding words in the article that is open: those that are typed for it, or those of the search that it was found by.
// What is found is painted over the text; the text stays as it is.
import type { WantedTerm } from '../../../shared/contract/search.ts'
import { findAll } from '../../../shared/search/find.ts'
import { mark } from '../../../shared/search/highlight.ts'
import { articleCell } from '../../articles/open-article.ts'
import { type ShownPage, shownPageCell } from '../../articles/shown-page.ts'
import { createCell } from '../../base/cell.ts'
import { translate } from '../../language/translate.ts'
import { say } from '../../notices/toasts.ts'
import { paint } from './paint.ts'
import { rangesIn } from './ranges.ts'

export interface Finding {
  readonly words: string
  /** What the search looked for, in whatever form it is found; null: `words` were typed for this article. */
  readonly terms: readonly WantedTerm[] | null
  readonly found: readonly Range[]
  /** Which of them is looked at; null: none yet. */
  readonly current: number | null
  /** Counts up with every time that finding was asked for: then the words are there to be typed over. */
  readonly asked: number
}

/** null: nobody is looking for anything. */
export const findingCell = createCell<Finding | null>(null)

const NOTHING: Finding = { words: '', terms: null, found: [], current: null, asked: 0 }

/** Over the text: what the newspaper said there, and neither the words of the interface around it nor other newspapers. */
const OVER_TEXT = 'header :is(h2, bdi, time):not([data-comparison] *)'
/** What the index holds of it: the search has not looked at names and dates. */
const HEADLINE = 'header h2'
const ROOM = 96

/** The opening of an article whose marks the reader has put away. */
let leftAt: number | null = null

export function startFind(): boolean {
  if (!shownPageCell.get()) return false
  const finding = findingCell.get()
  // What the search looked for is there to be typed over.
  if (finding?.terms) findWords(finding.words)
  findingCell.set({ ...(findingCell.get() ?? NOTHING), asked: (finding?.asked ?? 0) + 1 })
  return true
}

/** Marks of a search that the reader does not go through are in nobody's way. */
export function isFinding(): boolean {
  const finding = findingCell.get()
  return finding !== null && (finding.terms === null || finding.current !== null)
}

export function endFind(): void {
  leftAt = articleCell.get()?.opening ?? null
  findingCell.set(null)
  paint(shownPageCell.get(), [], null)
}

export function findWords(words: string): void {
  const found = rangesOf(words, null)
  show({ ...(findingCell.get() ?? NOTHING), words, terms: null, found, current: found.length > 0 ? 0 : null })
  sayCount()
}

/** Another text is in the page: the same words are looked for in it, without going anywhere. */
export function findAgain(): void {
  const finding = findingCell.get()
  if (!finding || !shownPageCell.get()) return
  const found = rangesOf(finding.words, finding.terms)
  draw({ ...finding, found, current: found.length > 0 ? 0 : null })
}

/** Marks what the search looked for, and goes nowhere; `terms` null: the search is over, and its marks go with it. */
export function showMatches(words: string, terms: readonly WantedTerm[] | null): void {
  const finding = findingCell.get()
  // While one article takes the place of another there is no page for a moment.
  if (!shownPageCell.get()) return
  if (finding && finding.terms === null) {
    findAgain()
    return
  }
  const isLeft = leftAt !== null && leftAt === articleCell.get()?.opening
  const found = terms === null || isLeft ? [] : rangesOf(words, terms)
  if (found.length > 0) draw({ ...NOTHING, words, terms, found })
  else if (finding) {
    findingCell.set(null)
    paint(shownPageCell.get(), [], null)
  }
}

export function stepFind(by: 1 | -1): boolean {
  const finding = findingCell.get()
  if (!finding || finding.found.length === 0) return finding !== null
  const { current, found } = finding
  const from = current ?? (by === 1 ? -1 : 0)
  show({ ...finding, current: (from + by + found.length) % found.length })
  sayCount()
  return true
}

export function countInWords({ words, terms, found, current }: Finding): string {
  if (words.trim() === '' && terms === null) return ''
  if (found.length === 0) return translate('find.nothing')
  if (current === null) return translate('find.matches', { count: found.length })
  return translate('find.count', { current: current + 1, total: found.length })
}

function sayCount(): void {
  const finding = findingCell.get()
  if (finding) say(countInWords(finding))
}

function show(finding: Finding): void {
  draw(finding)
  const range = finding.current === null ? undefined : finding.found[finding.current]
  if (range) bringIntoView(range)
}

function draw(finding: Finding): void {
  findingCell.set(finding)
  paint(shownPageCell.get(), finding.found, finding.current)
}

function rangesOf(words: string, terms: readonly WantedTerm[] | null): Range[] {
  const shown = shownPageCell.get()
  if (!shown) return []
  const over = shown.frame.closest('article')?.querySelectorAll(terms === null ? OVER_TEXT : HEADLINE) ?? []
  const parts = [...over, shown.document.body]
  return rangesIn(parts, text => (terms === null ? findAll(text, words) : mark(text, terms).ranges))
}

/** Where much of a text is not laid out yet, its height is a guess until one is near it. */
const MOST_TURNS = 4

/** The frame is as high as its text: what scrolls is around it. */
export function bringIntoView(range: Range, turns = MOST_TURNS): void {
  const frame: ShownPage['frame'] | undefined = shownPageCell.get()?.frame
  const scroller = frame?.closest('[data-article]')
  if (!frame || !scroller) return
  const isInFrame = range.startContainer.ownerDocument === frame.contentDocument
  const top = (isInFrame ? frame.getBoundingClientRect().top : 0) + range.getBoundingClientRect().top
  const { top: edge, height } = scroller.getBoundingClientRect()
  if (turns === 0 || (top >= edge + ROOM && top <= edge + height - ROOM)) return
  scroller.scrollBy(0, top - edge - height / 3)
  requestAnimationFrame(() => bringIntoView(range, turns - 1))
}
