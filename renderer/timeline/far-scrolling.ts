// A list that is higher than an element of the browser can be (33 million pixels; a quarter of a million rows). Pure. The
// element is as high as it may be; a shift says how much further down the list the reader is than the element is scrolled.

/** Pixels. */
export const HIGHEST = 30_000_000

export interface Scrolled {
  /** As the element says it. */
  readonly top: number
  /** What is added to it for the place in the list. */
  readonly shift: number
}

export interface Extent {
  /** The whole list, in pixels. */
  readonly whole: number
  /** What is seen of it. */
  readonly view: number
}

/** Whoever scrolls further at once has drawn the scrollbar: its place says where in the list they want to be. */
const VIEWS_OF_A_LEAP = 4

/** Where an element has to be scrolled for a place in the list, and the shift that goes with it. */
export function scrolledTo(offset: number, { whole, view }: Extent): Scrolled {
  if (whole <= HIGHEST) return { top: offset, shift: 0 }
  const top = Math.round((offset * (HIGHEST - view)) / (whole - view))
  return { top, shift: offset - top }
}

/** After the element was scrolled to `top`. Near an end of the element it may have to be scrolled elsewhere. */
export function scrolledOn(before: Scrolled, top: number, extent: Extent): Scrolled {
  const { whole, view } = extent
  if (whole <= HIGHEST) return { top, shift: 0 }
  // Neither end is missed by the pixels that rounding takes.
  if (top <= 0 || top >= HIGHEST - view) return { top, shift: top <= 0 ? -top : whole - view - top }
  const share = top / (HIGHEST - view)
  const isLeap = Math.abs(top - before.top) > VIEWS_OF_A_LEAP * view
  if (isLeap) return { top, shift: Math.round(share * (whole - view)) - top }
  const offset = Math.max(0, Math.min(whole - view, top + before.shift))
  const isNearEnd = top < view || top > HIGHEST - 2 * view
  return isNearEnd ? scrolledTo(offset, extent) : { top, shift: offset - top }
}
