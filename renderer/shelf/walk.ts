// Going along the shelf by keys, and from an article that was opened on it to the one beside it.
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { articleCell, openArticle, setRead, toggleBookmark } from '../articles/open-article.ts'
import { type PageOrder, pageOrderCell } from '../articles/page-order.ts'
import { begun, type Deeds, on } from '../base/deed.ts'
import { translate } from '../language/translate.ts'
import { say } from '../notices/toasts.ts'
import { focusList, isReading } from '../place/focus.ts'
import { onFrontCell, scopeCell, searchingCell } from '../place/place.ts'
import { filingCell } from './marks/filing.ts'
import { isOnShelf, loadMore, shelfCell } from './shelf.ts'

const ROWS = '[data-shelf] [data-timeline] [role="row"], [data-shelf] [data-noted]'

/** What commands mean while the reader is on the shelf, and not in an article. */
export const ON_SHELF = {
  next: () => step(1),
  previous: () => step(-1),
  open: target => on(rowAt(target), ({ ref }) => openArticle(ref, { follow: true })),
  bookmark: target => on(rowAt(target), row => toggleBookmark(row)),
  toggleRead: target => on(rowAt(target), ({ ref, read }) => setRead([ref], !read)),
  file: target => on(rowAt(target), row => filingCell.set([row])),
} satisfies Partial<Deeds>

/** In an article that was opened on it, the shelf's order is what comes next. */
export const BESIDE_SHELF = {
  next: () => openBeside(1),
  previous: () => openBeside(-1),
} satisfies Partial<Deeds>

export function isAlongShelf(target: Element | null): boolean {
  return isOnShelf() && !isReading(target)
}

export function isInShelfArticle(target: Element | null): boolean {
  return isOnShelf() && articleCell.get() !== null && isReading(target)
}

const ORDER: PageOrder = {
  neighbour: by => neighbourOf(by) ?? null,
  open: by => void openBeside(by),
}

/** An article that is open on the shelf has the shelf's neighbours. */
export function watchShelfOrder(): void {
  const give = () => {
    if (isOnShelf()) pageOrderCell.set(ORDER)
    else if (pageOrderCell.get() === ORDER) pageOrderCell.set(null)
  }
  for (const cell of [scopeCell, onFrontCell, searchingCell]) cell.subscribe(give)
  give()
}

function step(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)]
  const at = rows.findIndex(row => row.contains(document.activeElement))
  if (at < 0 && !document.activeElement?.matches('[data-timeline]') && focusList()) return true
  const next = rows[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  if (rows.length === 0) return false
  if (!next) say(translate(by === 1 ? 'shelf.noNext' : 'shelf.noPrevious'))
  return true
}

function rowAt(target: Element | null): ArticleRow | undefined {
  const ref = target?.closest?.('[data-shelf] [data-key]')?.getAttribute('data-key')
  return shownRows().find(row => row.ref === ref)
}

/** On the shelf, or on the page of notes. */
function shownRows(): readonly ArticleRow[] {
  const { page, entries, noted } = shelfCell.get()
  return (page === 'notes' ? (noted?.articles ?? []) : entries).map(({ row }) => row)
}

function neighbourOf(by: 1 | -1): ArticleRow | undefined {
  const rows = shownRows()
  const at = rows.findIndex(({ ref }) => ref === articleCell.get()?.ref)
  return at < 0 ? undefined : rows[at + by]
}

/** The next one is here before it is asked for. */
function loadNext(): void {
  if (!neighbourOf(1)) void loadMore()
}

function openBeside(by: 1 | -1): boolean {
  const row = neighbourOf(by)
  if (row) return begun(openArticle(row.ref, { follow: true }).then(loadNext))
  return begun(say(translate(by === 1 ? 'shelf.noNext' : 'shelf.noPrevious')))
}
