// The edge between two columns: drawn by hand or moved by keys, and remembered.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { COLUMN_WIDTHS, SETTINGS } from '../../shared/settings/settings.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import { type Column, steppedWidth, VARIABLES, within } from './column-width.ts'
import styles from './PaneEdge.module.css'

interface PaneEdgeProps {
  readonly of: Column
  /** Says where it stands. */
  readonly className: string | undefined
}

const NAMES = { sourcesWidth: 'panes.sources', listWidth: 'panes.list' } as const

interface Drawing {
  readonly from: number
  readonly width: number
}

export function PaneEdge({ of, className }: PaneEdgeProps) {
  const t = useTranslate()
  const settings = useCell(settingsCell)
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const drawn = useRef(0)
  const [narrowest, widest] = COLUMN_WIDTHS[of]
  const width = settings[of]
  const isRightToLeft = document.documentElement.dir === 'rtl'

  function show(next: number) {
    drawn.current = within(of, next)
    document.documentElement.style.setProperty(VARIABLES[of], `${drawn.current}px`)
  }

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const shown = shownWidth(event.currentTarget, of)
    drawn.current = shown
    setDrawing({ from: event.clientX, width: shown })
  }

  function onPointerMove(event: PointerEvent) {
    if (drawing) show(drawing.width + (event.clientX - drawing.from) * (isRightToLeft ? -1 : 1))
  }

  function onPointerUp() {
    if (drawing) void changeSettings({ [of]: drawn.current })
    setDrawing(null)
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = steppedWidth(of, width, event.key, isRightToLeft)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    show(next)
    void changeSettings({ [of]: next })
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      role="separator"
      tabIndex={0}
      className={`${styles.edge} ${className}`}
      aria-label={t(NAMES[of])}
      aria-orientation="vertical"
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={Math.round(width)}
      data-drawing={drawing !== null || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => void changeSettings({ [of]: SETTINGS[of].fallback })}
      onKeyDown={onKeyDown}
    />
  )
}

/** What is on the screen may be less than what was drawn in a wider window. */
function shownWidth(edge: Element, of: Column): number {
  const panes = edge.closest('[data-pane]')
  const whole = panes?.getBoundingClientRect()
  const { left, width } = edge.getBoundingClientRect()
  const middle = left + width / 2
  const fromStart = document.documentElement.dir === 'rtl' ? (whole?.right ?? 0) - middle : middle - (whole?.left ?? 0)
  return of === 'sourcesWidth' ? fromStart : fromStart - (panes?.firstElementChild?.getBoundingClientRect().width ?? 0)
}
