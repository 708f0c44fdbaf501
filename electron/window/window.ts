/** The reader window. */

import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron'
import type { Theme } from '../../shared/settings/settings.ts'
import { READER_ORIGIN } from '../ipc/ipc.ts'
import { PAGE_PREFERENCES } from './lockdown.ts'
import { placeOnScreen, type WindowPlace } from './place.ts'
import { recover } from './recovery.ts'

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
    ...seenBounds(bounds),
    // The smallest window is a screen of 1280 × 1024 enlarged four times.
    minWidth: 320,
    minHeight: 256,
    title: 'Warraq',
    show: false,
    // A row of words above the paper that few ever use: it comes when it is called (Alt), except on macOS.
    autoHideMenuBar: true,
    backgroundColor: paperOf(theme),
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
  keepInSight(window)
  const keepPlace = () => {
    if (!window.isDestroyed()) onMoved({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  }
  window.on('close', keepPlace)
  // Whoever leaves by a menu or a key closes no window.
  app.once('before-quit', keepPlace)
  recover(window, { onReload })
  void window.loadURL(`${READER_ORIGIN}/index.html`)
  return window
}

/** Brings a window back to the reader's eyes. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  bringBack(window)
  window.show()
  window.focus()
}

/** Corrects the window's place when a screen is taken away or turned: not every system does that. */
function keepInSight(window: BrowserWindow): void {
  const back = () => bringBack(window)
  screen.on('display-removed', back)
  screen.on('display-metrics-changed', back)
  window.on('restore', back)
  window.once('closed', () => {
    screen.off('display-removed', back)
    screen.off('display-metrics-changed', back)
  })
}

function bringBack(window: BrowserWindow): void {
  // A window that fills a screen is moved by the system; a minimised one has no place and is corrected on `restore`.
  if (window.isMinimized() || window.isMaximized() || window.isFullScreen()) return
  const bounds = window.getBounds()
  const seen = placeOnScreen(bounds, workAreas())
  if (seen !== bounds) window.setBounds(seen)
}

/** Bounds to open with; where no corner was saved the system finds a place by itself. */
function seenBounds({ x, y, width, height }: Omit<WindowPlace, 'maximized'>): Partial<Rectangle> {
  if (x === undefined || y === undefined) return { width, height }
  return placeOnScreen({ x, y, width, height }, workAreas())
}

function workAreas(): Rectangle[] {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  return [main, ...others].map(({ workArea }) => workArea)
}

/** What shows before a page has drawn itself. */
export function paperOf(theme: Theme): string {
  const system = nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
  return PAPER[theme === 'system' ? system : theme]
}
