import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { listCell, listPlaceCell, loadRows, moveCursor, moveWithin, rowIndexOf } from '../articles/list.ts'
import { articleCell, openArticle } from '../articles/open-article.ts'
import { drawnBeside, drawnFrom, drawnPlace, isDrawn, rowAt } from '../articles/slices.ts'
import { articlesUnder, unfoldedCell } from '../articles/unfolded.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { asksForMenu } from '../place/context-menu.ts'
import { openRowMenuAt } from '../place/row-menu.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { Option } from '../rows/Option.tsx'
import { useFirstFocus } from './first-focus.ts'
import { useListName } from './list-name.ts'
import { useRules } from './rules.ts'
import styles from './TimelineList.module.css'

/** A row with a headline of two lines, and the line under it. Rows are measured as they are drawn. */
const HEIGHTS = { headlines: 44, usual: 126, pictured: 150 } as const
/** Pixels from the top within which newly arrived articles stay in view. */
const AT_TOP = 4
/** After a list was brought up to date its rows are measured again for a moment; that long its place is held. */
const HELD_MS = 400

export function TimelineList() {
  const { slices, cursor, within, moves, moved, opening, query } = useCell(listCell)
  const density = useCellPart(settingsCell, settings => settings.density)
  const usualHeight = HEIGHTS[density]
  const ruleOver = useRules()
  const open = useCell(articleCell)
  useCell(unfoldedCell)
  const scroller = useRef<HTMLDivElement>(null)
  const isFirst = useFirstDrawing()
  useFirstFocus(scroller)
  const [hasFocus, setHasFocus] = useState(false)
  const name = useListName()
  const held = useRef<{ to: number; inset: number; until: number } | null>(null)
  /** By this drawing, which the virtualizer has not heard of yet. */
  const isMoved = useRef(false)
  const total = slices.list.total
  const currentId = within === null ? `row-${cursor}` : `row-${cursor}-${within}`

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    // Of a story one row is drawn. The others take no room, whatever they took when they stood alone.
    estimateSize: index => (isDrawn(slices, index) ? usualHeight : 0),
    // Asked for every row of the list whenever one was measured: a number costs nothing, a new string would.
    getItemKey: useCallback(
      (index: number) => (isDrawn(slices, index) ? (rowAt(slices, index)?.ref ?? index) : -1 - index),
      [slices],
    ),
    overscan: isFirst ? 0 : 6,
    // Estimate for the first drawing, before the list can be measured.
    initialRect: { width: 0, height: window.innerHeight },
    initialOffset: moved ? moved.to * usualHeight + moved.inset : 0,
    useFlushSync: false,
  })
  const rows = virtualizer.getVirtualItems()
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: a slice that arrived may show that the next one is missing
  useEffect(() => {
    void loadRows(first, last)
  }, [first, last, slices])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, 0)
    isMoved.current = true
  }, [opening])

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useLayoutEffect(() => {
    virtualizer.measure()
    // Those that are as high as before tell nothing by themselves.
    for (const row of scroller.current?.querySelectorAll('[data-index]') ?? []) virtualizer.measureElement(row)
  }, [density])

  useLayoutEffect(() => {
    held.current = moved && { ...moved, until: performance.now() + HELD_MS }
  }, [moved])

  // After every drawing, so that the place is known in the measures that are on the screen.
  useLayoutEffect(() => {
    if (!held.current || performance.now() > held.current.until) {
      letGo()
      // Asked of the element, it would have to be laid out now, and once more when the article beside it is there.
      keepPlace(isMoved.current ? topOf(scroller.current) : (virtualizer.scrollOffset ?? 0))
      isMoved.current = false
      return
    }
    const { to, inset } = held.current
    // Asking for the height takes in the rows that were measured while this was drawn.
    virtualizer.getTotalSize()
    const offset = (virtualizer.measurementsCache[to]?.start ?? to * usualHeight) + inset
    if (Math.abs((scroller.current?.scrollTop ?? 0) - offset) > 1) virtualizer.scrollToOffset(offset)
  })

  /** The reader's own scrolling takes over from the anchor. */
  function letGo() {
    held.current = null
  }

  function keepPlace(top: number) {
    const item = virtualizer.getVirtualItemForOffset(top)
    listPlaceCell.set(
      top < AT_TOP || !item ? null : { index: drawnFrom(slices, item.index, 1), inset: Math.max(0, top - item.start) },
    )
  }

  function moveTo(index: number) {
    letGo()
    moveCursor(index)
    virtualizer.scrollToIndex(listCell.get().cursor, { align: 'auto' })
  }

  /** Through the articles of an unfolded story as well. */
  function stepBy(by: 1 | -1) {
    const count = under(cursor).length
    const next = within === null ? (by === 1 ? 0 : null) : within + by
    if (next !== null && next >= 0 && next < count) {
      letGo()
      moveWithin(next)
      return
    }
    if (within === 0 && by === -1) return moveTo(cursor)
    const beside = drawnBeside(slices, cursor, by)
    moveTo(beside ?? cursor)
    const above = beside === null || by === 1 ? 0 : under(beside).length
    if (above > 0) moveWithin(above - 1)
  }

  function under(index: number) {
    const row = rowAt(slices, index)
    return row ? articlesUnder(row) : []
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = Math.max(1, last - first - 1)
    const row = rowAt(slices, cursor)
    const target = {
      PageDown: cursor + step,
      PageUp: cursor - step,
      Home: 0,
      End: total - 1,
    }[event.key]
    const meant = row && within !== null ? articlesUnder(row)[within]?.row : row
    const option = asksForMenu(event) ? document.getElementById(currentId) : null
    if (option && meant) openRowMenuAt(option, meant)
    else if (event.key === 'ArrowDown') stepBy(1)
    else if (event.key === 'ArrowUp') stepBy(-1)
    else if (target !== undefined) moveTo(target)
    else if (event.key === 'Enter' && meant) void openArticle(meant.ref, { follow: true })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  // Keys that were pressed elsewhere move the cursor too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer is one object for ever
  useEffect(() => {
    if (moves === 0) return
    if (within === null) virtualizer.scrollToIndex(cursor, { align: 'auto' })
    else document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' })
  }, [moves])

  const drawn = rows.some(item => item.index === cursor)
  const openIndex = open && rowIndexOf(open.ref, open.story?.id ?? null)
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      data-timeline
      data-density={density}
      data-of-one={query.scope.kind === 'source' || undefined}
      aria-label={name}
      // The cursor is told only while the list has the focus: otherwise screen readers jump to it out of the article.
      aria-activedescendant={drawn && hasFocus ? currentId : undefined}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      onKeyDown={onKeyDown}
      onScroll={() => held.current ?? keepPlace(topOf(scroller.current))}
      onWheel={letGo}
      onPointerDown={letGo}
    >
      <div role="presentation" className={styles.whole} style={{ blockSize: virtualizer.getTotalSize() }}>
        {rows.map(item => {
          if (!isDrawn(slices, item.index)) return null
          const row = rowAt(slices, item.index)
          const { before, total: drawnRows } = drawnPlace(slices, item.index)
          return (
            <Option
              key={item.key}
              id={`row-${item.index}`}
              index={item.index}
              place={before}
              total={drawnRows}
              row={row}
              start={item.start}
              measure={virtualizer.measureElement}
              rule={query.scope.kind === 'bookmarks' ? null : ruleOver(slices, item.index)}
              isCurrent={item.index === cursor}
              isOpen={item.index === openIndex}
              under={row && articlesUnder(row)}
              within={item.index === cursor ? within : null}
              open={open?.ref ?? null}
              onOpen={openArticle}
            />
          )
        })}
      </div>
    </div>
  )
}

function topOf(scroller: HTMLElement | null): number {
  return scroller?.scrollTop ?? 0
}

/** Rows beyond the edge can wait until those on the screen were seen. */
function useFirstDrawing(): boolean {
  const [isFirst, setIsFirst] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setIsFirst(false), 100)
    return () => clearTimeout(timer)
  }, [])
  return isFirst
}
