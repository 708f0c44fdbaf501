// Walking over the page with arrows, by what is seen: along a column, and from column to column. Pure.

/** A headline on the screen. `along` runs where reading goes, whatever the language; pixels from the page's own corner. */
export interface Spot {
  /** Which block of the page it stands in. */
  readonly block: number
  readonly along: number
  readonly down: number
  readonly width: number
  readonly height: number
}

export type Step = 'down' | 'up' | 'on' | 'back'

/** Where a step leads from the spot at `from`: its place among the spots; null: nowhere. */
export function stepFrom(spots: readonly Spot[], from: number, step: Step): number | null {
  const spot = spots[from]
  if (!spot) return null
  return step === 'down' || step === 'up' ? stepDown(spots, spot, step === 'down' ? 1 : -1) : stepOn(spots, spot, step)
}

/** The next one of its block; after the last, the nearest below. */
function stepDown(spots: readonly Spot[], spot: Spot, by: 1 | -1): number | null {
  const beyond = spots.filter(other => by * (middle(other) - middle(spot)) > 1 && other !== spot)
  const own = beyond.filter(({ block }) => block === spot.block)
  const below = own.length > 0 ? own : beyond.filter(other => sharedWidth(other, spot) > 0)
  return nearest(spots, below.length > 0 ? below : beyond, other => Math.abs(middle(other) - middle(spot)))
}

/** The one beside it in the next column; where there is none, the first of the next row or the last of the one before. */
function stepOn(spots: readonly Spot[], spot: Spot, step: 'on' | 'back'): number | null {
  const by = step === 'on' ? 1 : -1
  const others = spots.filter(({ block }) => block !== spot.block)
  const beside = others.filter(other => {
    const isBeyond = by === 1 ? other.along >= spot.along + spot.width - 1 : other.along + other.width <= spot.along + 1
    return isBeyond && blockReaches(spots, other.block, middle(spot))
  })
  if (beside.length > 0) {
    return nearest(spots, beside, other => 10 * Math.abs(other.along - spot.along) + Math.abs(other.down - spot.down))
  }
  const edge = edgeOf(spots, spot, by)
  const rest = others.filter(other => (by === 1 ? other.down >= edge - 1 : other.down + other.height <= edge + 1))
  return nearest(spots, rest, other => 10 * Math.abs(other.down - edge) + by * other.along)
}

/** Where the row of blocks around a spot ends. */
function edgeOf(spots: readonly Spot[], spot: Spot, by: 1 | -1): number {
  const own = spots.filter(({ block }) => block === spot.block)
  return by === 1 ? Math.max(...own.map(end)) : Math.min(...own.map(({ down }) => down))
}

function blockReaches(spots: readonly Spot[], block: number, height: number): boolean {
  const own = spots.filter(other => other.block === block)
  return Math.min(...own.map(({ down }) => down)) <= height && Math.max(...own.map(end)) >= height
}

function nearest(all: readonly Spot[], some: readonly Spot[], distance: (spot: Spot) => number): number | null {
  const [best] = some.toSorted((a, b) => distance(a) - distance(b))
  return best ? all.indexOf(best) : null
}

function sharedWidth(one: Spot, other: Spot): number {
  return Math.min(one.along + one.width, other.along + other.width) - Math.max(one.along, other.along)
}

function middle({ down, height }: Spot): number {
  return down + height / 2
}

function end({ down, height }: Spot): number {
  return down + height
}
