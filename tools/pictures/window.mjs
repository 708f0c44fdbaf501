// The real app for one roll of pictures: what it looks like is set, and a picture of it taken.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron } from 'playwright-core'
import { createTranslate } from '../../shared/locales/translator.ts'
import { projectRoot } from '../places.mjs'

/** Fonts, pictures and the fade of the theme. */
const SETTLING = 500
export const USUAL_SIZE = [1440, 900]

/** `begins`: on the front page, or in the list behind it. `opml`: a list that is imported and synced at the start. `allow`: hosts of this machine that may be asked. `env`: of the app, besides ours. */
export async function openWindow(folder, { opml, allow = '', begins = 'list', env = {} } = {}) {
  const profile = await mkdtemp(join(homedir(), 'profile-'))
  const app = await _electron.launch({
    executablePath: process.env.WARRAQ_ELECTRON,
    args: [projectRoot, '--data', profile, '--disable-gpu', ...(await importOf(profile, opml))],
    env: { ...process.env, WARRAQ_ALLOW_HOSTS: allow, ...env },
    chromiumSandbox: true,
  })
  const page = await app.firstWindow()
  const window = { app, page, show, size, shoot, close: () => app.close() }
  await size(USUAL_SIZE)
  await page.getByRole('main').waitFor()
  if (begins === 'list') await page.keyboard.press('Control+Digit2')
  return window

  async function show(look) {
    await page.evaluate(change => globalThis.window.reader.request.changeSettings(change), look)
  }

  async function size([width, height]) {
    await page.setViewportSize({ width, height })
    // Over the article or beside the name of the paper, where it lights nothing up.
    const [x, y] = begins === 'front' ? [0.7, 0.09] : [0.5, 0.7]
    await page.mouse.move(width * x, height * y)
  }

  async function shoot(name) {
    await page.waitForTimeout(SETTLING)
    const path = join(folder, `${name}.png`)
    await mkdir(dirname(path), { recursive: true })
    await page.screenshot({ path })
  }
}

/** The interface's own words, to press what has no key. */
export function wordsOf(language) {
  return createTranslate(language)
}

/** Resolves when the sync that follows an import is over: it has asked as many feeds as the library has. */
export function synced(page) {
  return page.waitForFunction(
    async () => {
      const { request } = globalThis.window.reader
      const [library, state] = await Promise.all([request.readLibrary(), request.readSyncState()])
      const feeds = library.value.sources.flatMap(source => source.feeds)
      const isOver = state.value.progress === null && state.value.lastSummary !== null
      return isOver && feeds.length > 0 && feeds.every(({ checkedAt }) => checkedAt !== null)
    },
    null,
    { polling: 300, timeout: 120_000 },
  )
}

/** Puts the last message away. */
export async function dismissMessage(page, t) {
  const close = page.getByRole('region', { name: t('app.messages') }).getByRole('button', { name: t('app.close') })
  if (await close.isVisible()) await close.click()
}

export async function openSample(page) {
  await page.evaluate(() => globalThis.window.reader.request.openSample())
  await openRow(page, 1)
}

/** Opens the article of a row, or of the row that has these words. */
export async function openRow(page, which) {
  const rows = page.locator('[data-timeline] [role=option]')
  const row = typeof which === 'number' ? rows.nth(which) : rows.filter({ hasText: which }).first()
  await row.click()
  await page.locator('[data-article] h2').waitFor()
  // Whoever reads with a mouse sees no ring.
  await page.evaluate(() => document.activeElement.blur())
}

async function importOf(profile, opml) {
  if (!opml) return []
  const file = join(profile, 'list.opml')
  await writeFile(file, opml)
  return ['--import', file]
}
