/**
 * Closing the window leaves the app behind its icon beside the clock, as far as the reader wants that and there is one. No
 * window vanishes where nothing shows the way back to it: then closing quits, and a hidden one comes back when the icon goes.
 */

import { SECOND } from '../../shared/units.ts'
import { complain } from '../base/log.ts'

export interface ClosedWindow {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown
  on(event: 'show', listener: () => void): unknown
  hide(): void
  show(): void
}

export interface ClosingParts {
  isWanted(): boolean
  /** Somebody draws the icon. */
  hasTray(): Promise<boolean>
  /** The reader knows already what closing does. */
  wasTold(): boolean
  /** Tells them, once; false: they would rather quit. */
  tell(): Promise<boolean>
  quit(): void
}

const LOOKS_EVERY = 20 * SECOND
/** A panel that is started anew is away for a moment. */
const MOST_MISSES = 2

export function closeToTray(window: ClosedWindow, parts: ClosingParts): void {
  let isAsked = false
  let looking: NodeJS.Timeout | undefined

  window.on('close', event => {
    if (!parts.isWanted()) return
    event.preventDefault()
    if (isAsked) return
    isAsked = true
    leave()
      .catch(error => {
        complain('closing', error)
        parts.quit()
      })
      .finally(() => {
        isAsked = false
      })
  })
  window.on('show', () => clearInterval(looking))

  async function leave(): Promise<void> {
    if (!(await parts.hasTray())) return parts.quit()
    if (!parts.wasTold() && !(await parts.tell())) return parts.quit()
    window.hide()
    look()
  }

  function look(): void {
    let misses = 0
    clearInterval(looking)
    looking = setInterval(async () => {
      misses = (await parts.hasTray()) ? 0 : misses + 1
      if (misses >= MOST_MISSES) window.show()
    }, LOOKS_EVERY)
  }
}
