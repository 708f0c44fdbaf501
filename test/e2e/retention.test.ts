// How long articles are kept, in the real app: by age, by room, by a rule of one newspaper; and that nothing is left of
// what was deleted. The clock is the test's, everything else is real.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { AS_ALL, type SourceRule, type Space } from '../../shared/contract/keeping.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { DAY, HOUR, MINUTE, passUntilLooked, setAhead, UNDER_CLOCK } from './clock.ts'
import { filesWith, pictureFiles, readPicture, rowsIn } from './kept-files.ts'
import { ownWords } from './own-words.ts'
import { photo } from './photo.ts'
import { openPress, type Press } from './press.ts'
import { say } from './words.ts'

const DAWN = 'جريدة الفجر'
const VALLEY = 'صحيفة الوادي'
const COAST = 'بريد الساحل'
const HILL = 'مجلة التل'

const WITHIN = { timeout: 30_000, interval: 100 }
const folder = temporaryFolder()
let press: Press
let running: RunningApp

beforeAll(async () => {
  press = await openPress()
})
afterAll(async () => {
  await press.stop()
  folder[Symbol.dispose]()
})

const profileOf = (name: string) => join(folder.path, name)
const row = (title: string) => running.page.getByRole('option', { name: title })
const dialog = () => running.page.getByRole('dialog')
const strike = (chord: string) => running.page.keyboard.press(chord)

async function start(name: string, first: string): Promise<void> {
  mkdirSync(profileOf(name))
  const settings = { syncInterval: 0, headlineBar: false, pictures: 'always' }
  writeFileSync(join(profileOf(name), 'settings.json'), JSON.stringify(settings))
  const args = ['--import', writeOpml(folder.path, press.opml())]
  running = await launch({ profile: profileOf(name), allow: press.allow, args, ...UNDER_CLOCK })
  await row(first).waitFor()
  await settled()
}

async function settled(): Promise<void> {
  const progress = () =>
    running.page.evaluate(async () => {
      const state = await window.reader.request.readSyncState()
      return state.ok && state.value.progress === null && state.value.lastSummary !== null
    })
  await vi.waitUntil(progress, { ...WITHIN, timeout: 30_000 })
}

async function sync(): Promise<void> {
  await running.page.getByRole('button', { name: say('sync.start') }).click()
  await settled()
}

async function read(title: string): Promise<void> {
  await row(title).click()
  await running.page.getByRole('heading', { level: 2, name: title }).waitFor()
  await vi.waitUntil(async () => (await row(title).getAttribute('aria-current')) === 'true', WITHIN)
}

/** Of all that are kept, the newest first. */
function titles(): Promise<string[]> {
  return running.page.evaluate(async () => {
    const query = { scope: { kind: 'all' }, unreadSince: null } as const
    const opened = await window.reader.request.openList(query, null)
    return opened.ok ? opened.value.rows.map(({ title }) => title) : []
  })
}

async function openRoom(): Promise<void> {
  await strike('Control+KeyK')
  await dialog().getByRole('combobox').waitFor()
  await running.page.keyboard.insertText(say('space.name'))
  await strike('Enter')
  await dialog().getByText(say('space.keepNote')).waitFor()
}

async function choose(label: string, option: string): Promise<void> {
  await dialog().getByRole('button', { name: label }).click()
  await running.page.getByRole('option', { name: option, exact: true }).click()
  await dialog().getByRole('button', { name: option }).first().waitFor()
}

const days = (count: number) => say('space.daysCount', { count })

async function chooseDays({
  all,
  ...own
}: {
  readonly all?: number
  readonly [newspaper: string]: number | undefined
}) {
  await openRoom()
  if (all !== undefined) await choose(say('space.days'), days(all))
  for (const [newspaper, count] of Object.entries(own)) {
    await choose(say('space.source'), newspaper)
    await choose(say('space.sourceDays'), days(count ?? 0))
  }
  await strike('Escape')
  await dialog().waitFor({ state: 'detached' })
}

/** Letters that folding leaves as they are, so that they are in the index as they stand here. */
const MARK = 'دقسبزفنجك'
const OLD = `حديقة ${MARK} تفتح بابها`
const UNREAD = 'مقال لم يقرأه أحد'
const KEPT = 'مقال محفوظ'
const OF_VALLEY = 'مقال من الوادي'
const OF_COAST = 'مقال من الساحل'

describe('by age', () => {
  /** What says something about the article that goes. */
  const gone: Record<string, Buffer> = {}

  beforeAll(async () => {
    const figure = (path: string, seed: number) => {
      const url = press.put(path, 'image/png', photo({ seed, width: 600, height: 400 }))
      return `<figure><img src="${url}" alt="${MARK}-alt"></figure>`
    }
    const text = (title: string) => `<p>${ownWords(title, 110)}</p>`
    press.print(DAWN, {
      title: OLD,
      guid: `${MARK}-guid`,
      link: `/${encodeURIComponent(`${MARK}-link`)}`,
      html: `${figure('/old.png', 1)}<p>${MARK}</p>${text(OLD)}`,
    })
    press.print(DAWN, { title: UNREAD, html: text(UNREAD) })
    press.print(DAWN, { title: KEPT, html: `${figure('/kept.png', 2)}${text(KEPT)}` })
    press.print(VALLEY, { title: OF_VALLEY, html: text(OF_VALLEY) })
    press.print(COAST, { title: OF_COAST, html: text(OF_COAST) })
    await start('aged', UNREAD)
    for (const title of [OLD, KEPT, OF_VALLEY, OF_COAST]) await read(title)
    await read(KEPT)
    await strike('KeyB')
    await running.page.getByText(say('bookmarks.added')).first().waitFor()
    await vi.waitUntil(() => pictureFiles(profileOf('aged')).length === 2, WITHIN)
  })
  afterAll(() => running.quit())

  test('D-24 a clock that jumps ten years ahead and back deletes nothing', async () => {
    await chooseDays({ all: 30 })
    await passUntilLooked(running, profileOf('aged'), 2 * MINUTE)
    await setAhead(running, 3650 * DAY)
    await passUntilLooked(running, profileOf('aged'), HOUR)
    expect(await titles()).toHaveLength(5)
    await setAhead(running, -3650 * DAY)
    await passUntilLooked(running, profileOf('aged'), HOUR)
    expect(await titles()).toHaveLength(5)
  })

  test('what is read goes where the rule of its own newspaper says so, and nowhere else', async () => {
    await chooseDays({ all: 0, [COAST]: 30 })
    await passUntilLooked(running, profileOf('aged'), 31 * DAY)
    expect(await titles()).toHaveLength(5)
    await passUntilLooked(running, profileOf('aged'), DAY)
    await row(OF_COAST).waitFor({ state: 'detached' })
    expect((await titles()).sort()).toEqual([OLD, UNREAD, KEPT, OF_VALLEY].sort())
  })

  test('unread and bookmarked articles stay, and those of a newspaper whose own rule says so', async () => {
    Object.assign(gone, needlesOf('aged'))
    for (const [name, bytes] of Object.entries(gone)) expect(filesWith(profileOf('aged'), bytes), name).not.toEqual([])
    // As the window's own engine would write it, which it must not.
    gone['wide'] = Buffer.from(MARK, 'utf16le')

    await chooseDays({ all: 30, [VALLEY]: 0 })
    await passUntilLooked(running, profileOf('aged'), DAY)

    await row(OLD).waitFor({ state: 'detached' })
    expect((await titles()).sort()).toEqual([UNREAD, KEPT, OF_VALLEY].sort())
    await sync()
    expect(await titles()).not.toContain(OLD)
    const found = await running.page.evaluate(wish => window.reader.request.search(wish), searchWish(MARK, 'newest'))
    expect(found).toMatchObject({ ok: true, value: { hits: [] } })
  })

  test('D-26 of what went nothing is in any file of the profile: words, address, index, picture, that it was read', async () => {
    for (const [name, bytes] of Object.entries(gone)) {
      await expect.poll(() => filesWith(profileOf('aged'), bytes).filter(isNoBackup), { message: name }).toEqual([])
    }
    expect(pictureFiles(profileOf('aged'))).toHaveLength(1)
    await running.quit()
    for (const [name, bytes] of Object.entries(gone)) {
      expect(filesWith(profileOf('aged'), bytes).filter(isNoBackup), name).toEqual([])
    }
    running = await launch({ profile: profileOf('aged'), allow: press.allow, ...UNDER_CLOCK })
    await row(UNREAD).waitFor()
  })

  test('without that wish unread ones go like the others; the bookmark and its picture stay', async () => {
    await openRoom()
    await dialog()
      .getByRole('switch', { name: say('space.keepsUnread') })
      .press('Space')
    await strike('Escape')
    await setAhead(running, 33 * DAY)
    await passUntilLooked(running, profileOf('aged'), DAY)
    await row(UNREAD).waitFor({ state: 'detached' })
    expect((await titles()).sort()).toEqual([KEPT, OF_VALLEY].sort())
    await read(KEPT)
    const picture = running.page.frameLocator('[data-text]').locator('img')
    expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(600)
  })
})

describe('by room', () => {
  const text = (seed: number) =>
    Array.from({ length: 40_000 }, (_, at) => ((at + seed * 50_000) * 48271).toString(36)).join(' ')
  const SUBJECTS = ['البحر والميناء', 'خبز القرية', 'جسور الوادي', 'نجوم الصحراء']
  const article = (at: number) => `مقال طويل: ${SUBJECTS[at - 1]}`

  beforeAll(async () => {
    for (const at of [4, 3, 2, 1])
      press.print(HILL, { title: article(at), html: `<p>${text(at)}</p>`, age: at * MINUTE })
    await start('roomy', article(1))
    for (const at of [1, 2, 3]) await read(article(at))
  })
  afterAll(() => running.quit())

  test('the oldest go at the next look, as many as are too much; unread ones stay', async () => {
    const source = await sourceNamed(HILL)
    const size = (await space()).sources.find(({ id }) => id === source)?.bytes ?? 0
    expect(size).toBeGreaterThan(1.2 * 1024 * 1024)
    expect(size).toBeLessThan(2 * 1024 * 1024)

    // The page offers ten megabytes at least.
    await setRule(source, { ...AS_ALL, megabytes: 1 })
    await passUntilLooked(running, profileOf('roomy'), 2 * MINUTE)

    await row(article(3)).waitFor({ state: 'detached' })
    const left = (await titles()).filter(title => title.startsWith('مقال طويل'))
    expect(left[0]).toBe(article(1))
    expect(left.at(-1)).toBe(article(4))
    expect((await space()).sources.find(({ id }) => id === source)?.bytes).toBeLessThan(1024 * 1024)
  })
})

async function sourceNamed(title: string): Promise<number> {
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  return (library.ok && library.value.sources.find(source => source.title === title)?.id) || 0
}

async function space(): Promise<Space> {
  const answer = await running.page.evaluate(() => window.reader.request.readSpace())
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

async function setRule(source: number, rule: SourceRule): Promise<void> {
  const set = ({ source, rule }: { source: number; rule: SourceRule }) =>
    window.reader.request.setSourceRule(source, rule)
  expect(await running.page.evaluate(set, { source, rule })).toMatchObject({ ok: true })
}

/** Backups of the library are of days before and go within days; they never held more than which addresses were read. */
const isNoBackup = (path: string) => !path.startsWith('backups/')

/** What says something about the article that is to go, as it lies in the files. */
function needlesOf(name: string): Record<string, Buffer> {
  const profile = profileOf(name)
  const [body] = rowsIn<{ body: Uint8Array }>(
    profile,
    'cache.db',
    `SELECT body FROM bodies JOIN articles ON id = article_id WHERE title = '${OLD}'`,
  )
  const [picture] = rowsIn<{ hash: string }>(
    profile,
    'cache.db',
    "SELECT hash FROM pictures WHERE url LIKE '%/old.png'",
  )
  return {
    words: Buffer.from(MARK),
    packed: Buffer.from(body?.body ?? []).subarray(-60),
    address: Buffer.from(encodeURIComponent(`${MARK}-link`)),
    guid: Buffer.from(`${MARK}-guid`),
    hash: Buffer.from(picture?.hash ?? ''),
    picture: readPicture(profile, picture?.hash ?? '').subarray(-60),
  }
}
