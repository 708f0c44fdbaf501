// The shelf as it is drawn: how it is narrowed and ordered, and as many of its entries as were looked at.
import type { ArticleRef } from '../../shared/contract/ids.ts'
import {
  type NotedPage,
  SHELF_PAGE,
  type Shelf,
  type ShelfEntry,
  type ShelfFilter,
  WHOLE_SHELF,
} from '../../shared/contract/shelf.ts'
import type { ShelfOrder } from '../../shared/settings/settings.ts'
import { onRowsChanged } from '../articles/row-changes.ts'
import { showScope } from '../articles/scope.ts'
import { showList } from '../articles/show-list.ts'
import { createCell } from '../base/cell.ts'
import { createLatest } from '../base/latest.ts'
import { reader } from '../base/reader.ts'
import { debounce, throttle } from '../base/soon.ts'
import { translate } from '../language/translate.ts'
import { say } from '../notices/toasts.ts'
import { onFrontCell, scopeCell, searchingCell } from '../place/place.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'

export interface ShelfState {
  /** What is seen of the library: what was kept, or what was written about it. */
  readonly page: 'shelf' | 'notes'
  readonly filter: ShelfFilter
  /** null: not read yet. */
  readonly shelf: Pick<Shelf, 'total' | 'all' | 'counts'> | null
  readonly entries: readonly ShelfEntry[]
  /** Words that notes and highlights are searched for. */
  readonly notedWords: string
  readonly noted: NotedPage | null
  readonly hasFailed: boolean
}

export const shelfCell = createCell<ShelfState>({
  page: 'shelf',
  filter: WHOLE_SHELF,
  shelf: null,
  entries: [],
  notedWords: '',
  noted: null,
  hasFailed: false,
})

/** Whether the library is before the reader, or beside the article that is open. */
export function isOnShelf(): boolean {
  return scopeCell.get().kind === 'bookmarks' && !onFrontCell.get() && !searchingCell.get()
}

/** That of the entries that are there. */
let readOrder: ShelfOrder = settingsCell.get().shelfOrder

const reading = throttle(readAgain, () => ({ wait: 60, interval: 300 }))
const typing = debounce(() => void readAgain(), 120)
const beginReading = createLatest()

export function watchShelf(): void {
  const ask = () => {
    if (scopeCell.get().kind === 'bookmarks') reading.ask()
  }
  reader.on.shelfChanged(ask)
  reader.on.bookmarksChanged(ask)
  reader.on.libraryChanged(ask)
  reader.on.picturesChanged(ask)
  settingsCell.subscribe(() => {
    if (settingsCell.get().shelfOrder !== readOrder && scopeCell.get().kind === 'bookmarks') void readAgain()
  })
  scopeCell.subscribe(() => {
    if (scopeCell.get().kind === 'bookmarks') reading.now()
  })
  ask()
  onRowsChanged((refs, rowChange) => {
    const meant = new Set(refs)
    const inEntry = (entry: ShelfEntry) =>
      meant.has(entry.row.ref) ? { ...entry, row: { ...entry.row, ...rowChange } } : entry
    change({ entries: shelfCell.get().entries.map(inEntry) })
  })
}

/** Words are typed letter by letter; everything else is seen at once. */
export function narrow(part: Partial<ShelfFilter>): void {
  const { filter } = shelfCell.get()
  change({ filter: { ...filter, ...part }, page: 'shelf' })
  if (part.words === undefined) void readAgain().then(sayTotal)
  else typing.ask()
}

export function showWhole(): void {
  narrow(WHOLE_SHELF)
}

/** What stands in it is read again when the settings say so. */
export function order(by: ShelfOrder): void {
  void changeSettings({ shelfOrder: by })
}

export function findNoted(notedWords: string): void {
  change({ notedWords })
  typing.ask()
}

export function showPage(page: ShelfState['page']): void {
  change({ page })
  void readAgain()
}

/** From wherever the reader is. */
export async function showShelf(): Promise<void> {
  change({ page: 'shelf' })
  if (scopeCell.get().kind === 'bookmarks') void readAgain()
  await showList({ kind: 'bookmarks' })
}

/** The page on which all notes and highlights stand, from wherever the reader is. */
export async function showNotes(): Promise<void> {
  change({ page: 'notes' })
  if (scopeCell.get().kind === 'bookmarks') void readAgain()
  await showScope({ kind: 'bookmarks' })
  say(translate('shelf.notesPage'))
}

export async function loadMore(): Promise<void> {
  const { filter, entries, shelf, page, noted, notedWords } = shelfCell.get()
  if (page === 'notes') {
    if (!noted || noted.articles.length >= noted.total) return
    const isLatest = beginReading()
    const more = await reader.request.readNoted(notedWords, noted.articles.length)
    if (isLatest() && more.ok)
      change({ noted: { ...more.value, articles: [...noted.articles, ...more.value.articles] } })
    return
  }
  if (!shelf || entries.length >= shelf.total) return
  const isLatest = beginReading()
  const more = await reader.request.readShelf({ filter, order: readOrder }, entries.length)
  if (isLatest() && more.ok) change({ entries: withoutTwice([...entries, ...more.value.entries]) })
}

/** As many entries as were there before: nothing is taken from under the reader's eyes. */
async function readAgain(): Promise<void> {
  const isLatest = beginReading()
  const { filter, page, notedWords } = shelfCell.get()
  if (page === 'notes') {
    const noted = await reader.request.readNoted(notedWords, 0)
    if (!isLatest()) return
    change(noted.ok ? { noted: noted.value, hasFailed: false } : { hasFailed: true })
    return
  }
  const { shelfOrder } = settingsCell.get()
  readOrder = shelfOrder
  const before = shelfCell.get().entries.length
  const entries: ShelfEntry[] = []
  for (let first = 0; first === 0 || first < before; first += SHELF_PAGE) {
    const read = await reader.request.readShelf({ filter, order: shelfOrder }, first)
    if (!isLatest()) return
    if (!read.ok) return change({ hasFailed: true })
    entries.push(...read.value.entries)
    if (first === 0) {
      const { total, all, counts } = read.value
      change({ shelf: { total, all, counts }, hasFailed: false })
    }
    if (read.value.entries.length < SHELF_PAGE) break
  }
  change({ entries: withoutTwice(keepingSame(shelfCell.get().entries, entries)) })
}

/** What has not changed keeps its object and is not drawn again. */
function keepingSame(before: readonly ShelfEntry[], now: readonly ShelfEntry[]): readonly ShelfEntry[] {
  const known = new Map(before.map(entry => [entry.row.ref, entry]))
  return now.map(entry => {
    const old = known.get(entry.row.ref)
    return old && JSON.stringify(old) === JSON.stringify(entry) ? old : entry
  })
}

/** One may have moved from one page to the next between the two readings. */
function withoutTwice(entries: readonly ShelfEntry[]): readonly ShelfEntry[] {
  return [...new Map(entries.map(entry => [entry.row.ref, entry])).values()]
}

function sayTotal(): void {
  const { shelf } = shelfCell.get()
  if (shelf) say(translate('shelf.of', { count: shelf.total, all: shelf.all }))
}

export function entryOf(ref: ArticleRef): ShelfEntry | undefined {
  return shelfCell.get().entries.find(({ row }) => row.ref === ref)
}

export function isNarrowed(filter: ShelfFilter): boolean {
  return JSON.stringify(filter) !== JSON.stringify(WHOLE_SHELF)
}

function change(to: Partial<ShelfState>): void {
  shelfCell.set({ ...shelfCell.get(), ...to })
}
