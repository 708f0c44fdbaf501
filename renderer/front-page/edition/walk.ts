// Walking over the page with arrows, by what is seen: along a column, and from column to column. Pure.

/** `along` runs where reading goes, whatever the language; pixels from one corner of the page. */
export interface Box {
  readonly along: number
  readonly down: number
  readonly width: number
  readonly height: number
}

/** A headline on the screen. */
export interface Spot extends Box {
  /** The part of the page that it stands in: the same object for all that stand in it. */
  readonly block: Box
}

export type Step = 'down' | 'up' | 'on' | 'back'

/** Where a step leads from the spot at `from`: its place among the spots; null: nowhere. */
export function stepFrom(spots: readonly Spot[], from: number, step: Step): number | null {
  const spot = spots[from]
  if (!spot) return null
  const to = step === 'down' || step === 'up' ? below(spots, spot, signOf(step)) : beside(spots, spot, signOf(step))
  return to ? spots.indexOf(to) : null
}

function signOf(step: Step): 1 | -1 {
  return step === 'down' || step === 'on' ? 1 : -1
}

/** The next one of its block; after the last, the nearest of those that stand under most of it. */
function below(spots: readonly Spot[], spot: Spot, by: 1 | -1): Spot | undefined {
  const beyond = spots.filter(other => other !== spot && by * (middle(other) - middle(spot)) > 1)
  const own = beyond.filter(({ block }) => block === spot.block)
  if (own.length > 0) return nearest(own, other => Math.abs(middle(other) - middle(spot)))
  return nearest(beyond, other => Math.abs(middle(other) - middle(spot)) - sharedWidth(other, spot) / 2)
}

/** At the same height in the next column; where there is none, the first of the next row or the last of the one before. */
function beside(spots: readonly Spot[], spot: Spot, by: 1 | -1): Spot | undefined {
  const others = spots.filter(({ block }) => block !== spot.block)
  const isBeyond = ({ block }: Spot) =>
    by === 1 ? block.along >= spot.block.along + spot.block.width - 1 : endAlong(block) <= spot.block.along + 1
  const there = others.filter(other => isBeyond(other) && isLevel(other.block, spot.block))
  if (there.length > 0) {
    const column = Math.min(...there.map(({ block }) => Math.abs(block.along - spot.block.along)))
    const inColumn = there.filter(({ block }) => Math.abs(block.along - spot.block.along) === column)
    return nearest(inColumn, other => Math.abs(middle(other) - middle(spot)))
  }
  return by === 1 ? nextRow(others, spot) : rowBefore(others, spot)
}

/** The first headline of the row of blocks under this one. */
function nextRow(others: readonly Spot[], { block }: Spot): Spot | undefined {
  const edge = Math.max(end(block), ...others.filter(other => isLevel(other.block, block)).map(o => end(o.block)))
  const rest = others.filter(other => other.block.down >= edge - 1)
  const top = nearest(rest, other => other.block.down)
  const row = rest.filter(other => top && isLevel(other.block, top.block))
  return row.toSorted((a, b) => a.block.along - b.block.along || a.down - b.down)[0]
}

/** The last one of the row over it. */
function rowBefore(others: readonly Spot[], { block }: Spot): Spot | undefined {
  const edge = Math.min(block.down, ...others.filter(other => isLevel(other.block, block)).map(o => o.block.down))
  const rest = others.filter(other => end(other.block) <= edge + 1)
  const bottom = nearest(rest, other => -end(other.block))
  const row = rest.filter(other => bottom && isLevel(other.block, bottom.block))
  return row.toSorted((a, b) => b.block.along - a.block.along || b.down - a.down)[0]
}

/** Whether two blocks stand beside each other somewhere. */
function isLevel(one: Box, other: Box): boolean {
  return one.down < end(other) - 1 && end(one) > other.down + 1
}

function nearest(some: readonly Spot[], distance: (spot: Spot) => number): Spot | undefined {
  return some.toSorted((a, b) => distance(a) - distance(b))[0]
}

function sharedWidth(one: Box, other: Box): number {
  return Math.max(0, Math.min(endAlong(one), endAlong(other)) - Math.max(one.along, other.along))
}

function middle({ down, height }: Box): number {
  return down + height / 2
}

function end({ down, height }: Box): number {
  return down + height
}

function endAlong({ along, width }: Box): number {
  return along + width
}
