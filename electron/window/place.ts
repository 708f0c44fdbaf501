/** Places of the window, corrected so that it can be seen. Pure. */

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowPlace extends Partial<Pick<Area, 'x' | 'y'>>, Pick<Area, 'width' | 'height'> {
  readonly maximized: boolean
}

/** Height of the bar by which a window is dragged, and the width of it that has to be in sight, in pixels. */
const BAR = 32
const GRIP = 120

/**
 * A place whose bar is on a screen comes back as it is; any other is put in the middle of the nearest screen, no larger
 * than that. `screens`: the work area of each, the main one first.
 */
export function placeOnScreen<P extends Area>(place: P, screens: readonly Area[]): P {
  const nearest = nearestTo(place, screens)
  if (nearest === null || screens.some(screen => hasGrip(place, screen))) return place
  const width = Math.min(place.width, nearest.width)
  const height = Math.min(place.height, nearest.height)
  const x = nearest.x + Math.round((nearest.width - width) / 2)
  const y = nearest.y + Math.round((nearest.height - height) / 2)
  return { ...place, x, y, width, height }
}

function hasGrip(place: Area, screen: Area): boolean {
  const bar = { ...place, height: BAR }
  const wide = Math.min(bar.x + bar.width, screen.x + screen.width) - Math.max(bar.x, screen.x)
  const high = Math.min(bar.y + bar.height, screen.y + screen.height) - Math.max(bar.y, screen.y)
  return wide >= Math.min(GRIP, bar.width) && high >= BAR / 2
}

function nearestTo(place: Area, screens: readonly Area[]): Area | null {
  const [first, ...others] = screens
  if (first === undefined) return null
  return others.reduce((best, screen) => (distance(place, screen) < distance(place, best) ? screen : best), first)
}

/** Distance between the middles, squared: only its order counts. */
function distance(one: Area, other: Area): number {
  const x = one.x + one.width / 2 - (other.x + other.width / 2)
  const y = one.y + one.height / 2 - (other.y + other.height / 2)
  return x * x + y * y
}
