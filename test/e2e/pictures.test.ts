/** Pictures in the real app: reported, fetched on a tap, kept for bookmarks, and what is deleted with their articles. */

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FrameLocator, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { writeReportFile } from '../../shared/contract/reports.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { ownWords } from './own-words.ts'
import { photo } from './photo.ts'
import { say } from './words.ts'

const HARBOUR = 'ميناء في الصباح الباكر'
const AGAIN = 'الميناء نفسه في جريدة أخرى'
const OTHER = 'سوق الخضر يوم الخميس'

const folder = temporaryFolder()
const asked: string[] = []
let server: Server
let origin: string
let running: RunningApp

/** The first two show one picture: as PNG, and scaled to half of it, paler, as another PNG. */
const served = new Map<string, () => { type: string; body: string | Buffer }>([
  [
    '/one.rss',
    () =>
      rss('جريدة الفجر', [
        [HARBOUR, '/harbour.png'],
        [OTHER, '/market.png'],
      ]),
  ],
  ['/two.rss', () => rss('جريدة العصر', [[AGAIN, '/smaller.png']])],
  ['/harbour.png', () => ({ type: 'image/png', body: photo({ seed: 7, width: 900, height: 600 }) })],
  ['/smaller.png', () => ({ type: 'image/png', body: photo({ seed: 7, width: 450, height: 300, lighter: 6 }) })],
  ['/market.png', () => ({ type: 'image/png', body: photo({ seed: 8, width: 600, height: 600 }) })],
])

function rss(title: string, items: readonly (readonly [title: string, picture: string])[]) {
  const written = items.map(
    ([name, picture]) =>
      `<item><title>${name}</title><guid isPermaLink="false">${name}</guid><pubDate>${new Date().toUTCString()}</pubDate>` +
      `<description><![CDATA[<figure><img src="${origin}${picture}" alt="${name}"><figcaption>تعليق</figcaption></figure>` +
      `<p>${ownWords(name, 110)}</p>]]></description></item>`,
  )
  const body = `<rss version="2.0"><channel><title>${title}</title><link>${origin}/</link><description>x</description>${written.join('')}</channel></rss>`
  return { type: 'application/rss+xml; charset=utf-8', body }
}

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const found = served.get(request.url ?? '')?.()
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': found.type }).end(found.body)
  })
  await new Promise<void>(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  folder[Symbol.dispose]()
})

async function start(profile: string, settings: Record<string, unknown> = {}): Promise<RunningApp> {
  const path = join(folder.path, profile)
  const isNew = !existsSync(path)
  const outline = (host: number, feed: string, title: string) => {
    const { port } = server.address() as AddressInfo
    return `<outline type="rss" text="${title}" xmlUrl="http://127.0.0.${host}:${port}/${feed}.rss"/>`
  }
  const opml = `<opml version="2.0"><head/><body>${outline(1, 'one', 'جريدة الفجر')}${outline(2, 'two', 'جريدة العصر')}</body></opml>`
  const { port } = server.address() as AddressInfo
  const args = isNew ? ['--import', writeOpml(folder.path, opml)] : []
  if (isNew) {
    mkdirSync(path)
    writeFileSync(join(path, 'settings.json'), JSON.stringify({ syncInterval: 0, headlineBar: false, ...settings }))
  }
  const app = await launch({ profile: path, allow: `127.0.0.0/8:${port}`, args })
  await app.page.getByRole('option', { name: HARBOUR }).waitFor()
  return app
}

const frame = (): FrameLocator => running.page.frameLocator('[data-text]')
const pictureIn = (name: string): Locator => frame().locator(`img[alt="${name}"]`)
const dialog = () => running.page.getByRole('dialog')

async function open(title: string): Promise<void> {
  await running.page.getByRole('option', { name: title }).click()
  await running.page.getByRole('heading', { level: 2, name: title }).waitFor()
}

/** Loaded and drawn. */
async function isSeen(picture: Locator): Promise<boolean> {
  await picture.waitFor({ state: 'visible' })
  return picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0))
}

async function openByName(key: Parameters<typeof say>[0]): Promise<void> {
  await running.page.keyboard.press('Control+KeyK')
  await dialog().getByRole('combobox').waitFor()
  await running.page.keyboard.insertText(say(key))
  await running.page.keyboard.press('Enter')
  await dialog()
    .getByRole('heading', { name: say(key) })
    .first()
    .waitFor()
}

function filesIn(profile: string): string[] {
  const place = join(folder.path, profile, 'pictures')
  if (!existsSync(place)) return []
  return readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(place, name)).isFile())
}

describe('a picture that offends', () => {
  beforeAll(async () => {
    running = await start('offended')
  })
  afterAll(() => running.quit())

  test('is kept as we drew it: no byte of it is the server’s', async () => {
    await open(HARBOUR)
    expect(await isSeen(pictureIn(HARBOUR))).toBe(true)
    const place = join(folder.path, 'offended', 'pictures')
    const [first = ''] = filesIn('offended')
    expect(readFileSync(join(place, first)).toString('latin1', 8, 12)).toBe('WEBP')
  })

  test('has its place before it comes, so that the text does not jump', async () => {
    // Of a picture that nobody has fetched the proportions are a guess, and the place stays as it was guessed.
    await expect.poll(() => filesIn('offended').length).toBe(3)
    await open(OTHER)
    expect(await isSeen(pictureIn(OTHER))).toBe(true)
    const proportions = () =>
      pictureIn(OTHER).evaluate((image: HTMLImageElement) => {
        const { width, height } = image.getBoundingClientRect()
        return width / height
      })
    await expect.poll(proportions).toBeCloseTo(1, 1)
  })

  test('is gone at once, everywhere it appears, and comes back with undo', async () => {
    await open(HARBOUR)
    await isSeen(pictureIn(HARBOUR))
    await pictureIn(HARBOUR).click({ button: 'right' })
    await running.page.getByRole('menuitem', { name: say('pictures.hide') }).click()
    await dialog().getByText(say('report.misleading'), { exact: true }).click()
    await dialog().getByRole('textbox').fill('رأيتها قبل سنة')
    await dialog()
      .getByRole('button', { name: say('report.submit') })
      .click()

    await pictureIn(HARBOUR).waitFor({ state: 'hidden' })
    await open(AGAIN)
    await frame().locator('p').first().waitFor()
    expect(await pictureIn(AGAIN).isVisible()).toBe(false)
    await open(OTHER)
    expect(await isSeen(pictureIn(OTHER))).toBe(true)

    await open(AGAIN)
    await running.page.keyboard.press('Control+KeyZ')
    expect(await isSeen(pictureIn(AGAIN))).toBe(true)
  })

  test('is hidden by keyboard alone, listed with the reason, and restored from the list', async () => {
    await open(HARBOUR)
    await isSeen(pictureIn(HARBOUR))
    await pictureIn(HARBOUR).focus()
    await running.page.keyboard.press('Shift+F10')
    await running.page.getByRole('menuitem', { name: say('pictures.hide') }).waitFor()
    await running.page.keyboard.press('Enter')
    await dialog().getByRole('radio').first().waitFor()
    await running.page.keyboard.press('ArrowDown')
    await running.page.keyboard.press('Enter')
    await pictureIn(HARBOUR).waitFor({ state: 'hidden' })

    await openByName('hidden.name')
    await dialog().getByText(say('report.sexual')).waitFor()
    await dialog()
      .getByRole('button', { name: say('hidden.restoreNamed', { title: HARBOUR }) })
      .click()
    await dialog().getByText(say('hidden.none')).waitFor()
    await running.page.keyboard.press('Escape')
    expect(await isSeen(pictureIn(HARBOUR))).toBe(true)
  })

  test('is hidden from its row, by the list’s own menu key', async () => {
    await open(OTHER)
    await running.page.locator('[data-timeline]').focus()
    const row = running.page.getByRole('option', { name: OTHER })
    await row.locator('img').waitFor()
    await running.page.keyboard.press('Shift+F10')
    await running.page.getByRole('menuitem', { name: say('pictures.hide') }).click()
    await dialog()
      .getByRole('button', { name: say('report.submit') })
      .click()
    await row.locator('img').waitFor({ state: 'detached' })
    await running.page.keyboard.press('Control+KeyZ')
    await row.locator('img').waitFor()
  })

  test('that three lists report is hidden with a note, and shown when the reader wants that', async () => {
    const likeness = await likenessOf(HARBOUR)
    for (const digit of ['a', 'b', 'c']) {
      // Each reports something more, so that no two are one list.
      const more = { likeness: `${digit.repeat(87)}1`, reason: 'other' as const }
      const file = { title: digit, pictures: [{ likeness, reason: 'violent' as const }, more] }
      await importList(writeReportFile(file))
    }
    await open(AGAIN)
    await frame()
      .getByText(say('pictures.listed', { count: 3 }))
      .waitFor()
    await frame()
      .getByRole('button', { name: say('pictures.showListed') })
      .click()
    expect(await isSeen(pictureIn(AGAIN))).toBe(true)
  })
})

/** As a list made by somebody else would say it: exported by this app. */
async function likenessOf(title: string): Promise<string> {
  const target = join(folder.path, 'mine.json')
  await open(title)
  await isSeen(pictureIn(title))
  await pictureIn(title).click({ button: 'right' })
  await running.page.getByRole('menuitem', { name: say('pictures.hide') }).click()
  await dialog()
    .getByRole('button', { name: say('report.submit') })
    .click()
  await pictureIn(title).waitFor({ state: 'hidden' })
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, target)
  await openByName('hidden.name')
  await dialog()
    .getByRole('button', { name: say('hidden.exportFile') })
    .click()
  await running.page
    .getByText(say('hidden.exported', { file: 'mine.json' }))
    .first()
    .waitFor()
  await dialog()
    .getByRole('button', { name: say('hidden.restoreNamed', { title }) })
    .click()
  await running.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  const written = JSON.parse(readFileSync(target, 'utf8')) as { pictures: { likeness: string }[] }
  return written.pictures[0]?.likeness ?? ''
}

async function importList(text: string): Promise<void> {
  const source = join(folder.path, 'list.json')
  writeFileSync(source, text)
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, source)
  await openByName('hidden.name')
  const before = await dialog()
    .getByRole('button', { name: say('hidden.leave') })
    .count()
  await dialog()
    .getByRole('button', { name: say('hidden.importFile') })
    .click()
  await expect.poll(() => dialog().locator('ul li').count()).toBeGreaterThan(before)
  await running.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
}

describe('pictures on a tap', () => {
  beforeAll(async () => {
    asked.length = 0
    running = await start('tapping', { pictures: 'tap' })
  })
  afterAll(() => running.quit())

  test('nothing is fetched until the place of a picture is pressed, and the text does not move then', async () => {
    await open(HARBOUR)
    const place = frame().getByRole('button', { name: say('pictures.tap') })
    await place.waitFor()
    expect(asked.filter(path => path.endsWith('.png'))).toEqual([])
    const before = await frame().locator('p').first().boundingBox()

    await place.click()

    expect(await isSeen(pictureIn(HARBOUR))).toBe(true)
    expect(asked.filter(path => path.endsWith('.png'))).toEqual(['/harbour.png'])
    const after = await frame().locator('p').first().boundingBox()
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2)
  })
})

describe('room', () => {
  beforeAll(async () => {
    running = await start('roomy')
    await open(HARBOUR)
    await isSeen(pictureIn(HARBOUR))
    await open(OTHER)
    await isSeen(pictureIn(OTHER))
  })
  afterAll(() => running.quit())

  test('clearing the pictures keeps those of bookmarks', async () => {
    await running.page.keyboard.press('KeyB')
    await running.page.getByText(say('bookmarks.added')).first().waitFor()
    await expect.poll(() => filesIn('roomy').length).toBe(3)

    await openByName('space.name')
    await dialog()
      .getByRole('button', { name: say('space.clearPictures') })
      .click()
    await dialog().getByText(say('space.clearPicturesAsk')).waitFor()
    await dialog()
      .getByRole('button', { name: say('space.clearPictures') })
      .click()

    await expect.poll(() => filesIn('roomy').length).toBe(1)
    await running.page.keyboard.press('Escape')
    await open(OTHER)
    expect(await isSeen(pictureIn(OTHER))).toBe(true)
    // Fetched because it is looked at, it is reached by keyboard like those that were kept before.
    await pictureIn(OTHER).focus()
    expect(await pictureIn(OTHER).evaluate(image => image.ownerDocument.activeElement === image)).toBe(true)
  })

  test('clearing a newspaper deletes its articles, keeps its bookmarks, and no sync brings them back', async () => {
    await openByName('space.name')
    const name = say('space.clearSourceNamed', { source: 'جريدة الفجر' })
    await dialog().getByRole('button', { name }).click()
    await dialog().getByRole('button', { name }).click()
    await running.page
      .getByText(say('space.articlesCleared', { count: 1 }))
      .first()
      .waitFor()
    await running.page.keyboard.press('Escape')
    await running.page.getByRole('option', { name: HARBOUR }).waitFor({ state: 'detached' })
    await running.page.getByRole('option', { name: OTHER }).waitFor()

    await running.page.keyboard.press('KeyR')
    await expect
      .poll(() => running.page.evaluate(() => window.reader.request.readSyncState()))
      .toMatchObject({
        value: { progress: null },
      })
    expect(await running.page.getByRole('option', { name: HARBOUR }).count()).toBe(0)
  })
})
