// The list that the timeline shows: which query, which of its pages are here, and where the reader is in it.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleQuery, ArticleRow, ArticleScope, OpenedList } from '../../shared/contract/reading.ts'
import type { Failure } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { throttle } from '../base/soon.ts'
import {
  indexOf,
  keepingRows,
  missingPages,
  NO_PAGES,
  type Pages,
  pageOf,
  rowAt,
  withPage,
  withRows,
} from './slices.ts'

export interface ListState {
  /** Another number for every opening of another list; the same while one list is brought up to date. */
  readonly opening: number
  readonly query: ArticleQuery
  readonly status: 'opening' | 'ready' | 'failed'
  readonly failure: Failure | null
  readonly pages: Pages
  /** The row that keys move from. */
  readonly cursor: number
  /** How often the reader moved the cursor in this list: then it has to be in view, and not when the list changed. */
  readonly moves: number
  /** Where the first visible row went when the list was brought up to date, and how much of it was hidden. */
  readonly moved: { readonly to: number; readonly inset: number } | null
}

/** The first row of which something is visible, and how many pixels of it are not. */
interface Place {
  readonly index: number
  readonly inset: number
}

const FIRST_QUERY: ArticleQuery = { scope: { kind: 'all' }, unreadSince: null }

export const listCell = createCell<ListState>({
  opening: 0,
  query: FIRST_QUERY,
  status: 'opening',
  failure: null,
  pages: NO_PAGES,
  cursor: 0,
  moves: 0,
  moved: null,
})

/** During a sync changes come in quick succession. */
const DEBOUNCE_MS = 400
const THROTTLE_MS = 1000

const reopening = throttle(reopen, () => ({ wait: DEBOUNCE_MS, interval: THROTTLE_MS }))
const asked = new Set<string>()
let place: Place | null = null
/** Counts what the reader did to rows: rows that were asked for before that are out of date. */
let rowChanges = 0

export function watchArticles(): void {
  reader.on.articlesChanged(reopening.ask)
  reader.on.libraryChanged(reopening.ask)
  reader.on.picturesChanged(reopening.ask)
  reader.on.rulesChanged(reopening.ask)
  reader.on.bookmarksChanged(() => {
    if (listCell.get().query.scope.kind === 'bookmarks') reopening.ask()
  })
}

/** Opens another list from its top. Unread ones stay in it when they are read while it is open. */
export async function openList(scope: ArticleScope, unreadOnly: boolean): Promise<void> {
  const query: ArticleQuery = { scope, unreadSince: unreadOnly ? Date.now() : null }
  const opening = listCell.get().opening + 1
  place = null
  listCell.set({
    ...listCell.get(),
    opening,
    query,
    status: 'opening',
    failure: null,
    cursor: 0,
    moves: 0,
    moved: null,
    pages: NO_PAGES,
  })
  const list = await reader.request.openList(query)
  if (listCell.get().opening !== opening) return
  if (list.ok) change({ status: 'ready', pages: { list: list.value, loaded: new Map() } })
  else change({ status: 'failed', failure: list })
  await loadRows(0, 0)
}

/** The list that came with the start. */
export function adoptList({ query, list, rows }: OpenedList): void {
  const loaded = new Map(rows.length > 0 ? [[0, rows]] : [])
  change({ opening: listCell.get().opening + 1, query, status: 'ready', pages: { list, loaded } })
}

/** null at the top of the list: there, what is new comes into view. */
export function rememberPlace(seen: Place | null): void {
  place = seen
}

/** Fetches the pages of what is on the screen. */
export async function loadRows(first: number, last: number): Promise<void> {
  const { opening, pages } = listCell.get()
  const list = pages.list
  await Promise.all(
    missingPages(pages, first, last).map(async page => {
      const key = `${opening}:${page}:${list.pages[page]?.id}`
      if (asked.has(key)) return
      asked.add(key)
      const rows = await fetchPage(listCell.get().query, list.pages, page)
      asked.delete(key)
      if (rows && listCell.get().pages.list === list) change({ pages: withPage(listCell.get().pages, page, rows) })
    }),
  )
}

export function moveCursor(to: number): void {
  const last = listCell.get().pages.list.total - 1
  const cursor = Math.max(0, Math.min(last, to))
  change({ cursor, moves: listCell.get().moves + 1, moved: null })
}

export function changeRows(refs: readonly ArticleRef[], rowChange: Partial<ArticleRow>): void {
  rowChanges += 1
  change({ pages: withRows(listCell.get().pages, new Set(refs), rowChange) })
}

/** The article before or after `ref` in the list, as far as it is loaded. */
export function neighbour(ref: ArticleRef, step: 1 | -1): ArticleRow | null {
  const { pages } = listCell.get()
  const index = indexOf(pages, ref)
  return index === null ? null : (rowAt(pages, index + step) ?? null)
}

/** Reading on past this many that were read is no longer going to the next one. */
const FURTHEST = 3_000

/** The first unread row from `from` on; null when there is none near. */
export async function findUnread(from: number): Promise<ArticleRow | null> {
  const { opening } = listCell.get()
  for (let index = from; index < from + FURTHEST; index++) {
    const { pages } = listCell.get()
    if (index >= pages.list.total || listCell.get().opening !== opening) return null
    if (!rowAt(pages, index)) await loadRows(index, index)
    const row = rowAt(listCell.get().pages, index)
    if (!row) return null
    if (!row.read) return row
  }
  return null
}

function change(to: Partial<ListState>): void {
  listCell.set({ ...listCell.get(), ...to })
}

/** Brings the list up to date around the first visible row. */
async function reopen(): Promise<void> {
  const { opening, query, pages: before } = listCell.get()
  const changesBefore = rowChanges
  const list = await reader.request.openList(query)
  if (!list.ok || listCell.get().opening !== opening) return

  const anchor = place?.index ?? 0
  const anchorRef = rowAt(before, anchor)?.ref
  const anchorCursor = before.list.pages[Math.floor(anchor / before.list.pageSize)]
  const page = anchorCursor ? pageOf(list.value, anchorCursor) : 0
  const around = [page - 1, page, page + 1, page + 2].filter(each => each >= 0 && each < list.value.pages.length)
  const loaded = await Promise.all(around.map(each => fetchPage(query, list.value.pages, each)))
  if (listCell.get().opening !== opening) return
  if (rowChanges !== changesBefore) return reopen()

  const now = listCell.get()
  const pages: Pages = { list: list.value, loaded: new Map() }
  const after = around.reduce(
    (sum, each, place) => withPage(sum, each, keepingRows(before, loaded[place] ?? [])),
    pages,
  )
  const last = Math.max(0, list.value.total - 1)
  const shift = ((anchorRef && indexOf(after, anchorRef)) ?? Math.min(anchor, last)) - anchor
  const cursorRef = rowAt(now.pages, now.cursor)?.ref
  const cursor = (cursorRef && indexOf(after, cursorRef)) ?? Math.max(0, Math.min(last, now.cursor + shift))
  // The reader may have gone on while the pages were fetched.
  const moved = place && { to: Math.max(0, Math.min(last, place.index + shift)), inset: place.inset }
  place = moved && { index: moved.to, inset: moved.inset }
  change({ status: 'ready', failure: null, pages: after, cursor, moved })
}

async function fetchPage(
  query: ArticleQuery,
  cursors: Pages['list']['pages'],
  page: number,
): Promise<readonly ArticleRow[] | null> {
  const from = cursors[page]
  if (!from) return null
  const rows = await reader.request.listPage(query, from, cursors[page + 1] ?? null)
  return rows.ok ? rows.value : null
}
