// What of a long list is in view, as the page says it: how far it is scrolled, how high its rows are.
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { isDrawn, rowAt, type Slices } from '../articles/slices.ts'
import { type Extent, type Scrolled, scrolledOn, scrolledTo } from './far-scrolling.ts'
import { type Heights, heightsOf } from './heights.ts'

export interface LongList {
  readonly slices: Slices
  /** Of a row that was not measured yet, in pixels. */
  readonly usualHeight: number
  readonly scroller: RefObject<HTMLElement | null>
  /** Where in the list its first drawing is, in pixels. */
  readonly firstOffset: number
}

/** Rows from the first to the last that has a pixel in view, and where the element begins in the list, in pixels. */
export interface InView {
  readonly first: number
  readonly last: number
  readonly shift: number
}

export interface Sight {
  /** The list as it is now: its heights. */
  adopt(list: LongList): Heights
  /** For a drawing, and remembered as drawn. */
  drawInView(): InView
  /** Another number whenever a row has turned out to be of another height. */
  measures(): number
  /** From the first drawing on; returns its own end. */
  begin(draw: () => void): (() => void) | undefined
  /** After every drawing. */
  settle(): void
  /** The `ref` of each row. */
  measure(element: HTMLElement | null): (() => void) | undefined
  /** Rows have another height from now on. */
  measureAnew(): void
  /** Pixels of the list above the view. */
  offset(): number
  /** As it was known last: asked of the element, that would have to be laid out now. */
  lastOffset(): number
  scrollTo(offset: number): void
  startOf(index: number): number
  indexAt(offset: number): number
  /** Scrolls no further than is needed for a row to be in view, also when it is measured only then. */
  show(index: number): void
  /** The reader scrolls: no row is brought into view any more. */
  letGo(): void
}

export function createSight(first: LongList): Sight {
  const measured = new Map<ArticleRef, number>()
  /** Rows that came with the last drawing. */
  const fresh = new Set<HTMLElement>()
  let list = first
  let heights = heightsOf(0, first.usualHeight, NONE)
  let view = window.innerHeight
  let scrolled: Scrolled | null = null
  /** What was in view when the list was drawn last. */
  let drawn: InView = { first: 0, last: 0, shift: 0 }
  let measures = 0
  let aim: number | null = null
  let draw = () => {}
  const resized = new ResizeObserver(entries => {
    const own = list.scroller.current
    const isOwn = entries.some(({ target }) => target === own)
    if (isOwn && own) view = own.clientHeight || view
    const isOther = takeHeights(entries.flatMap(({ target }) => (target instanceof HTMLElement ? [target] : [])))
    if (look() || isOther) flushSync(draw)
  })

  const extent = (): Extent => ({ whole: heights.whole, view })
  const placed = () => {
    scrolled ??= scrolledTo(list.firstOffset, extent())
    return scrolled
  }

  function inView(): InView {
    const { top, shift } = placed()
    const offset = top + shift
    return { first: heights.indexAt(offset), last: heights.indexAt(offset + view - 1), shift }
  }

  /** Takes in where the element is scrolled to. Returns whether other rows are in view now than were drawn, however often it is asked. */
  function look(): boolean {
    const element = list.scroller.current
    if (element && element.scrollTop !== placed().top) {
      const { scrollTop } = element
      scrolled = scrolledOn(placed(), scrollTop, extent())
      if (Math.abs(scrolled.top - scrollTop) >= 1) element.scrollTop = scrolled.top
      // The browser may have rounded it, or there was no room for all of it.
      if (scrolled.shift === 0) scrolled = { top: element.scrollTop, shift: 0 }
    }
    const now = inView()
    return now.first !== drawn.first || now.last !== drawn.last || now.shift !== drawn.shift
  }

  function takeHeights(elements: readonly HTMLElement[]): boolean {
    const { top, shift } = placed()
    let above = 0
    let isOther = false
    for (const element of elements) {
      const index = Number(element.dataset['index'] ?? -1)
      const ref = rowAt(list.slices, index)?.ref
      const height = element.offsetHeight
      if (ref === undefined || height === 0) continue
      const before = measured.get(ref) ?? list.usualHeight
      measured.set(ref, height)
      if (height === before) continue
      isOther = true
      if (heights.startOf(index) < top + shift) above += height - before
    }
    if (!isOther) return false
    measures++
    if (above !== 0) scrollBy(above)
    return true
  }

  /** What grew above the view is not to move what is in it. */
  function scrollBy(distance: number): void {
    const { top, shift } = placed()
    scrolled = { top: top + distance, shift }
    const element = list.scroller.current
    if (element) element.scrollTop = scrolled.top
  }

  function scrollTo(offset: number): void {
    scrolled = scrolledTo(Math.max(0, Math.min(offset, heights.whole - view)), extent())
    const element = list.scroller.current
    if (element) element.scrollTop = scrolled.top
    if (look()) draw()
  }

  function reach(): void {
    if (aim === null) return
    const ref = rowAt(list.slices, aim)?.ref
    const top = placed().top + placed().shift
    const start = heights.startOf(aim)
    const end = start + heights.heightOf(aim)
    // Of one that is higher than the view, its beginning.
    const below = end > top + view ? Math.min(start, end - view) : top
    const to = start < top ? start : below
    if (Math.abs(to - top) > 1) scrollTo(to)
    else if (ref !== undefined && measured.has(ref)) aim = null
  }

  return {
    adopt(now) {
      list = now
      heights = heightsOf(now.slices.list.total, now.usualHeight, ownHeights(now, measured))
      return heights
    },
    drawInView() {
      drawn = inView()
      return drawn
    },
    measures: () => measures,
    begin(drawAgain) {
      draw = drawAgain
      const element = list.scroller.current
      if (!element) return
      view = element.clientHeight || view
      element.scrollTop = placed().top
      const onScroll = () => {
        if (look()) flushSync(draw)
      }
      element.addEventListener('scroll', onScroll, { passive: true })
      resized.observe(element)
      return () => {
        element.removeEventListener('scroll', onScroll)
        resized.disconnect()
      }
    },
    settle() {
      if (fresh.size === 0 && aim === null) return
      const rows = [...fresh]
      fresh.clear()
      const isOther = takeHeights(rows)
      if (look() || isOther) draw()
      reach()
    },
    measure(element) {
      if (!element) return
      fresh.add(element)
      resized.observe(element)
      return () => {
        fresh.delete(element)
        resized.unobserve(element)
      }
    },
    measureAnew() {
      measured.clear()
      measures++
      for (const row of list.scroller.current?.querySelectorAll<HTMLElement>('[data-index]') ?? []) fresh.add(row)
      draw()
    },
    offset() {
      look()
      return placed().top + placed().shift
    },
    lastOffset: () => placed().top + placed().shift,
    scrollTo,
    startOf: index => heights.startOf(index),
    indexAt: offset => heights.indexAt(offset),
    show(index) {
      aim = index
      reach()
    },
    letGo() {
      aim = null
    },
  }
}

const NONE: ReadonlyMap<number, number> = new Map()

/** Of a story one row is drawn. The others take no room, whatever they took when they stood alone. */
function ownHeights({ slices, usualHeight }: LongList, measured: ReadonlyMap<ArticleRef, number>): Map<number, number> {
  const own = new Map<number, number>()
  for (const [slice, rows] of slices.loaded) {
    for (const [place, { ref }] of rows.entries()) {
      const index = slice * slices.list.sliceSize + place
      const height = isDrawn(slices, index) ? (measured.get(ref) ?? usualHeight) : 0
      if (height !== usualHeight) own.set(index, height)
    }
  }
  return own
}
