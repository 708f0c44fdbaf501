// Going along the shelf by keys, and from an article that was opened on it to the one beside it.
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ShelfEntry } from '../../shared/contract/shelf.ts'
import { articleCell, openArticle, setRead, toggleBookmark } from '../articles/open-article.ts'
import { type PageOrder, pageOrderCell } from '../articles/page-order.ts'
import { begun, type Deeds, on } from '../base/deed.ts'
import { translate } from '../language/translate.ts'
import { say } from '../notices/toasts.ts'
import { focusList, isReading } from '../place/focus.ts'
import { onFrontCell, scopeCell, searchingCell } from '../place/place.ts'
import { filingCell } from './marks/filing.ts'
import { entryOf, isOnShelf, loadMore, shelfCell } from './shelf.ts'

const ROWS = '[data-shelf] [data-timeline] [role="row"]'

/** What commands mean while the reader is on the shelf, and not in an article. */
export const ON_SHELF = {
  next: () => step(1),
  previous: () => step(-1),
  open: target => on(entryAt(target), ({ row }) => openArticle(row.ref, { follow: true })),
  bookmark: target => on(entryAt(target), ({ row }) => toggleBookmark(row)),
  toggleRead: target => on(entryAt(target), ({ row }) => setRead([row.ref], !row.read)),
  file: target => on(entryAt(target), ({ row }) => filingCell.set([row])),
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
  neighbour: by => neighbourOf(by)?.row ?? null,
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
  if (at < 0 && !document.activeElement?.matches('[data-timeline]')) return focusList()
  const next = rows[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  if (!next) say(translate(by === 1 ? 'shelf.noNext' : 'shelf.noPrevious'))
  return true
}

function entryAt(target: Element | null): ShelfEntry | undefined {
  const ref = target?.closest?.('[data-shelf] [data-key]')?.getAttribute('data-key')
  return ref ? entryOf(ref as ArticleRef) : undefined
}

function neighbourOf(by: 1 | -1): ShelfEntry | undefined {
  const { entries } = shelfCell.get()
  const at = entries.findIndex(({ row }) => row.ref === articleCell.get()?.ref)
  return at < 0 ? undefined : entries[at + by]
}

/** The next one is here before it is asked for. */
function loadNext(): void {
  if (!neighbourOf(1)) void loadMore()
}

function openBeside(by: 1 | -1): boolean {
  const entry = neighbourOf(by)
  if (entry) return begun(openArticle(entry.row.ref, { follow: true }).then(loadNext))
  return begun(say(translate(by === 1 ? 'shelf.noNext' : 'shelf.noPrevious')))
}
