import { afterAll, beforeAll, expect, test } from 'vitest'
import { isTrueOnBus } from '../../electron/desktop/session-bus.ts'
import { hasBus, hasTrayHost, type OwnBus, openBus } from '../support/tray-host.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const HOST = { service: WATCHER, path: '/StatusNotifierWatcher', of: WATCHER, name: 'IsStatusNotifierHostRegistered' }

let bus: OwnBus | null = null
const ask = (property = HOST) => isTrueOnBus(property, { DBUS_SESSION_BUS_ADDRESS: bus?.address })

beforeAll(async () => {
  bus = hasBus() ? await openBus() : null
})
afterAll(() => bus?.stop())

test('without a bus there is no tray', async () => {
  expect(await isTrueOnBus(HOST, { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/at/all' })).toBe(false)
  expect(await isTrueOnBus(HOST, { XDG_RUNTIME_DIR: '/nowhere' })).toBe(false)
})

test.runIf(hasBus())('on a bus without a place for icons there is none', async () => {
  expect(await ask()).toBe(false)
})

test.runIf(hasTrayHost())('there is one while somebody shows icons, and none after they are gone', async () => {
  const place = await bus?.openTray()
  expect(await ask()).toBe(true)
  // A number, a name that nobody answers to.
  expect(await ask({ ...HOST, name: 'ProtocolVersion' })).toBe(false)
  expect(await ask({ ...HOST, path: '/elsewhere' })).toBe(false)
  await place?.close()
  await expect.poll(() => ask()).toBe(false)
})
