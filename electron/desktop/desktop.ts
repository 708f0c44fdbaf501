/** The way in: what of the app is outside its window. Read after the first headlines were seen, which do not need it. */

import type { BrowserWindow, WebContents } from 'electron'
import type { CommandName } from '../../shared/commands/commands.ts'
import type { EventName } from '../../shared/contract/contract.ts'
import type { Desktop } from '../../shared/contract/desktop.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { eventOf } from '../../shared/contract/terms.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { complain } from '../base/log.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import type { Autostart } from './autostart.ts'
import { hasBadge, showBadge } from './badge.ts'
import { createBarWindow } from './bar-window.ts'
import { closeToTray } from './close-to-tray.ts'
import { onScreensChanged, screensInOrder } from './screens.ts'
import { createTrayIcon } from './tray.ts'
import { hasTrayHost } from './tray-host.ts'
import type { TrayMenuParts } from './tray-menu.ts'

export interface DesktopParts {
  readonly builtFolder: string
  readonly window: BrowserWindow
  readonly store: Remote<Pick<Store, 'readLibrary' | 'listHeadlines'>>
  readonly autostart: Autostart
  settings(): Settings
  changeSettings(change: Partial<Settings>): void
  translate(): Promise<Translate>
  openArticle(ref: ArticleRef): void
  showWindow(): void
  choose(command: CommandName): void
  /** Says once what closing the window does; false: the reader would rather quit. */
  explainClosing(): Promise<boolean>
  quit(): void
  /** Screens came or went. */
  onChanged(): void
}

export interface DesktopLife {
  apply(settings: Settings): void
  /** What a window was told may be something that the tray shows. */
  hear(name: EventName): void
  barContents(): WebContents | null
}

const NEWS: ReadonlySet<EventName> = new Set([eventOf('library'), eventOf('articles'), eventOf('rules')])
/** News come in batches. */
const PAUSE = 2000
/** For a place for the icon, where there was none. */
const LOOKS_AGAIN = 20_000

export function startDesktop(parts: DesktopParts): DesktopLife {
  const tray = createTrayIcon(parts.builtFolder)
  const bar = createBarWindow(parts.builtFolder, () => parts.changeSettings({ barWindow: false }))
  let soon: NodeJS.Timeout | undefined
  let hadBadge = false

  onScreensChanged(() => {
    bar.apply(parts.settings())
    parts.onChanged()
  })
  closeToTray(parts.window, {
    isWanted: () => parts.settings().tray && parts.settings().closeToTray,
    hasTray: hasTrayHost,
    wasTold: () => parts.settings().toldOfTray,
    async tell() {
      const staysOpen = await parts.explainClosing()
      parts.changeSettings({ toldOfTray: true })
      return staysOpen
    },
    quit: parts.quit,
  })
  void agreeWithSystem().catch(error => complain('start at login', error))
  apply(parts.settings())

  /** Switched off by the system's own means, it is off here too. Switched on, it starts the program where it is now. */
  async function agreeWithSystem(): Promise<void> {
    if (!parts.settings().startAtLogin) return
    if (await parts.autostart.isOn()) await parts.autostart.set(true)
    else parts.changeSettings({ startAtLogin: false })
  }

  function apply(settings: Settings): void {
    bar.apply(settings)
    if (!settings.tray) tray.remove()
    renew()
  }

  function renew(): void {
    clearTimeout(soon)
    soon = undefined
    void show().catch(error => complain('desktop', error))
  }

  async function show(): Promise<void> {
    const { tray: isWanted, badge } = parts.settings()
    if (!isWanted && !badge && !hadBadge) return
    const [translate, library, headlines] = await Promise.all([
      parts.translate(),
      parts.store.readLibrary(),
      isWanted ? parts.store.listHeadlines() : [],
    ])
    const unread = library.sources.reduce((sum, source) => sum + (source.enabled ? source.unread : 0), 0)
    // What was wanted when it was asked for may not be wanted any more.
    const { tray: isStillWanted, badge: shown } = parts.settings()
    if (isStillWanted) await showTray({ ...parts, translate, unread, headlines })
    showBadge(parts.window, shown ? unread : 0, translate('desktop.unread', { count: unread }))
    hadBadge = shown
  }

  /** It comes when there is a place for it, also when a panel is started anew. */
  async function showTray(content: TrayMenuParts): Promise<void> {
    if (await hasTrayHost()) return tray.show(content)
    tray.remove()
    soon ??= setTimeout(renew, LOOKS_AGAIN).unref()
  }

  return {
    apply,
    hear(name) {
      if (NEWS.has(name) && soon === undefined) soon = setTimeout(renew, PAUSE)
    },
    barContents: bar.contents,
  }
}

export async function readDesktop(): Promise<Desktop> {
  const screens = screensInOrder().map(({ id, label, size }) => ({ id, name: label, ...size }))
  const isWayland = process.platform === 'linux' && Boolean(process.env['WAYLAND_DISPLAY'])
  return { hasTray: await hasTrayHost(), hasBadge: hasBadge(), placesWindows: !isWayland, screens }
}
