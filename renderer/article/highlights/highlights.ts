// The words that the reader marked, found in the text as it is now and painted over it; the text stays as it is.
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { Highlight, HighlightId } from '../../../shared/contract/shelf.ts'
import { findQuote, quoteOf } from '../../../shared/shelf/quote.ts'
import { openArticle } from '../../articles/open-article.ts'
import { type ShownPage, shownPageCell } from '../../articles/shown-page.ts'
import { createCell } from '../../base/cell.ts'
import { translate } from '../../language/translate.ts'
import { tell } from '../../notices/toasts.ts'
import { paneCell } from '../../place/place.ts'
import { addHighlight, editedCell, marksCell } from '../../shelf/marks/marks.ts'
import { bringIntoView } from '../find/find.ts'
import { highlight as paint } from '../find/paint.ts'
import { placeOfRange, rangesIn, textOf } from '../find/ranges.ts'

export interface ShownHighlight {
  readonly highlight: Highlight
  /** null: its words are not in the text any more. */
  readonly range: Range | null
}

/** Those of the article that is open, in the order of the text; those that are not found are the last. */
export const shownHighlightsCell = createCell<readonly ShownHighlight[]>([])

/** Names of highlights, as `highlights.css` dresses them. */
const KEPT = 'kept'
const NOTED = 'kept-noted'
const CURRENT = 'kept-current'

/** To be called whenever another text stands in the page, or something was marked or let go of. */
export function drawHighlights(): void {
  const page = shownPageCell.get()
  const open = marksCell.get()
  if (!page) {
    shownHighlightsCell.set([])
    return
  }
  const own = open?.ref === page.article.ref ? open.marks.highlights : []
  const found = own.map(highlight => ({ highlight, range: rangeOf(page, highlight) }))
  shownHighlightsCell.set(found.toSorted(byPlace))
  const ranges = (isNoted: boolean) =>
    found.flatMap(({ highlight, range }) => (range && (highlight.note !== '') === isNoted ? [range] : []))
  const view = page.document.defaultView as (Window & typeof globalThis) | null
  if (!view) return
  paint(view, KEPT, ranges(false))
  paint(view, NOTED, ranges(true))
  goToWanted(page)
}

function rangeOf({ document: { body } }: ShownPage, highlight: Highlight): Range | null {
  const [range] = rangesIn([body], text => {
    const place = findQuote(text, highlight)
    return place ? [[place.start, place.end]] : []
  })
  return range ?? null
}

function byPlace(one: ShownHighlight, other: ShownHighlight): number {
  if (!one.range || !other.range) return Number(!one.range) - Number(!other.range)
  return one.range.compareBoundaryPoints(Range.START_TO_START, other.range)
}

/** Whether words of the article's text are selected. */
export function hasSelectedText(): boolean {
  return selectedQuote() !== null
}

export async function highlightSelection(): Promise<void> {
  const page = shownPageCell.get()
  const quote = selectedQuote()
  if (!page || !quote) return tell(translate('shelf.nothingSelected'))
  // What is selected would hide what is marked.
  if ((await addHighlight(page.article.ref, quote)) !== null) page.document.getSelection()?.removeAllRanges()
}

function selectedQuote() {
  const page = shownPageCell.get()
  const selection = page?.document.getSelection()
  if (!page || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const parts = [page.document.body]
  const place = placeOfRange(parts, selection.getRangeAt(0))
  return place && quoteOf(textOf(parts).text, ...place)
}

/** Pressing on marked words shows their note. */
export function listenForHighlights(page: Document): () => void {
  const stop = new AbortController()
  page.addEventListener(
    'click',
    event => {
      const isSelecting = page.getSelection()?.isCollapsed === false
      const found = isSelecting || event.defaultPrevented ? undefined : highlightAt(event)
      if (found) editedCell.set(found)
    },
    { signal: stop.signal },
  )
  return () => stop.abort()
}

function highlightAt({ clientX: x, clientY: y }: MouseEvent): Highlight | undefined {
  const isIn = ({ left, right, top, bottom }: DOMRect) => x >= left && x <= right && y >= top && y <= bottom
  return shownHighlightsCell.get().find(({ range }) => range && [...range.getClientRects()].some(isIn))?.highlight
}

interface Wanted {
  readonly ref: ArticleRef
  readonly id: HighlightId
}

let wanted: Wanted | null = null
const LOOKED_AT_FOR = 2_500

/** Opens the article where it is not open, and brings the marked words into view. */
export async function goToHighlight(ref: ArticleRef, id: HighlightId): Promise<void> {
  wanted = { ref, id }
  const page = shownPageCell.get()
  if (page?.article.ref === ref) {
    // It may be open behind the shelf.
    paneCell.set('article')
    goToWanted(page)
  }
  // The place is the highlight's, not where the reader stopped.
  if (wanted !== null) await openArticle(ref, { follow: true, inPlace: true })
}

function goToWanted(page: ShownPage): void {
  const found = shownHighlightsCell.get().find(({ highlight }) => highlight.id === wanted?.id)
  if (wanted?.ref !== page.article.ref || !found) return
  wanted = null
  const { range } = found
  const view = page.document.defaultView as (Window & typeof globalThis) | null
  if (!range || !view) {
    tell(translate('shelf.lost'))
    return
  }
  paint(view, CURRENT, [range])
  setTimeout(() => paint(view, CURRENT, []), LOOKED_AT_FOR)
  // The text has its height only when it was drawn.
  requestAnimationFrame(() => requestAnimationFrame(() => bringIntoView(range)))
}
