/** A profile folder that was copied by hand: to another place, by another system, with what gets lost on such ways. */

import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { filesWith, pictureFiles, rowsIn } from './kept-files.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'

const NOTE = 'ملاحظة تنتقل مع مقالها'
const folder = temporaryFolder()
/** Where it was used first. */
const first = join(folder.path, 'first', 'profile')
/** As that computer left it: closed, and switched off in the middle of it. */
const closed = join(folder.path, 'stick', 'closed')
const hot = join(folder.path, 'stick', 'hot')
let newspapers: Newspapers
let before: Known

interface Known {
  readonly titles: readonly string[]
  readonly bookmarks: number
  readonly watches: number
  readonly theme: string
  readonly note: string
  readonly pictures: readonly string[]
}

beforeAll(async () => {
  newspapers = await openNewspapers()
  mkdirSync(dirname(first), { recursive: true })
  const list = writeOpml(folder.path, newspapers.opml)
  const running = await launch({ profile: first, allow: newspapers.allow, args: ['--import', list] })
  await use(running)
  await running.quit()
  cpSync(first, closed, { recursive: true })
  const again = await launch({ profile: first, allow: newspapers.allow })
  before = await knownTo(again, first)
  await again.page.evaluate(() => window.reader.request.changeSettings({ fontSize: 25 }))
  await again.page.evaluate(note => window.reader.request.writeNote('bookmark:1', note), NOTE)
  await again.kill()
  cpSync(first, hot, { recursive: true })
  // Nothing of it can be reached from a copy.
  rmSync(dirname(first), { recursive: true })
})
afterAll(async () => {
  await newspapers.stop()
  folder[Symbol.dispose]()
})

async function use({ page }: RunningApp): Promise<void> {
  await page.getByRole('option').first().waitFor()
  await page.evaluate(async note => {
    const ask = window.reader.request
    const opened = await ask.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
    const refs = opened.ok ? opened.value.rows.map(({ ref }) => ref) : []
    for (const ref of refs.slice(0, 2)) {
      await ask.bookmark(ref)
      const article = await ask.readArticle(ref)
      for (const key of article.ok ? Object.values(article.value.pictures) : []) await ask.fetchPicture(key)
    }
    await ask.writeNote('bookmark:1', note)
    await ask.markRead(refs.slice(0, 1), true)
    await ask.makeWatch({ words: 'سوق', field: 'anywhere', place: { kind: 'all' }, deed: 'highlight', until: null })
    await ask.changeSettings({ theme: 'sepia' })
  }, NOTE)
}

async function knownTo({ page }: RunningApp, profile: string): Promise<Known> {
  await page.locator('#app > *').first().waitFor()
  const facts = await page.evaluate(async () => {
    const ask = window.reader.request
    const [start, library, watches] = [await ask.readStart(), await ask.readLibrary(), await ask.listWatches()]
    const marks = await ask.readMarks('bookmark:1')
    return {
      titles: library.ok ? library.value.sources.map(({ title }) => title) : [],
      bookmarks: library.ok ? library.value.bookmarks : 0,
      watches: watches.ok ? watches.value.length : 0,
      theme: start.ok ? start.value.settings.theme : '',
      note: marks.ok ? marks.value.note : '',
    }
  })
  return { ...facts, pictures: pictureFiles(profile).sort() }
}

/** Started there, it is as it was; nothing of the place where it was before is used or left in what we wrote. */
async function expectWhole(profile: string): Promise<void> {
  const running = await launch({ profile, allow: newspapers.allow })
  try {
    expect(await knownTo(running, profile)).toEqual(before)
    const notices = await running.page.evaluate(() => window.reader.request.readStart())
    expect(notices.ok && notices.value.notices).toEqual([])
    expect(await running.page.evaluate(() => window.reader.request.writeNote('bookmark:2', 'هنا'))).toMatchObject({
      ok: true,
    })
    expect(await running.page.evaluate(() => window.reader.request.changeSettings({ hijri: true }))).toMatchObject({
      ok: true,
    })
    // One of the newspapers shows pictures that are nowhere.
    expect(running.complaints.filter(words => !words.includes('404'))).toEqual([])
  } finally {
    await running.quit()
  }
  expect(existsSync(dirname(first))).toBe(false)
}

function copyOf(source: string, ...names: readonly string[]): string {
  const place = join(folder.path, ...names)
  mkdirSync(dirname(place), { recursive: true })
  cpSync(source, place, { recursive: true })
  return place
}

test('copied while it was closed, to a folder with another name, it is as it was', async () => {
  await expectWhole(copyOf(closed, 'نسخة عند سلمى', "my 'profile' %20 #1"))
})

test('copied after the power went, with its log beside it, it has all that was acknowledged', async () => {
  const profile = copyOf(hot, 'hot')
  expect(existsSync(join(profile, 'library.db-wal'))).toBe(true)
  await expectWhole(profile)
})

test('copied off a disk that can only be read, its files can be written again', async () => {
  const profile = copyOf(closed, 'readonly')
  for (const entry of readdirSync(profile, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o444)
  await expectWhole(profile)
})

test('without what can be fetched again, everything that cannot is there', async () => {
  const profile = copyOf(closed, 'without-cache')
  for (const name of readdirSync(profile)) if (name.startsWith('cache.db')) rmSync(join(profile, name))
  const running = await launch({ profile, allow: newspapers.allow })
  const { titles, bookmarks, watches, note, pictures } = await knownTo(running, profile)
  expect({ titles, bookmarks, watches, note, pictures }).toEqual({
    titles: before.titles,
    bookmarks: before.bookmarks,
    watches: before.watches,
    note: before.note,
    pictures: before.pictures,
  })
  await running.page.evaluate(() => window.reader.request.startSync())
  await running.page.keyboard.press('Control+Digit2')
  await running.page.getByRole('option').nth(2).waitFor()
  expect(rowsIn(profile, 'cache.db', 'SELECT count(read_at) AS read FROM articles')).toEqual([{ read: 1 }])
  await running.quit()
})

test('settings of another computer do no harm: a screen that is not here, a start at login that was there', async () => {
  const profile = copyOf(closed, 'other-screen')
  const file = join(profile, 'settings.json')
  const settings = JSON.parse(readFileSync(file, 'utf8'))
  const place = { x: -9000, y: 12_000, width: 2400, height: 1400, maximized: false }
  writeFileSync(file, JSON.stringify({ ...settings, window: place, barScreen: 4_000_000, startAtLogin: true }))
  const home = join(folder.path, 'home')
  const running = await launch({ profile, allow: newspapers.allow, env: { XDG_CONFIG_HOME: home } })
  expect(await knownTo(running, profile)).toEqual(before)
  const bounds = await running.app.evaluate(({ BrowserWindow, screen }) => {
    const { x, y } = BrowserWindow.getAllWindows()[0]?.getBounds() ?? { x: -1, y: -1 }
    const area = screen.getPrimaryDisplay().workArea
    return { x, y, isInside: x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height }
  })
  expect(bounds).toMatchObject({ isInside: true })
  await expect
    .poll(() =>
      running.page.evaluate(async () => {
        const start = await window.reader.request.readStart()
        return start.ok && start.value.settings.startAtLogin
      }),
    )
    .toBe(false)
  await running.quit()
  expect(existsSync(join(home, 'autostart'))).toBe(false)
})

test('no path is written into what we keep', () => {
  const ours = /^(?:library|cache|settings|updates|pictures|backups)/
  for (const profile of [closed, hot]) {
    expect(readdirSync(profile).filter(name => ours.test(name)).length).toBeGreaterThan(5)
    expect(filesWith(profile, Buffer.from(folder.path)).filter(name => ours.test(name))).toEqual([])
  }
})
