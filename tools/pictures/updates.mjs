// What is said about new versions: the line over the window and the page, as they are, and at 200 % in a narrow window.
import { dirname } from 'node:path'
import { openSample, openWindow, wordsOf } from './window.mjs'

const NEVER_ASKED = 'http://127.0.0.1:9/'
/** Looks like a key: nothing is ever verified with it. */
const KEY = Buffer.alloc(32, 1).toString('base64')
const LOOKS = [
  { name: 'wide', size: [1200, 800], interfaceSize: 100 },
  { name: 'zoomed', size: [700, 900], interfaceSize: 200 },
]
const NEW = { version: '9.0.0', size: 83_400_000 }
const FAILURE = { code: 'updateUntrusted' }
const STATES = {
  offered: { offered: NEW },
  fetching: { offered: NEW, work: 'fetching', fetched: 30_000_000 },
  ready: { ready: '9.0.0' },
  refused: { failure: FAILURE, isExpired: true, fellBackFrom: '8.0.0' },
  system: { offered: NEW, installation: 'deb' },
}

export async function takeUpdates(folder) {
  const env = {
    WARRAQ_UPDATES: `${NEVER_ASKED} ${KEY} ${KEY.replace('A', 'B')}`,
    APPIMAGE: process.env.WARRAQ_ELECTRON,
    APPDIR: dirname(process.env.WARRAQ_ELECTRON),
  }
  const window = await openWindow(folder, { env })
  const { app, page } = window
  await openSample(page)
  const known = await page.evaluate(async () => (await globalThis.window.reader.request.readUpdates()).value)
  const tell = state =>
    app.evaluate(
      ({ BrowserWindow }, told) => BrowserWindow.getAllWindows()[0].webContents.send('updateProgressed', told),
      { ...known, ...state },
    )
  for (const { name, size, interfaceSize } of LOOKS) {
    await window.size(size)
    for (const language of ['ar', 'fr']) {
      await window.show({ language, interfaceSize, updates: 'unasked' })
      await tell({})
      await window.shoot(`updates/${name}-${language}-asks`)
      await window.show({ updates: 'daily' })
      await tell(STATES.offered)
      await window.shoot(`updates/${name}-${language}-tells`)
      await openPage(page, wordsOf(language))
      for (const [state, told] of Object.entries(STATES)) {
        await tell(told)
        await window.shoot(`updates/${name}-${language}-page-${state}`)
      }
      await page.keyboard.press('Escape')
    }
  }
  await window.close()
}

async function openPage(page, t) {
  await page.keyboard.press('Control+Comma')
  await page.getByRole('button', { name: t('updates.open') }).click()
  await page.getByRole('dialog', { name: t('updates.name') }).waitFor()
}
