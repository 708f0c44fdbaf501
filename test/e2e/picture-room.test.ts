// The room that pictures take, in the real app: which go when there is too little of it, what stands in their place, and
// what they and the pages of articles cost.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { bytesInWords } from '../../shared/locales/amounts.ts'
import { pngOf } from '../support/pictures.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { DAY, HOUR, MINUTE, pass, passUntilLooked, setAhead, UNDER_CLOCK } from './clock.ts'
import { pictureFiles, rowsIn } from './kept-files.ts'
import { ownWords } from './own-words.ts'
import { openPress, type Press } from './press.ts'
import { say } from './words.ts'

const NEWSPAPER = 'مجلة الصور'
const CUT = 'خبر من سطرين'
const WIDTH = 1600
const HEIGHT = 1000
const WITHIN = { timeout: 180_000, interval: 200 }
/** In the order in which they are read. */
const READ = Array.from({ length: 12 }, (_, at) => `صورة ${10 + at}`)
const KEPT = 'المحفوظة'

const folder = temporaryFolder()
const profile = join(folder.path, 'profile')
let press: Press
let running: RunningApp

/** Nothing packs it, so that a few fill the room. */
function noise(seed: number): Buffer {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  let state = seed
  for (let at = 0; at < rows.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    rows[at] = at % (1 + WIDTH * 3) === 0 ? 0 : state >>> 24
  }
  return pngOf(WIDTH, HEIGHT, rows)
}

beforeAll(async () => {
  press = await openPress()
  for (const [at, title] of [KEPT, ...READ].entries()) {
    const url = press.put(`/${at}.png`, 'image/png', noise(at + 1))
    const text = `<p>${ownWords(title, 110)}</p>`
    press.print(NEWSPAPER, { title, age: at * 1000, html: `<figure><img src="${url}" alt="${title}"></figure>${text}` })
  }
  const paragraph = '<p>خرج أهل البلدة إلى الجسر الجديد ومعهم خبزهم وشايهم، ووقفوا ينظرون إلى الماء.</p>'
  const page = `<!doctype html><title>${CUT}</title><article><h1>${CUT}</h1>${paragraph.repeat(600)}</article>`
  press.put('/page', 'text/html; charset=utf-8', page)
  press.print(NEWSPAPER, { title: CUT, age: 60_000, link: '/page', html: 'خرج أهل البلدة إلى الجسر الجديد […]' })
  mkdirSync(profile)
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ syncInterval: 0, pictures: 'always' }))
  const args = ['--import', writeOpml(folder.path, press.opml())]
  running = await launch({ profile, allow: press.allow, args, ...UNDER_CLOCK })
  await row(KEPT).waitFor()
  await vi.waitUntil(async () => pictureFiles(profile).length === 13 && !(await isSyncing()), WITHIN)
})
afterAll(async () => {
  await running.quit()
  await press.stop()
  folder[Symbol.dispose]()
})

const row = (title: string) => running.page.getByRole('option', { name: title })
const dialog = () => running.page.getByRole('dialog')
const frame = () => running.page.frameLocator('[data-text]')
const pictureOf = (title: string) => frame().locator(`img[alt="${title}"]`)

async function isSyncing(): Promise<boolean> {
  const state = await running.page.evaluate(() => window.reader.request.readSyncState())
  return !state.ok || state.value.progress !== null
}

async function read(title: string): Promise<void> {
  await row(title).click()
  await running.page.getByRole('heading', { level: 2, name: title }).waitFor()
  await pictureOf(title).evaluate((image: HTMLImageElement) => image.decode())
}

interface Kept {
  readonly url: string
  readonly hash: string | null
  readonly size: number | null
}

/** Titles whose pictures are here, by what the store says. */
function titlesKept(): string[] {
  const kept = rowsIn<Kept>(profile, 'cache.db', 'SELECT url, hash, size FROM pictures')
  return [KEPT, ...READ].filter((_title, at) => kept.find(({ url }) => url.endsWith(`/${at}.png`))?.hash)
}

test('what pages and pictures cost is told where the newspaper is, and counts what the server sent', async () => {
  const sent = [...press.sent.values()].reduce((sum, size) => sum + size, 0)
  expect(press.sent.get('/page')).toBeGreaterThan(50_000)
  const health = await running.page.evaluate(() => window.reader.request.readHealth())
  const received = (health.ok && health.value[0]?.received) || 0
  expect(received).toBeGreaterThan(sent)
  expect(received).toBeLessThan(sent * 1.01)

  await running.page.keyboard.press('Shift+KeyH')
  await dialog().getByRole('button', { name: NEWSPAPER }).click()
  const size = bytesInWords(received, { language: 'ar', region: 'morocco', digits: 'region', hijri: false })
  await dialog().getByText(say('health.receivedOf', { size })).waitFor()
  await running.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

test('pictures that were seen least lately make room; those of bookmarks stay', async () => {
  await read(KEPT)
  await running.page.keyboard.press('KeyB')
  await running.page.getByText(say('bookmarks.added')).first().waitFor()
  for (const title of READ) {
    await pass(running, 2 * MINUTE)
    await read(title)
  }
  await pass(running, 2 * MINUTE)
  expect(titlesKept()).toHaveLength(13)

  const room = 10
  await running.page.evaluate(pictureRoom => window.reader.request.changeSettings({ pictureRoom }), room)
  await pass(running, HOUR)
  // Nine of them fit.
  await expect.poll(() => titlesKept()).toEqual([KEPT, ...READ.slice(3)])
  await expect.poll(() => pictureFiles(profile).length).toBe(10)
  const taken = rowsIn<Kept>(profile, 'cache.db', `SELECT * FROM pictures WHERE url NOT LIKE '%/0.png'`)
  expect(taken.reduce((sum, { size }) => sum + (size ?? 0), 0)).toBeLessThanOrEqual(room * 1024 * 1024)
})

test('D-24 a clock that is set takes no picture', async () => {
  for (const jump of [3650 * DAY, -3651 * DAY]) {
    await setAhead(running, jump)
    await passUntilLooked(running, profile, HOUR)
    // The next look begins when the one before is over.
    await passUntilLooked(running, profile, HOUR)
  }
  expect(titlesKept()).toEqual([KEPT, ...READ.slice(3)])
})

test('the article of a picture that went opens without a network, its place as large as it was', async () => {
  await running.quit()
  await press.stop()
  running = await launch({ profile, allow: press.allow, ...UNDER_CLOCK })
  const gone = READ[0] ?? ''
  const place = frame().locator('[data-place]')
  const boxOf = (locator: Locator) => locator.evaluate(element => element.getBoundingClientRect().toJSON())
  await row(READ.at(-1) ?? '').click()
  const before = await boxOf(pictureOf(READ.at(-1) ?? ''))

  await row(gone).click()
  await place.getByRole('button', { name: say('pictures.tapAgain') }).waitFor()
  await frame().getByText(ownWords(gone, 3)).waitFor()
  const after = await boxOf(place)
  expect(before.width / before.height).toBeCloseTo(WIDTH / HEIGHT, 2)
  expect([after.width, after.height, after.y].map(Math.round)).toEqual(
    [before.width, before.height, before.y].map(Math.round),
  )
  await read(KEPT)
})
