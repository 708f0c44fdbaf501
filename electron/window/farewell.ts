/** Before the app goes, its page puts down what it still holds: where the reader is, and what they are writing. */

import { app, type BrowserWindow } from 'electron'

/** A page that is stuck holds nobody up. Milliseconds. */
const PATIENCE = 700

export interface Farewell {
  /** Tells the page, and resolves when it has put everything down, or does not answer; the window is out of sight then. */
  say(): Promise<void>
  /** The page has. What it asked for before this came before it. */
  onAnswered(): void
  /**
   * Closing the window ends the app in this way, because a page that is going may ask for nothing. Whoever hears of it before
   * this may keep the window; said again, this comes behind those that were added meanwhile.
   */
  sayOnClose(window: BrowserWindow): void
}

export function createFarewell(opened: () => BrowserWindow | null, tell: () => void): Farewell {
  let answered = () => {}
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
      if (!window || window.isDestroyed()) return
      if (!window.webContents.isCrashed()) {
        await withinPatience(done => {
          answered = done
          tell()
        })
      }
      if (!window.isDestroyed()) window.hide()
    },
    onAnswered: () => answered(),
    sayOnClose(window) {
      window.off('close', onClose)
      window.on('close', onClose)
    },
  }
}

async function withinPatience(ask: (done: () => void) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await new Promise<void>(done => {
    timer = setTimeout(done, PATIENCE)
    ask(done)
  })
  clearTimeout(timer)
}
