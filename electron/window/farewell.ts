/** Before the app goes, its page puts down what it still holds: where the reader is, and what they are writing. */

import { app, type BrowserWindow } from 'electron'
import type { KeptScreen } from '../../shared/screen/screen.ts'

/** A page that is stuck holds nobody up, and nobody sees it any more. Milliseconds. */
const PATIENCE = 2500

export interface Farewell {
  /**
   * Takes the window out of sight, tells its page, and resolves when that has put everything down: to what the next start
   * shows first, or to null; null as well when it does not answer.
   */
  say(): Promise<KeptScreen | null>
  /** The page has. What it asked for before this came before it. */
  onAnswered(screen: KeptScreen | null): void
  /**
   * Closing the window ends the app in this way, because a page that is going may ask for nothing. Whoever hears of it before
   * this may keep the window; said again, this comes behind those that were added meanwhile.
   */
  sayOnClose(window: BrowserWindow): void
}

export function createFarewell(opened: () => BrowserWindow | null, tell: () => void): Farewell {
  let answered = (_screen: KeptScreen | null) => {}
  let isSaid = false
  const onClose = (event: Electron.Event) => {
    if (event.defaultPrevented || isSaid) return
    event.preventDefault()
    app.quit()
  }
  return {
    async say() {
      isSaid = true
      const window = opened()
      if (!window || window.isDestroyed()) return null
      window.hide()
      if (window.webContents.isCrashed()) return null
      return withinPatience(done => {
        answered = done
        tell()
      })
    },
    onAnswered: screen => answered(screen),
    sayOnClose(window) {
      window.off('close', onClose)
      window.on('close', onClose)
    },
  }
}

async function withinPatience<T>(ask: (done: (answer: T | null) => void) => void): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const answer = await new Promise<T | null>(done => {
    timer = setTimeout(done, PATIENCE, null)
    ask(done)
  })
  clearTimeout(timer)
  return answer
}
