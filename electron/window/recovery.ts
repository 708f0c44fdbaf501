/**
 * A page that crashed or hangs is drawn again, and the reader is told; what it showed is in the store. A page that
 * crashes again and again is replaced by one without any script.
 */

import type { BrowserWindow } from 'electron'
import { READER_ORIGIN } from '../ipc/ipc.ts'

export const SAFE_PAGE = `${READER_ORIGIN}/safe.html`

const MOST_CRASHES = 3
const WITHIN = 60_000
/** Whatever took the process is often still busy with it. */
const PAUSE = 500
/** Chromium says so after half a minute; whoever waits that long and this has waited enough. */
const LONGEST_HANG = 10_000

export interface RecoveryOptions {
  /** The page is about to be drawn again. */
  onReload(): void
  /** It crashed too often. Without it, the page without a script is shown. */
  onGivenUp?(): void
  now?(): number
  hang?: number
}

export function recover(
  window: BrowserWindow,
  { onReload, onGivenUp, now = () => performance.now(), hang = LONGEST_HANG }: RecoveryOptions,
): void {
  const { webContents: contents } = window
  let crashes: readonly number[] = []
  let patience: ReturnType<typeof setTimeout> | undefined

  contents.on('render-process-gone', (_event, { reason }) => {
    clearTimeout(patience)
    if (reason === 'clean-exit') return
    crashes = [...crashes.filter(at => now() - at < WITHIN), now()]
    setTimeout(again, PAUSE)
  })
  window.on('unresponsive', () => {
    clearTimeout(patience)
    patience = setTimeout(() => !contents.isDestroyed() && contents.forcefullyCrashRenderer(), hang)
  })
  window.on('responsive', () => clearTimeout(patience))

  function again(): void {
    if (window.isDestroyed()) return
    if (crashes.length < MOST_CRASHES) {
      onReload()
      contents.reload()
    } else if (onGivenUp) onGivenUp()
    else if (contents.getURL() !== SAFE_PAGE) void window.loadURL(SAFE_PAGE)
  }
}
