// Bookkeeping of a list that is far longer than what is held of it. Pure.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleList, ArticleRow } from '../../shared/contract/reading.ts'

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

export function indexOf({ list, loaded }: Slices, ref: ArticleRef): number | null {
  for (const [slice, rows] of loaded) {
    const place = rows.findIndex(row => row.ref === ref)
    if (place >= 0) return slice * list.sliceSize + place
  }
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
