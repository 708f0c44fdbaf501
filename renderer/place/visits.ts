// When the reader was here before: what is older than that is not new to them.
import type { KeptScreen } from '../../shared/screen/screen.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'

/** The end of the visit before this one; null: this is the first. */
export const lastVisitCell = createCell<number | null>(null)

/** Whoever was away this long comes to a new visit. */
const AWAY_MS = 30 * 60_000

/**
 * What is to be kept when the window goes is kept on `pagehide`: the app waits for it before it ends, and for what `draw`
 * draws for the next start.
 */
export function watchFarewell(window: EventTarget, draw: () => Promise<KeptScreen | null>): void {
  reader.on.leaving(async () => {
    window.dispatchEvent(new Event('pagehide'))
    void reader.request.saidFarewell(await draw().catch(() => null))
  })
}

/** `onLeave`: the reader goes to another window, or closes this one. */
export function watchVisits(window: EventTarget, onLeave: () => void): void {
  let leftAt = Date.now()
  const leave = () => {
    leftAt = Date.now()
    onLeave()
  }
  window.addEventListener('blur', leave)
  window.addEventListener('pagehide', leave)
  window.addEventListener('focus', () => {
    if (Date.now() - leftAt >= AWAY_MS) lastVisitCell.set(leftAt)
  })
}
