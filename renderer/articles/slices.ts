// Bookkeeping of a list that is far longer than what is held of it. Pure.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleList, ArticleRow } from '../../shared/contract/reading.ts'
import type { StoryId } from '../../shared/contract/stories.ts'

/** More slices than any screen shows; fewer than memory would notice. */
export const MOST_SLICES = 30

export interface Slices {
  readonly list: ArticleList
  readonly loaded: ReadonlyMap<number, readonly ArticleRow[]>
}

export const NO_SLICES: Slices = { list: { total: 0, sliceSize: 1, lastId: 0 }, loaded: new Map() }

/** undefined while the row's slice is not loaded. */
export function rowAt({ list, loaded }: Slices, index: number): ArticleRow | undefined {
  return loaded.get(Math.floor(index / list.sliceSize))?.[index % list.sliceSize]
}

/** The slices that rows `first` to `last` need and that are not loaded, and one ahead. */
export function missingSlices({ list, loaded }: Slices, first: number, last: number): number[] {
  const from = Math.max(0, Math.floor(first / list.sliceSize))
  const to = Math.min(Math.ceil(list.total / list.sliceSize) - 1, Math.floor(last / list.sliceSize) + 1)
  const wanted = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset)
  return wanted.filter(slice => !loaded.has(slice))
}

/** Adds a slice, and evicts those that are furthest from it. */
export function withSlice({ list, loaded }: Slices, slice: number, rows: readonly ArticleRow[]): Slices {
  const all = new Map(loaded).set(slice, rows)
  const byDistance = [...all.keys()].sort((a, b) => Math.abs(b - slice) - Math.abs(a - slice))
  for (const far of byDistance.slice(0, Math.max(0, all.size - MOST_SLICES))) all.delete(far)
  return { list, loaded: all }
}

/** A list of which these rows are known: they begin with the first row of a slice. */
export function slicesOf(list: ArticleList, first: number, rows: readonly ArticleRow[]): Slices {
  const size = list.sliceSize
  const count = Math.ceil(rows.length / size)
  const slices = Array.from({ length: count }, (_, place) => rows.slice(place * size, (place + 1) * size))
  return { list, loaded: new Map(slices.map((slice, place) => [first / size + place, slice])) }
}

export function indexOf(slices: Slices, ref: ArticleRef): number | null {
  return indexWhere(slices, row => row.ref === ref)
}

function indexWhere({ list, loaded }: Slices, isMeant: (row: ArticleRow) => boolean): number | null {
  for (const [slice, rows] of loaded) {
    const place = rows.findIndex(isMeant)
    if (place >= 0) return slice * list.sliceSize + place
  }
  return null
}

/** Whether a row takes room: of a story only the one that stands for it does. What is not loaded is taken to. */
export function isDrawn(slices: Slices, index: number): boolean {
  return rowAt(slices, index)?.story?.leads !== false
}

/** The nearest drawn row from `index` on in that direction; where there is none, in the other. */
export function drawnFrom(slices: Slices, index: number, by: 1 | -1): number {
  const ahead = firstDrawn(slices, index, by)
  return ahead ?? firstDrawn(slices, index, by === 1 ? -1 : 1) ?? index
}

/** The drawn row before or after the one at `index`; null: there is none. */
export function drawnBeside(slices: Slices, index: number, by: 1 | -1): number | null {
  return firstDrawn(slices, index + by, by)
}

/** The drawn row of an article: its own, or the one that stands for its story. `storyId`: where its own is not loaded. */
export function drawnIndexOf(slices: Slices, ref: ArticleRef, storyId: StoryId | null = null): number | null {
  const own = indexOf(slices, ref)
  if (own !== null && isDrawn(slices, own)) return own
  const id = (own === null ? null : rowAt(slices, own)?.story?.id) ?? storyId
  return id === null ? null : indexWhere(slices, ({ story }) => story?.id === id && story.leads)
}

/** How many rows are drawn, and how many of those stand before `index`: as far as they are loaded. */
export function drawnPlace(slices: Slices, index: number): { readonly before: number; readonly total: number } {
  const hidden = hiddenIn(slices)
  return { before: index - hidden.filter(at => at < index).length, total: slices.list.total - hidden.length }
}

const hiddenRows = new WeakMap<Slices, readonly number[]>()

function hiddenIn(slices: Slices): readonly number[] {
  const known = hiddenRows.get(slices)
  if (known) return known
  const { list, loaded } = slices
  const hidden = [...loaded].flatMap(([slice, rows]) =>
    rows.flatMap(({ story }, place) => (story?.leads === false ? [slice * list.sliceSize + place] : [])),
  )
  hiddenRows.set(slices, hidden)
  return hidden
}

function firstDrawn(slices: Slices, from: number, by: 1 | -1): number | null {
  for (let index = from; index >= 0 && index < slices.list.total; index += by) if (isDrawn(slices, index)) return index
  return null
}

/** Changes the rows of these articles wherever they are held. */
export function withRows({ list, loaded }: Slices, refs: ReadonlySet<ArticleRef>, change: Partial<ArticleRow>): Slices {
  const changed = new Map<number, readonly ArticleRow[]>()
  for (const [slice, rows] of loaded) {
    const touched = rows.some(row => refs.has(row.ref))
    changed.set(slice, touched ? rows.map(row => (refs.has(row.ref) ? { ...row, ...change } : row)) : rows)
  }
  return { list, loaded: changed }
}

/** Rows where unchanged ones are the same objects as before, so that React skips them. */
export function keepingRows({ loaded }: Slices, rows: readonly ArticleRow[]): readonly ArticleRow[] {
  const known = new Map([...loaded.values()].flat().map(row => [row.ref, row]))
  return rows.map(row => {
    const old = known.get(row.ref)
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row
  })
}
