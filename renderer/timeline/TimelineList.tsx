import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { listCell, listPlaceCell, loadRows, moveCursor } from '../articles/list.ts'
import { articleCell, openArticle } from '../articles/open-article.ts'
import { rowAt } from '../articles/slices.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { asksForMenu } from '../place/context-menu.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { Option } from '../rows/Option.tsx'
import { openRowMenuAt } from '../rows/row-menu.ts'
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
  const { slices, cursor, moves, moved, opening, query } = useCell(listCell)
  const density = useCellPart(settingsCell, settings => settings.density)
  const usualHeight = HEIGHTS[density]
  const ruleOver = useRules()
  const open = useCell(articleCell)
  const scroller = useRef<HTMLDivElement>(null)
  const isFirst = useFirstDrawing()
  useFirstFocus(scroller)
  const [hasFocus, setHasFocus] = useState(false)
  const name = useListName()
  const held = useRef<{ to: number; inset: number; until: number } | null>(null)
  const total = slices.list.total

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    // Asked for every row of the list whenever one was measured: a number costs nothing, a new string would.
    getItemKey: useCallback((index: number) => rowAt(slices, index)?.ref ?? index, [slices]),
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
  }, [opening])

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useLayoutEffect(() => {
    virtualizer.measure()
  }, [density])

  useLayoutEffect(() => {
    held.current = moved && { ...moved, until: performance.now() + HELD_MS }
  }, [moved])

  // After every drawing, so that the place is known in the measures that are on the screen.
  useLayoutEffect(() => {
    if (!held.current || performance.now() > held.current.until) {
      letGo()
      keepPlace()
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

  function keepPlace() {
    const top = scroller.current?.scrollTop ?? 0
    const item = virtualizer.getVirtualItemForOffset(top)
    listPlaceCell.set(top < AT_TOP || !item ? null : { index: item.index, inset: top - item.start })
  }

  function moveTo(index: number) {
    letGo()
    moveCursor(index)
    virtualizer.scrollToIndex(listCell.get().cursor, { align: 'auto' })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = Math.max(1, last - first - 1)
    const target = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor - 1,
      PageDown: cursor + step,
      PageUp: cursor - step,
      Home: 0,
      End: total - 1,
    }[event.key]
    const row = rowAt(slices, cursor)
    const option = asksForMenu(event) ? document.getElementById(`row-${cursor}`) : null
    if (option && row) openRowMenuAt(option, row)
    else if (target !== undefined) moveTo(target)
    else if (event.key === 'Enter' && row) void openArticle(row.ref, { follow: true })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  // Keys that were pressed elsewhere move the cursor too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer is one object for ever
  useEffect(() => {
    if (moves > 0) virtualizer.scrollToIndex(cursor, { align: 'auto' })
  }, [moves])

  const drawn = rows.some(item => item.index === cursor)
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
      aria-activedescendant={drawn && hasFocus ? `row-${cursor}` : undefined}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      onKeyDown={onKeyDown}
      onScroll={() => held.current ?? keepPlace()}
      onWheel={letGo}
      onPointerDown={letGo}
    >
      <div role="presentation" className={styles.whole} style={{ blockSize: virtualizer.getTotalSize() }}>
        {rows.map(item => {
          const row = rowAt(slices, item.index)
          return (
            <Option
              key={item.key}
              id={`row-${item.index}`}
              index={item.index}
              total={total}
              row={row}
              start={item.start}
              measure={virtualizer.measureElement}
              rule={query.scope.kind === 'bookmarks' ? null : ruleOver(slices, item.index)}
              isCurrent={item.index === cursor}
              isOpen={row !== undefined && row.ref === open?.ref}
              onOpen={openArticle}
            />
          )
        })}
      </div>
    </div>
  )
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
