// Bookkeeping of a list that is far longer than what is held of it. Pure.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleList, ArticleRow, PageCursor } from '../../shared/contract/reading.ts'

/** More pages than any screen shows; fewer than memory would notice. */
export const MOST_PAGES = 30

export interface Pages {
  readonly list: ArticleList
  readonly loaded: ReadonlyMap<number, readonly ArticleRow[]>
}

export const NO_PAGES: Pages = { list: { total: 0, pageSize: 1, pages: [] }, loaded: new Map() }

/** undefined while the row's page is not loaded. */
export function rowAt({ list, loaded }: Pages, index: number): ArticleRow | undefined {
  return loaded.get(Math.floor(index / list.pageSize))?.[index % list.pageSize]
}

/** The pages that rows `first` to `last` need and that are not loaded, and one ahead. */
export function missingPages({ list, loaded }: Pages, first: number, last: number): number[] {
  const from = Math.max(0, Math.floor(first / list.pageSize))
  const to = Math.min(list.pages.length - 1, Math.floor(last / list.pageSize) + 1)
  const wanted = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset)
  return wanted.filter(page => !loaded.has(page))
}

/** Adds a page, and lets those go that are furthest from it. */
export function withPage(pages: Pages, page: number, rows: readonly ArticleRow[]): Pages {
  const loaded = new Map(pages.loaded).set(page, rows)
  const byDistance = [...loaded.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page))
  for (const far of byDistance.slice(0, Math.max(0, loaded.size - MOST_PAGES))) loaded.delete(far)
  return { list: pages.list, loaded }
}

export function indexOf({ list, loaded }: Pages, ref: ArticleRef): number | null {
  for (const [page, rows] of loaded) {
    const place = rows.findIndex(row => row.ref === ref)
    if (place >= 0) return page * list.pageSize + place
  }
  return null
}

/** Changes the rows of these articles wherever they are held. */
export function withRows(pages: Pages, refs: ReadonlySet<ArticleRef>, change: Partial<ArticleRow>): Pages {
  const loaded = new Map<number, readonly ArticleRow[]>()
  for (const [page, rows] of pages.loaded) {
    const touched = rows.some(row => refs.has(row.ref))
    loaded.set(page, touched ? rows.map(row => (refs.has(row.ref) ? { ...row, ...change } : row)) : rows)
  }
  return { list: pages.list, loaded }
}

/** The page of `list` in which a row at `cursor` is, or would be. */
export function pageOf(list: ArticleList, cursor: PageCursor): number {
  let low = 0
  let high = list.pages.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = list.pages[middle]
    if (start && comesAfter(start, cursor)) high = middle
    else low = middle + 1
  }
  return Math.max(0, low - 1)
}

/** Newest first: what is older, or as old with a smaller id, comes after. */
function comesAfter(a: PageCursor, b: PageCursor): boolean {
  return a.sortAt < b.sortAt || (a.sortAt === b.sortAt && a.id < b.id)
}

/** These rows; those in which nothing changed are the same objects as in `before`, so that nothing draws them again. */
export function keepingRows({ loaded }: Pages, rows: readonly ArticleRow[]): readonly ArticleRow[] {
  const known = new Map([...loaded.values()].flat().map(row => [row.ref, row]))
  return rows.map(row => {
    const old = known.get(row.ref)
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row
  })
}
