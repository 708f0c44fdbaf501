/** Lets what runs come to its end before the app does, but not for long. */

import { app } from 'electron'
import { complain } from '../base/log.ts'

const PATIENCE = 2500

/** `last`: what is done when everything has stopped. */
export function quitWith(stop: () => Promise<void>, last: () => Promise<void>): void {
  let isStopping = false
  app.on('before-quit', event => {
    event.preventDefault()
    if (isStopping) return
    isStopping = true
    void stopInTime(stop)
      .then(last)
      .then(() => app.exit(0))
  })
}

async function stopInTime(stop: () => Promise<void>): Promise<void> {
  const limit = new Promise<void>(done => setTimeout(done, PATIENCE))
  await Promise.race([stop().catch(error => complain('stop', error)), limit])
}
