// How wide a column may be, and what keys do to it. Pure.
import { COLUMN_WIDTHS, type Settings } from '../../shared/settings/settings.ts'

export type Column = keyof Pick<Settings, 'sourcesWidth' | 'listWidth'>

export const VARIABLES = { sourcesWidth: '--sources-width', listWidth: '--list-width' } as const

/** CSS pixels that one press of an arrow moves an edge. */
const STEP = 16

export function within(column: Column, width: number): number {
  const [narrowest, widest] = COLUMN_WIDTHS[column]
  return Math.round(Math.max(narrowest, Math.min(widest, width)))
}

/** null: the key does not move an edge. */
export function steppedWidth(column: Column, width: number, key: string, isRightToLeft: boolean): number | null {
  const [narrowest, widest] = COLUMN_WIDTHS[column]
  if (key === 'Home') return narrowest
  if (key === 'End') return widest
  const wider = isRightToLeft ? 'ArrowLeft' : 'ArrowRight'
  const narrower = isRightToLeft ? 'ArrowRight' : 'ArrowLeft'
  if (key === wider) return within(column, width + STEP)
  if (key === narrower) return within(column, width - STEP)
  return null
}
