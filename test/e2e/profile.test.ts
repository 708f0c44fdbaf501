/** Everything that a reader has, out of one profile of the real app and into another, through settings and the first page. */

import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipWriter } from '../../electron/exchange/zip-writer.ts'
import type {} from '../../renderer/base/reader.ts'
import { NO_FILTERS } from '../../shared/contract/search.ts'
import { entriesOf } from '../exchange/entries.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { rowsIn } from './kept-files.ts'
import { type OnePaper, openOnePaper, plainFeed } from './one-paper.ts'
import { say } from './words.ts'

const TITLES = ['ميناء في الصباح', 'سوق يوم الخميس', 'مدرسة فوق التل']
const SECTION = 'أخبار القرى'

const folder = temporaryFolder()
const file = join(folder.path, 'everything.warraq')
const profile = (name: string) => join(folder.path, name)
let paper: OnePaper
let running: RunningApp

beforeAll(async () => {
  paper = await openOnePaper(origin => plainFeed(origin, TITLES))
})
afterAll(async () => {
  await running?.quit()
  paper?.stop()
  folder[Symbol.dispose]()
})

/** The reader chooses this file, and answers the question about settings like this. */
async function choosing(path: string, wantsSettings: boolean): Promise<void> {
  await running.app.evaluate(
    ({ dialog }, { filePath, response }) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
      dialog.showMessageBox = async () => ({ response, checkboxChecked: false })
    },
    { filePath: path, response: Number(wantsSettings) },
  )
}

async function told(words: string): Promise<void> {
  await running.page.getByText(words).first().waitFor()
}

async function openSettings(): Promise<void> {
  await running.page.keyboard.press('Control+Comma')
  await running.page.getByRole('heading', { name: say('profile.name') }).waitFor()
}

/** One newspaper in a section, all that a reader does to it, and settings of their own. */
async function fill(): Promise<void> {
  const list =
    `<opml version="2.0"><body><outline text="${SECTION}">` +
    `<outline type="rss" text="الفجر كما أسميها" xmlUrl="${paper.origin}/feed"/></outline></body></opml>`
  running = await launch({
    profile: profile('one'),
    allow: paper.allow,
    args: ['--import', writeOpml(folder.path, list)],
  })
  for (const title of TITLES) await running.page.getByRole('option', { name: title }).waitFor()
  await running.page.evaluate(async filters => {
    const ask = window.reader.request
    const opened = await ask.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
    const refs = opened.ok ? opened.value.rows.map(({ ref }) => ref) : []
    const [first, second, third] = refs
    if (!first || !second || !third) throw new Error('There are no articles.')
    await ask.markRead([first], true)
    await ask.savePosition(second, 0.5)
    for (const ref of [second, third]) await ask.bookmark(ref)
    const outer = await ask.makeFolder('أدب', null)
    await ask.putInFolder([second], outer.ok ? outer.value : null)
    await ask.tag([second, third], 'كتب')
    await ask.writeNote(second, 'سطر أول\nسطر ثان')
    await ask.highlight(second, { quote: 'كلمات', prefix: 'قبل ', suffix: ' بعد', start: 4 }, 'ملاحظة')
    for (const ref of [second, third]) {
      const article = await ask.readArticle(ref)
      for (const key of article.ok ? Object.values(article.value.pictures) : []) await ask.fetchPicture(key)
    }
    const shown = await ask.readArticle(first)
    const [key] = shown.ok ? Object.values(shown.value.pictures) : []
    if (key) await ask.reportPicture({ key, ref: first, reason: 'advert', words: 'إعلان' })
    const library = await ask.readLibrary()
    const [source] = library.ok ? library.value.sources : []
    const sourceId = source?.id ?? 0
    await ask.makeWatch({
      words: 'سوق',
      field: 'headline',
      place: { kind: 'source', sourceId },
      deed: 'highlight',
      until: null,
    })
    await ask.saveSearch('في الميناء', 'ميناء', { ...filters, sources: [sourceId] })
    await ask.changeSettings({ theme: 'sepia', fontSize: 26, sourcesWidth: 300, updates: 'never' })
  }, NO_FILTERS)
}

test('everything is gathered in one file from the settings', async () => {
  await fill()
  await choosing(file, false)
  await openSettings()
  await running.page.getByRole('button', { name: say('profile.export') }).click()
  await told(say('profile.exported', { file: 'everything.warraq' }))
  await running.quit()

  const kinds = [...(await entriesOf(file)).keys()].map(name => name.replace(/\/[^/]*$/, ''))
  for (const kind of ['sections', 'sources', 'read', 'watches', 'searches', 'reports', 'settings'])
    expect(kinds).toContain(`profile/${kind}`)
})

test('whoever comes from another computer brings it in on the first page, and has all of it', async () => {
  running = await launch({ profile: profile('two'), allow: paper.allow, begins: 'front' })
  await choosing(file, true)
  await running.page.getByRole('button', { name: say('welcome.profileOpen') }).click()
  await told(say('profile.sources', { count: 1 }))
  await told(say('profile.hasSettings'))

  await running.page.keyboard.press('Control+Digit2')
  for (const title of TITLES) await running.page.getByRole('option', { name: title }).waitFor()
  const settings = await running.page.evaluate(async () => {
    const start = await window.reader.request.readStart()
    return start.ok ? start.value.settings : null
  })
  expect(settings).toMatchObject({ theme: 'sepia', fontSize: 26, sourcesWidth: 232, updates: 'unasked' })
  expect(await running.page.locator('html').getAttribute('data-theme')).toBe('sepia')
  const again = join(folder.path, 'again.warraq')
  await choosing(again, false)
  await running.page.evaluate(() => window.reader.request.exportProfile())
  const [one, two] = [await entriesOf(file), await entriesOf(again)]
  const isOfMoment = (name: string) => name === 'warraq.json' || name === 'profile.json'
  for (const [name, bytes] of one)
    if (!isOfMoment(name) && !name.startsWith('pictures/'))
      expect([name, String(two.get(name))]).toEqual([name, String(bytes)])
  const pictures = [...one].filter(([name]) => name.startsWith('pictures/'))
  expect(pictures).toHaveLength(2)
  for (const [name, bytes] of pictures) expect([name, two.get(name)?.equals(bytes)]).toEqual([name, true])
  expect([...two.keys()]).toEqual([...one.keys()])
})

test('what was read there is read here, and what was hidden there is hidden here', async () => {
  const rows = rowsIn<{ read: number }>(
    profile('two'),
    'cache.db',
    'SELECT count(read_at) AS read FROM articles WHERE source_id > 0',
  )
  expect(rows).toEqual([{ read: 1 }])
  const hidden = await running.page.evaluate(async () => {
    const opened = await window.reader.request.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
    return opened.ok ? opened.value.rows.filter(({ picture }) => picture === null).length : -1
  })
  expect(hidden).toBe(1)
})

test('the same file once more says that everything was there, and leaves the settings that the reader keeps', async () => {
  await running.page.evaluate(() => window.reader.request.changeSettings({ theme: 'light' }))
  await choosing(file, false)
  await openSettings()
  await running.page.getByRole('button', { name: say('profile.import') }).click()
  await told(say('profile.nothing'))
  const theme = await running.page.evaluate(async () => {
    const start = await window.reader.request.readStart()
    return start.ok ? start.value.settings.theme : null
  })
  expect(theme).toBe('light')
  expect(rowsIn(profile('two'), 'library.db', 'SELECT title FROM sources')).toEqual([{ title: 'الفجر كما أسميها' }])
  expect(rowsIn(profile('two'), 'library.db', 'SELECT words FROM watches')).toHaveLength(1)
  expect(rowsIn(profile('two'), 'library.db', 'SELECT words FROM reports')).toHaveLength(1)
})

test('a file of a newer version is refused in words, and nothing has changed', async () => {
  const about = { format: 'warraq-archive', version: 1, profile: 2, madeAt: 1, app: '9', bookmarks: 0 }
  const path = join(folder.path, 'newer.warraq')
  const written = await open(path, 'w')
  const zip = zipWriter(written, Date.now())
  await zip.add('warraq.json', Buffer.from(JSON.stringify(about)), 'asItIs')
  await zip.finish()
  await written.close()
  await choosing(path, true)
  await running.page.getByRole('button', { name: say('profile.import') }).click()
  await told(say('failure.newerArchive'))
})

test('nothing complained', () => expect(running.complaints).toEqual([]))
