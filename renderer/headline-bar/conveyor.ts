/**
 * Where each headline stands on the moving strip. Pure: distances in CSS pixels of travel, no clock, no document.
 *
 * The strip has no width and lies at the edge where headlines enter; a headline with offset o begins o pixels outside
 * that edge, so it begins to enter when the strip has travelled o, and has left a bar of width w when the strip has
 * travelled o + its own width + w. Whatever lies ahead of the edge can be rearranged without anybody seeing it.
 */

export interface Slot {
  readonly key: string
  readonly offset: number
  readonly width: number
}

export interface Belt {
  /** Headlines in the order in which they enter. */
  readonly slots: readonly Slot[]
  readonly barWidth: number
  /** Space between the end of a headline and the beginning of the next. */
  readonly gap: number
}

export interface Item {
  readonly key: string
  readonly width: number
}

/** A belt that looks as if it had been running: the first headline begins where reading begins, the bar is full. */
export function freshBelt(items: readonly Item[], barWidth: number, gap: number): Belt {
  return { slots: inARow(items, 0, gap), barWidth, gap }
}

/**
 * The same belt with other headlines. Those on the screen stay where they are, whatever becomes of them; new ones
 * come next, then the rest in their old order; those that are no longer wanted are gone when they have left.
 */
export function withItems(belt: Belt, items: readonly Item[], travelled: number): Belt {
  const wanted = new Map(items.map(item => [item.key, item]))
  const staying = onScreen(belt, travelled)
  const shown = new Set(staying.map(({ key }) => key))
  const known = new Set(belt.slots.map(({ key }) => key))
  const added = items.filter(({ key }) => !known.has(key))
  const later = belt.slots.flatMap(({ key }) => (shown.has(key) ? [] : (wanted.get(key) ?? [])))
  const from = nextOffset(staying, travelled, belt.gap)
  return { ...belt, slots: [...staying, ...inARow([...added, ...later], from, belt.gap)] }
}

/** The headlines of which some part is in the bar. */
export function onScreen(belt: Belt, travelled: number): Slot[] {
  return belt.slots.filter(slot => slot.offset < travelled && !hasLeft(belt, slot, travelled))
}

/** Sends the headlines that have left back to the end of the queue; null when none has. */
export function recycled(belt: Belt, travelled: number, wanted: ReadonlySet<string>): Belt | null {
  const left = belt.slots.filter(slot => hasLeft(belt, slot, travelled))
  if (left.length === 0) return null
  const stay = belt.slots.filter(slot => !left.includes(slot))
  const again = left.filter(({ key }) => wanted.has(key))
  return { ...belt, slots: [...stay, ...inARow(again, nextOffset(stay, travelled, belt.gap), belt.gap)] }
}

/** How far the strip will have travelled when the next headline has left the bar; null on an empty belt. */
export function nextDeparture(belt: Belt): number | null {
  if (belt.slots.length === 0) return null
  return Math.min(...belt.slots.map(({ offset, width }) => offset + width + belt.barWidth))
}

/** What a headline takes of the space before it while it has the focus. */
const RING = 8

/** How far the strip must have travelled for the whole headline, or at least its beginning, to be in the bar. */
export function travelToShow(belt: Belt, slot: Slot, travelled: number): number {
  const whole = Math.min(slot.width + belt.gap, belt.barWidth)
  const enough = slot.offset + whole
  const tooFar = Math.max(enough, slot.offset + belt.barWidth - RING)
  if (travelled < enough) return enough
  return travelled > tooFar ? tooFar : travelled
}

/**
 * How far the strip travels on, or back, to stand on whole device pixels: letters between two of them are drawn blurred
 * and heavier. `edge`: where the strip is on the screen, in CSS pixels. Half a device pixel at most, which nobody sees.
 */
export function travelToRest(edge: number, sign: 1 | -1, devicePixels: number): number {
  const onScreen = edge * devicePixels
  return (sign * (Math.round(onScreen) - onScreen)) / devicePixels
}

/** The belt after its headlines changed width, as in another face: the foremost stays, the others follow it. */
export function remeasured(belt: Belt, widthOf: (key: string) => number | undefined): Belt {
  const items = belt.slots.map(({ key, width }) => ({ key, width: widthOf(key) ?? width }))
  return { ...belt, slots: inARow(items, belt.slots[0]?.offset ?? 0, belt.gap) }
}

/** The same belt with its numbers made small again; the strip must be moved back by `distance` in the same frame. */
export function rebased(belt: Belt, distance: number): Belt {
  return { ...belt, slots: belt.slots.map(slot => ({ ...slot, offset: slot.offset - distance })) }
}

function hasLeft({ barWidth }: Belt, { offset, width }: Slot, travelled: number): boolean {
  return travelled >= offset + width + barWidth
}

/** Behind the last one, and never inside the bar. */
function nextOffset(slots: readonly Slot[], travelled: number, gap: number): number {
  return Math.max(travelled, ...slots.map(({ offset, width }) => offset + width + gap))
}

function inARow(items: readonly Item[], from: number, gap: number): Slot[] {
  let offset = from
  return items.map(({ key, width }) => {
    const slot = { key, offset, width }
    offset += width + gap
    return slot
  })
}
