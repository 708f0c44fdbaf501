/**
 * A new version is started once before it takes the place of the old one (`electron/updates/programs.ts`): it opens its
 * store in an empty profile, waits for Electron, and ends. 0 means that the program can run on this computer.
 */

import { app } from 'electron'
import { complain } from '../base/log.ts'
import { startStore } from '../store/start.ts'

export function tryStart(builtFolder: string, folder: string): void {
  const store = startStore(builtFolder, folder, { onAgain() {}, onGivenUp: () => app.exit(1) })
  Promise.all([store.opened, app.whenReady()])
    .then(() => store.stop())
    .then(
      () => app.exit(0),
      error => {
        complain('trial', error)
        app.exit(1)
      },
    )
}
