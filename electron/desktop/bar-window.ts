/** The headline bar in a window of its own: above all others, at an edge of a screen, with a page that can do little. */

import { join } from 'node:path'
import { BrowserWindow, type WebContents } from 'electron'
import type { Settings } from '../../shared/settings/settings.ts'
import { READER_ORIGIN } from '../ipc/ipc.ts'
import { PAGE_PREFERENCES } from '../window/lockdown.ts'
import { recover } from '../window/recovery.ts'
import { paperOf } from '../window/window.ts'
import { barArea } from './bar-place.ts'
import { screensInOrder } from './screens.ts'

export interface BarWindow {
  /** Opens, moves or closes it, as the settings say. */
  apply(settings: Settings): void
  /** null: it is not open. */
  contents(): WebContents | null
}

/** `onClosed`: the reader closed it with the system's means, or its page crashed again and again. */
export function createBarWindow(builtFolder: string, onClosed: () => void): BarWindow {
  let window: BrowserWindow | null = null

  function open(settings: Settings): BrowserWindow {
    const opened = new BrowserWindow({
      title: 'Warraq',
      show: false,
      frame: false,
      alwaysOnTop: true,
      resizable: false,
      movable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      backgroundColor: paperOf(settings.theme),
      webPreferences: { preload: join(builtFolder, 'preload-bar.cjs'), ...PAGE_PREFERENCES },
    })
    opened.setVisibleOnAllWorkspaces(true)
    // Whoever writes in another program goes on writing there.
    opened.once('ready-to-show', () => opened.showInactive())
    // Not `closed`: that comes when the app ends too, and then the bar is to be there again.
    opened.once('close', onClosed)
    opened.once('closed', () => {
      if (window === opened) window = null
    })
    recover(opened, { onReload: () => {}, onGivenUp: onClosed })
    void opened.loadURL(`${READER_ORIGIN}/bar.html`)
    return opened
  }

  return {
    apply(settings) {
      if (!settings.barWindow) {
        const closing = window
        window = null
        return closing?.destroy()
      }
      window ??= open(settings)
      const { barEdge: edge, barScreen: screen, interfaceSize: size } = settings
      const area = barArea({ edge, screen, size }, screensInOrder())
      if (area) window.setBounds(area)
      window.webContents.setZoomFactor(size / 100)
    },
    contents: () => (window && !window.isDestroyed() ? window.webContents : null),
  }
}
