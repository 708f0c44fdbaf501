import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { listCell, listPlaceCell, loadRows, moveCursor, moveWithin, rowIndexOf } from '../articles/list.ts'
import { articleCell, openArticle } from '../articles/open-article.ts'
import { drawnBeside, drawnFrom, drawnPlace, rowAt } from '../articles/slices.ts'
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
import { useRowsInSight } from './useRowsInSight.ts'

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
  const total = slices.list.total
  const currentId = within === null ? `row-${cursor}` : `row-${cursor}-${within}`

  const { sight, rows, first, last, height } = useRowsInSight({
    slices,
    usualHeight,
    scroller,
    beyond: isFirst ? 0 : 6,
    firstOffset: moved ? moved.to * usualHeight + moved.inset : 0,
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a slice that arrived may show that the next one is missing
  useEffect(() => {
    void loadRows(first, last)
  }, [first, last, slices])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useLayoutEffect(() => {
    sight.scrollTo(0)
  }, [opening])

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useLayoutEffect(() => {
    sight.measureAnew()
  }, [density])

  useLayoutEffect(() => {
    held.current = moved && { ...moved, until: performance.now() + HELD_MS }
  }, [moved])

  // After every drawing, so that the place is known in the measures that are on the screen.
  useLayoutEffect(() => {
    if (!held.current || performance.now() > held.current.until) {
      letGo()
      keepPlace(sight.lastOffset())
      return
    }
    const { to, inset } = held.current
    const offset = sight.startOf(to) + inset
    if (Math.abs(sight.offset() - offset) > 1) sight.scrollTo(offset)
  })

  /** The reader's own scrolling takes over from the anchor. */
  function letGo() {
    held.current = null
    sight.letGo()
  }

  function keepPlace(top: number) {
    const index = sight.indexAt(top)
    listPlaceCell.set(
      top < AT_TOP || total === 0
        ? null
        : { index: drawnFrom(slices, index, 1), inset: Math.max(0, top - sight.startOf(index)) },
    )
  }

  function moveTo(index: number) {
    letGo()
    moveCursor(index)
    sight.show(listCell.get().cursor)
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it was moved
  useEffect(() => {
    if (moves === 0) return
    if (within === null) sight.show(cursor)
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
      onScroll={() => held.current ?? keepPlace(sight.offset())}
      onWheel={letGo}
      onPointerDown={letGo}
    >
      <div role="presentation" className={styles.whole} style={{ blockSize: height }}>
        {rows.map(item => {
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
              measure={sight.measure}
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

/** Rows beyond the edge can wait until those on the screen were seen. */
function useFirstDrawing(): boolean {
  const [isFirst, setIsFirst] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setIsFirst(false), 100)
    return () => clearTimeout(timer)
  }, [])
  return isFirst
}
