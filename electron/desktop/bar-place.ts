/** Where the bar lies: across the work area of its screen, at one of its edges. Pure. */

import type { BarEdge } from '../../shared/settings/settings.ts'
import type { Area } from '../window/place.ts'

export interface BarScreen {
  readonly id: number
  /** Without the system's own bars. */
  readonly workArea: Area
}

/** CSS pixels; the bar of the reader's window has the same. */
const HEIGHT = 38

export interface BarPlace {
  readonly edge: BarEdge
  /** null: the main one. */
  readonly screen: number | null
  /** How large everything is drawn, in percent. */
  readonly size: number
}

/** `screens`: the main one first. A screen that is gone is remembered by whoever asks; until it is back the main one serves. */
export function barArea({ edge, screen, size }: BarPlace, screens: readonly BarScreen[]): Area | null {
  const chosen = screens.find(({ id }) => id === screen) ?? screens[0]
  if (!chosen) return null
  const { x, y, width, height } = chosen.workArea
  const high = Math.round((HEIGHT * size) / 100)
  return { x, y: edge === 'top' ? y : y + height - high, width, height: high }
}
