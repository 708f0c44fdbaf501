/** Requests to the app itself. */

import { basename } from 'node:path'
import type { AppRequests } from '../../shared/contract/app.ts'
import { fileNameFrom } from '../../shared/file-names.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function appHandlers(parts: HandlerParts): HandlersOf<AppRequests> {
  const { settings, notices, system } = parts
  return {
    async readStart() {
      const [found, { front, first }] = await Promise.all([notices.list(), parts.firstScreen.read()])
      // Behind a front page the list is asked for when the page is on the screen.
      if (first || !front?.lead) parts.onSeen()
      const place = settings.readReadingPlace()
      return { settings: settings.read(), notices: found, version: parts.version, front, first, place }
    },
    readFirstList() {
      parts.onSeen()
      return parts.firstScreen.list()
    },
    async changeSettings(change) {
      // What the system refuses is not kept as if it were so.
      if (change.startAtLogin !== undefined) await system.setStartAtLogin(change.startAtLogin)
      const whole = settings.change(change)
      parts.onSettingsChanged(whole)
      return whole
    },
    saveReadingPlace: place => settings.saveReadingPlace(place),
    saidFarewell: screen => parts.onFarewell(screen),
    dismissNotice: notice => notices.dismiss(notice),
    openLink: address => system.openLink(address),
    copy: text => system.copy(text),
    async savePdf(sheet) {
      const path = await system.chooseTarget('pdf', fileNameFrom(sheet.title, 'warraq'))
      if (path === null) return null
      await system.sheets.savePdf(sheet, path)
      return basename(path)
    },
    showWritten: () => system.showTarget(),
    printSheet: sheet => system.sheets.print(sheet),
  }
}
