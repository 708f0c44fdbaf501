/**
 * The moving strip: one linear animation of one element, which the compositor runs alone. Script runs when a headline
 * has left (every few seconds), never for a frame.
 */

import {
  type Belt,
  freshBelt,
  type Item,
  nextDeparture,
  onScreen,
  rebased,
  recycled,
  remeasured,
  travelToRest,
  travelToShow,
  withItems,
} from './conveyor.ts'

export interface StripParts {
  readonly strip: HTMLElement
  readonly bar: HTMLElement
  /** The element of a headline, by its key. */
  element(key: string): HTMLElement | undefined
  readonly rightToLeft: boolean
  /** A headline has left the bar. What is told are those that have not. */
  onLeft(onScreen: readonly string[]): void
}

export interface Strip {
  /** Takes over the headlines that are in the document now. */
  setKeys(keys: readonly string[]): void
  /** CSS pixels per second. */
  setSpeed(speed: number): void
  setMoving(moving: boolean): void
  keysOnScreen(): readonly string[]
  /** Brings a headline into the bar. */
  show(key: string): void
  stop(): void
}

const GAP = 56
/** The animation's length of way, in pixels: hours. Before its end, and before pixels lose their precision, it is moved back. */
const LONGEST_WAY = 1_000_000
const REBASE_AFTER = 200_000
/** Of a pixel: below it the precision of numbers is meant, and not a place. */
const UNSEEN = 0.001

export function startStrip({ strip, bar, element, rightToLeft, onLeft }: StripParts): Strip {
  const sign = rightToLeft ? 1 : -1
  let speed = 60
  let moving = true
  let keys: readonly string[] = []
  let belt: Belt | null = null
  let animation = animate(bar.clientWidth)
  let timer: ReturnType<typeof setTimeout> | undefined
  const resized = new ResizeObserver(() => {
    if (belt && belt.barWidth !== bar.clientWidth) place({ ...belt, barWidth: bar.clientWidth })
    rest()
  })
  resized.observe(bar)
  // Headlines change width under a reader's own style, or when a face arrives late.
  const grown = new ResizeObserver(() => {
    const widthOf = (key: string) => element(key)?.offsetWidth
    if (belt?.slots.some(({ key, width }) => Math.abs((widthOf(key) ?? width) - width) > 1)) {
      place(remeasured(belt, widthOf))
    }
  })

  function animate(travelled: number): Animation {
    const made = strip.animate([{ transform: 'translateX(0)' }, { transform: `translateX(${sign * LONGEST_WAY}px)` }], {
      duration: (LONGEST_WAY / speed) * 1000,
      fill: 'both',
    })
    made.currentTime = (travelled / speed) * 1000
    if (!moving) made.pause()
    return made
  }

  function travelled(): number {
    return (Number(animation.currentTime ?? 0) / 1000) * speed
  }

  function moveTo(distance: number): void {
    const before = animation
    animation = animate(distance)
    before.cancel()
  }

  /** Still, it stands on whole device pixels. Where it was held is known with the next frame. */
  function rest(): void {
    const held = animation
    const settle = () => {
      if (moving || animation !== held) return
      const rounding = travelToRest(strip.getBoundingClientRect().left, sign, window.devicePixelRatio)
      if (Math.abs(rounding) > UNSEEN) moveTo(travelled() + rounding)
    }
    // Rejected where another animation took its place, which rests by itself.
    held.ready.then(settle, () => {})
  }

  function measured(): Item[] {
    return keys.flatMap(key => {
      const width = element(key)?.offsetWidth
      return width === undefined ? [] : [{ key, width }]
    })
  }

  function place(next: Belt): void {
    belt = next
    for (const { key, offset } of next.slots) {
      const placed = element(key)
      if (placed) placed.style.insetInlineStart = `${offset}px`
    }
    schedule()
  }

  function schedule(): void {
    clearTimeout(timer)
    const departure = belt ? nextDeparture(belt) : null
    if (departure === null || !moving) return
    timer = setTimeout(turn, Math.max(50, ((departure - travelled()) / speed) * 1000))
  }

  function keysOnScreen(): readonly string[] {
    return belt ? onScreen(belt, travelled()).map(({ key }) => key) : []
  }

  function turn(): void {
    if (!belt) return
    const next = recycled(belt, travelled(), new Set(keys))
    if (next) place(next)
    else schedule()
    const way = travelled()
    if (belt && way > REBASE_AFTER) {
      place(rebased(belt, way - belt.barWidth))
      moveTo(belt.barWidth)
    }
    if (next) onLeft(keysOnScreen())
  }

  return {
    setKeys(wanted) {
      keys = wanted
      const items = measured()
      grown.disconnect()
      for (const key of keys) {
        const placed = element(key)
        if (placed) grown.observe(placed)
      }
      place(
        belt && belt.slots.length > 0 ? withItems(belt, items, travelled()) : freshBelt(items, bar.clientWidth, GAP),
      )
    },
    setSpeed(changed) {
      if (changed === speed) return
      const way = travelled()
      speed = changed
      moveTo(way)
      schedule()
    },
    setMoving(wanted) {
      if (wanted === moving) return
      moving = wanted
      if (moving) animation.play()
      else animation.pause()
      rest()
      schedule()
    },
    keysOnScreen,
    show(key) {
      const slot = belt?.slots.find(candidate => candidate.key === key)
      if (!belt || !slot) return
      const way = travelToShow(belt, slot, travelled())
      if (way !== travelled()) moveTo(way)
      rest()
      schedule()
    },
    stop() {
      clearTimeout(timer)
      resized.disconnect()
      grown.disconnect()
      animation.cancel()
    },
  }
}
