/** The number of unread articles on the program's icon, where the system has a place for it. */

import { app, type BrowserWindow } from 'electron'
import { unreadDot } from './own-pictures.ts'

export function hasBadge(): boolean {
  // On Linux only some launchers have one, and only this says whether there is one.
  return process.platform !== 'linux' || app.setBadgeCount(app.getBadgeCount())
}

/** `words` says the same to whoever hears it. Windows has room for a dot and for no number. */
export function showBadge(window: BrowserWindow | null, unread: number, words: string): void {
  if (process.platform !== 'win32') app.setBadgeCount(unread)
  else if (window && !window.isDestroyed()) window.setOverlayIcon(unread > 0 ? unreadDot() : null, words)
}
