/** The icon beside the system's clock. */

import { Menu, Tray } from 'electron'
import { trayIcon } from './own-pictures.ts'
import { type TrayMenuParts, trayMenu, unreadInWords } from './tray-menu.ts'

export interface TrayIcon {
  /** Shows it, or what is new in its menu. */
  show(content: TrayMenuParts): void
  remove(): void
}

export function createTrayIcon(builtFolder: string): TrayIcon {
  let tray: Tray | null = null
  return {
    show(content) {
      if (!tray) {
        tray = new Tray(trayIcon(builtFolder))
        tray.on('click', content.showWindow)
      }
      tray.setToolTip(unreadInWords(content.unread, content.translate))
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(content)))
    },
    remove() {
      tray?.destroy()
      tray = null
    },
  }
}
