/** The reader window. */

import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import type { Theme } from '../../shared/settings/settings.ts'
import { READER_ORIGIN } from '../ipc/ipc.ts'
import { PAGE_PREFERENCES } from './lockdown.ts'
import { recover } from './recovery.ts'

export interface WindowPlace {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

export interface ReaderWindowOptions {
  readonly builtFolder: string
  readonly place: WindowPlace
  readonly theme: Theme
  /** In percent. */
  readonly interfaceSize: number
  onMoved(place: WindowPlace): void
  /** The page was gone or hung and is drawn again. */
  onReload(): void
}

const ICON = join('assets', 'icon', 'warraq-256.png')
/** The paper that shows before the page has drawn itself. */
const PAPER = { light: '#faf7f0', sepia: '#efe3cd', dark: '#1b1a18' } as const

export function openReaderWindow(options: ReaderWindowOptions): BrowserWindow {
  const { builtFolder, place, theme, interfaceSize, onMoved, onReload } = options
  const { maximized, ...bounds } = place
  const window = new BrowserWindow({
    ...bounds,
    // The smallest window is a screen of 1280 × 1024 enlarged four times.
    minWidth: 320,
    minHeight: 256,
    title: 'Warraq',
    show: false,
    // A menu in Arabic over a native bar that runs the other way: it comes when it is called (Alt), except on macOS.
    autoHideMenuBar: true,
    backgroundColor: PAPER[paperOf(theme)],
    webPreferences: {
      preload: join(builtFolder, 'preload.cjs'),
      zoomFactor: interfaceSize / 100,
      ...PAGE_PREFERENCES,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => {
    window.show()
    // Reading and shrinking it takes longer than the headlines do.
    setTimeout(() => !window.isDestroyed() && window.setIcon(join(builtFolder, '..', '..', ICON)), 500)
  })
  window.on('close', () => onMoved({ ...window.getNormalBounds(), maximized: window.isMaximized() }))
  recover(window, { onReload })
  void window.loadURL(`${READER_ORIGIN}/index.html`)
  return window
}

/** Brings a window back to the reader's eyes. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function paperOf(theme: Theme): keyof typeof PAPER {
  if (theme !== 'system') return theme
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}
