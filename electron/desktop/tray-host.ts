/** Whether somebody draws the icons of programs beside the clock. */

import { isTrueOnBus } from './session-bus.ts'

/** As Chromium asks before it makes an icon. The older trays of X11 cannot be asked and do not count. */
const HOST = {
  service: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  of: 'org.kde.StatusNotifierWatcher',
  name: 'IsStatusNotifierHostRegistered',
}

export async function hasTrayHost(): Promise<boolean> {
  return process.platform !== 'linux' || isTrueOnBus(HOST)
}
