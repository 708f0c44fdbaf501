// The list that the timeline shows: which query, which of its slices are here, and where the reader is in it.

import type { ReadingPlace } from '../../shared/contract/app.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleList, ArticleRow, ArticleScope, ListWish, OpenedList } from '../../shared/contract/reading.ts'
import type { StoryId } from '../../shared/contract/stories.ts'
import type { Failure } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { throttle } from '../base/soon.ts'
import {
  drawnBeside,
  drawnFrom,
  drawnIndexOf,
  indexOf,
  isDrawn,
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
  /** In the unfolded story of that row, the article that keys move from; null: the row itself. */
  readonly within: number | null
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
  within: null,
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
  const { opening, query } = expectList(scope, unreadOnly)
  const opened = await reader.request.openList(query, null)
  if (listCell.get().opening !== opening) return
  if (opened.ok) {
    const { list, first, rows } = opened.value
    change({ query: opened.value.query, status: 'ready', slices: slicesOf(list, first, rows) })
  } else change({ status: 'failed', failure: opened })
  await loadRows(0, 0)
}

/** Another list is on its way: it is empty until it comes. */
export function expectList(scope: ArticleScope, unreadOnly: boolean): Pick<ListState, 'opening' | 'query'> {
  const query: ListWish = { scope, unreadSince: unreadOnly ? 'opening' : null }
  const opening = listCell.get().opening + 1
  listPlaceCell.set(null)
  listCell.set({
    opening,
    query,
    status: 'opening',
    failure: null,
    cursor: 0,
    within: null,
    moves: 0,
    moved: null,
    slices: NO_SLICES,
  })
  return { opening, query }
}

/** The list that came with the start, at the row where the reader left it; null: at its top. */
export function adoptList({ query, list, first, rows }: OpenedList, row: ReadingPlace['row'] = null): void {
  const slices = slicesOf(list, first, rows)
  const found = row?.ref ? indexOf(slices, row.ref) : null
  const to = drawnFrom(slices, Math.max(0, Math.min(list.total - 1, found ?? row?.index ?? 0)), 1)
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
      if (rows.value) withArrived(withSlice(listCell.get().slices, slice, rows.value))
      else reopening.ask()
    }),
  )
}

function askedOf(list: ArticleList): Set<number> {
  const slices = asked.get(list) ?? new Set()
  asked.set(list, slices)
  return slices
}

/** Only now it may be known that the row that keys move from is not drawn. */
function withArrived(slices: Slices): void {
  change({ slices, cursor: drawnFrom(slices, listCell.get().cursor, -1) })
}

/** To the row, or, where that is not drawn, to the next one that is in the same direction. */
export function moveCursor(to: number): void {
  const { slices, cursor: from, moves } = listCell.get()
  const last = slices.list.total - 1
  const cursor = drawnFrom(slices, Math.max(0, Math.min(last, to)), to < from ? -1 : 1)
  change({ cursor, within: null, moves: moves + 1, moved: null })
}

/** To an article of the unfolded story of the row. */
export function moveWithin(within: number | null): void {
  change({ within, moves: listCell.get().moves + 1, moved: null })
}

export function changeRows(refs: readonly ArticleRef[], rowChange: Partial<ArticleRow>): void {
  rowChanges += 1
  change({ slices: withRows(listCell.get().slices, new Set(refs), rowChange) })
}

/** The row of the article in this list: its own, or that of its story. */
export function rowIndexOf(ref: ArticleRef, storyId: StoryId | null): number | null {
  const { slices, query } = listCell.get()
  // In the list of one newspaper each article has a row, and another newspaper's has none.
  return drawnIndexOf(slices, ref, query.scope.kind === 'source' ? null : storyId)
}

/** The row before or after that of `ref` in the list, as far as it is loaded. `storyId`: the story of `ref`. */
export function neighbour(ref: ArticleRef, step: 1 | -1, storyId: StoryId | null): ArticleRow | null {
  const { slices } = listCell.get()
  const index = rowIndexOf(ref, storyId)
  const beside = index === null ? null : drawnBeside(slices, index, step)
  return beside === null ? null : (rowAt(slices, beside) ?? null)
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
    if (!row.read && isDrawn(listCell.get().slices, index)) return row
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
  const anchor = anchorFrom(before, listPlaceCell.get()?.index ?? 0)
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
  const near = Math.max(0, Math.min(last, now.cursor + shift))
  const cursor = drawnFrom(slices, (cursorRef && drawnIndexOf(slices, cursorRef)) ?? near, 1)
  // The reader may have gone on while the list was fetched.
  const place = listPlaceCell.get()
  const moved = place && {
    to: drawnFrom(slices, Math.max(0, Math.min(last, place.index + shift)), 1),
    inset: place.inset,
  }
  listPlaceCell.set(moved && { index: moved.to, inset: moved.inset })
  change({ query: opened.value.query, status: 'ready', failure: null, slices, cursor, moved })
}

/** A story goes up when something is added to it: what holds the place is the next row that stays where it is. */
const MOST_LOOKED_AT = 20

function anchorFrom(slices: Slices, index: number): number {
  if (index === 0) return index
  for (let at = index; at < Math.min(slices.list.total, index + MOST_LOOKED_AT); at++) {
    if (rowAt(slices, at)?.story === null) return at
  }
  return index
}
