// The list that the timeline shows: which query, which of its slices are here, and where the reader is in it.

import type { ReadingPlace } from '../../shared/contract/app.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleList, ArticleRow, ArticleScope, ListWish, OpenedList } from '../../shared/contract/reading.ts'
import type { Failure } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { throttle } from '../base/soon.ts'
import {
  indexOf,
  keepingRows,
  missingSlices,
  NO_SLICES,
  rowAt,
  type Slices,
  slicesOf,
  withRows,
  withSlice,
} from './slices.ts'

export interface ListState {
  /** Another number for every opening of another list; the same while one list is brought up to date. */
  readonly opening: number
  readonly query: ListWish
  readonly status: 'opening' | 'ready' | 'failed'
  readonly failure: Failure | null
  readonly slices: Slices
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

const FIRST_QUERY: ListWish = { scope: { kind: 'all' }, unreadSince: null }

export const listCell = createCell<ListState>({
  opening: 0,
  query: FIRST_QUERY,
  status: 'opening',
  failure: null,
  slices: NO_SLICES,
  cursor: 0,
  moves: 0,
  moved: null,
})

/** During a sync changes come in quick succession. */
const DEBOUNCE_MS = 400
const THROTTLE_MS = 1000

const reopening = throttle(reopen, () => ({ wait: DEBOUNCE_MS, interval: THROTTLE_MS }))
/** The slices that are on their way. */
const asked = new WeakMap<ArticleList, Set<number>>()
/** null at the top of the list: there, what is new comes into view. */
export const listPlaceCell = createCell<Place | null>(null)
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
  const query: ListWish = { scope, unreadSince: unreadOnly ? 'opening' : null }
  const opening = listCell.get().opening + 1
  listPlaceCell.set(null)
  listCell.set({
    ...listCell.get(),
    opening,
    query,
    status: 'opening',
    failure: null,
    cursor: 0,
    moves: 0,
    moved: null,
    slices: NO_SLICES,
  })
  const opened = await reader.request.openList(query, null)
  if (listCell.get().opening !== opening) return
  if (opened.ok) {
    const { list, first, rows } = opened.value
    change({ query: opened.value.query, status: 'ready', slices: slicesOf(list, first, rows) })
  } else change({ status: 'failed', failure: opened })
  await loadRows(0, 0)
}

/** The list that came with the start, at the row where the reader left it; null: at its top. */
export function adoptList({ query, list, first, rows }: OpenedList, row: ReadingPlace['row'] = null): void {
  const slices = slicesOf(list, first, rows)
  const found = row?.ref ? indexOf(slices, row.ref) : null
  const to = Math.max(0, Math.min(list.total - 1, found ?? row?.index ?? 0))
  const moved = row && { to, inset: row.inset }
  listPlaceCell.set(moved && { index: to, inset: moved.inset })
  change({ opening: listCell.get().opening + 1, query, status: 'ready', slices, moved, cursor: to })
}

/** The list once it has been opened, or could not be: a key that follows at once means the list that is on its way. */
export function openedList(): Promise<ListState> {
  return new Promise(resolve => {
    const stop = listCell.subscribe(look)
    look()
    function look(): void {
      const list = listCell.get()
      if (list.status === 'opening') return
      stop()
      resolve(list)
    }
  })
}

/** The first row of which something is visible, as it can be found again another day. */
export function placeToKeep(): ReadingPlace['row'] {
  const place = listPlaceCell.get()
  return place && { ...place, ref: rowAt(listCell.get().slices, place.index)?.ref ?? null }
}

/** Fetches the slices of what is on the screen. */
export async function loadRows(first: number, last: number): Promise<void> {
  const { query, slices } = listCell.get()
  const list = slices.list
  const wanted = askedOf(list)
  await Promise.all(
    missingSlices(slices, first, last).map(async slice => {
      if (wanted.has(slice)) return
      wanted.add(slice)
      const rows = await reader.request.readSlice(query, list, slice)
      wanted.delete(slice)
      if (!rows.ok || listCell.get().slices.list !== list) return
      if (rows.value) change({ slices: withSlice(listCell.get().slices, slice, rows.value) })
      else reopening.ask()
    }),
  )
}

function askedOf(list: ArticleList): Set<number> {
  const slices = asked.get(list) ?? new Set()
  asked.set(list, slices)
  return slices
}

export function moveCursor(to: number): void {
  const last = listCell.get().slices.list.total - 1
  const cursor = Math.max(0, Math.min(last, to))
  change({ cursor, moves: listCell.get().moves + 1, moved: null })
}

export function changeRows(refs: readonly ArticleRef[], rowChange: Partial<ArticleRow>): void {
  rowChanges += 1
  change({ slices: withRows(listCell.get().slices, new Set(refs), rowChange) })
}

/** The article before or after `ref` in the list, as far as it is loaded. */
export function neighbour(ref: ArticleRef, step: 1 | -1): ArticleRow | null {
  const { slices } = listCell.get()
  const index = indexOf(slices, ref)
  return index === null ? null : (rowAt(slices, index + step) ?? null)
}

/** Reading on past this many that were read is no longer going to the next one. */
const FURTHEST = 3_000

/** The first unread row from `from` on; null when there is none near. */
export async function findUnread(from: number): Promise<ArticleRow | null> {
  const { opening } = listCell.get()
  for (let index = from; index < from + FURTHEST; index++) {
    const { slices } = listCell.get()
    if (index >= slices.list.total || listCell.get().opening !== opening) return null
    if (!rowAt(slices, index)) await loadRows(index, index)
    const row = rowAt(listCell.get().slices, index)
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
  const { opening, query, slices: before } = listCell.get()
  const changesBefore = rowChanges
  const anchor = listPlaceCell.get()?.index ?? 0
  const anchorRef = rowAt(before, anchor)?.ref
  const opened = await reader.request.openList(query, { ref: anchorRef ?? null, index: anchor })
  if (!opened.ok || listCell.get().opening !== opening) return
  if (rowChanges !== changesBefore) return reopen()

  const now = listCell.get()
  const { list, first, rows } = opened.value
  const slices = slicesOf(list, first, keepingRows(now.slices, rows))
  const last = Math.max(0, list.total - 1)
  const shift = ((anchorRef && indexOf(slices, anchorRef)) ?? Math.min(anchor, last)) - anchor
  const cursorRef = rowAt(now.slices, now.cursor)?.ref
  const cursor = (cursorRef && indexOf(slices, cursorRef)) ?? Math.max(0, Math.min(last, now.cursor + shift))
  // The reader may have gone on while the list was fetched.
  const place = listPlaceCell.get()
  const moved = place && { to: Math.max(0, Math.min(last, place.index + shift)), inset: place.inset }
  listPlaceCell.set(moved && { index: moved.to, inset: moved.inset })
  change({ query: opened.value.query, status: 'ready', failure: null, slices, cursor, moved })
}
