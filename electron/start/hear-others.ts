/** What others hand to the app while it runs: a second start of it, or the system with a link or a file. */

import { app } from 'electron'
import { importFileOf } from '../handlers/opml-import.ts'
import { pageToSave, pageToSaveOf } from './public-links.ts'

export interface Hearing {
  show(): void
  importFile(path: string): Promise<void>
  offerPage(address: string): void
  /** The window may not be there yet. */
  offerPageWhenDrawn(address: string): Promise<void>
}

export function hearOthers({ show, importFile, offerPage, offerPageWhenDrawn }: Hearing): void {
  app.on('second-instance', (_event, _argv, _workingFolder, given) => {
    show()
    const file = importFileOf(given)
    if (file) void importFile(file)
    const address = pageToSaveOf(given)
    if (address) offerPage(address)
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    const address = pageToSave(link)
    if (address) void offerPageWhenDrawn(address)
  })
  app.on('open-file', (event, file) => {
    event.preventDefault()
    void importFile(file)
  })
  app.on('activate', show)
}
