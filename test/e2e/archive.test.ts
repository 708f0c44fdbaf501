/** The library of the real app as one file, out of one profile and into another, with its pictures byte for byte. */

import { hash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipWriter } from '../../electron/exchange/zip-writer.ts'
import type { ArchivedBookmark } from '../../electron/records/archive.ts'
import type {} from '../../renderer/base/reader.ts'
import type { CommandName } from '../../shared/commands/commands.ts'
import { entriesOf } from '../exchange/entries.ts'
import { webp } from '../support/pictures.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { type OnePaper, openOnePaper, plainFeed } from './one-paper.ts'
import { ownWords } from './own-words.ts'
import { photo } from './photo.ts'
import { say } from './words.ts'

const TITLES = ['ميناء في الصباح', 'سوق يوم الخميس', 'مدرسة فوق التل']
const NOTE = 'سطر أول\nسطر ثان'

const folder = temporaryFolder()
const file = join(folder.path, 'library.warraq')
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

async function command(name: CommandName): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, chosen) => BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', chosen),
    name,
  )
}

/** The reader chooses this file, whatever the dialog asks. */
async function choosing(path: string): Promise<void> {
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, path)
}

/** Said to a listener and shown. */
async function told(words: string): Promise<void> {
  await running.page.getByText(words).first().waitFor()
}

/** All bookmarks are here, with everything that was added to them, and their newspaper is not. */
async function fillLibrary(): Promise<void> {
  const opml = `<opml version="2.0"><body><outline type="rss" text="جريدة الفجر" xmlUrl="${paper.origin}/feed"/></body></opml>`
  running = await launch({
    profile: join(folder.path, 'one'),
    allow: paper.allow,
    args: ['--import', writeOpml(folder.path, opml)],
  })
  for (const title of TITLES) await running.page.getByRole('option', { name: title }).waitFor()
  await running.page.evaluate(async note => {
    const ask = window.reader.request
    const opened = await ask.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
    const refs = opened.ok ? opened.value.rows.map(({ ref }) => ref) : []
    for (const ref of refs) await ask.bookmark(ref)
    const outer = await ask.makeFolder('أدب', null)
    const inner = await ask.makeFolder('روايات', outer.ok ? outer.value : null)
    await ask.putInFolder(refs.slice(1), inner.ok ? inner.value : null)
    await ask.tag(refs.slice(0, 2), 'كتب')
    for (const ref of refs.slice(0, 1)) {
      await ask.writeNote(ref, note)
      await ask.highlight(ref, { quote: 'كلمات', prefix: 'قبل ', suffix: ' بعد', start: 4 }, 'ملاحظة')
    }
    for (const ref of refs) {
      const article = await ask.readArticle(ref)
      for (const key of article.ok ? Object.values(article.value.pictures) : []) await ask.fetchPicture(key)
    }
    const library = await ask.readLibrary()
    for (const { id } of library.ok ? library.value.sources : []) await ask.removeSource(id)
  }, NOTE)
  await running.quit()
  running = await launch({ profile: join(folder.path, 'one'), allow: paper.allow })
}

test('what was bookmarked outlives its newspaper and comes into an empty profile as it was', async () => {
  await fillLibrary()
  await choosing(file)
  await command('exportLibrary')
  await told(say('exchange.exported', { count: 3, file: 'library.warraq' }))
  await running.quit()

  running = await launch({ profile: join(folder.path, 'two'), allow: paper.allow })
  await choosing(file)
  await command('importLibrary')
  await told(say('exchange.added', { count: 3 }))
  const again = join(folder.path, 'again.warraq')
  await choosing(again)
  await running.page.evaluate(() => window.reader.request.exportArchive())

  const [one, two] = [await entriesOf(file), await entriesOf(again)]
  const kinds = [...one.keys()].map(name => name.replace(/\/.*/, ''))
  expect(kinds.filter(kind => kind === 'bookmarks')).toHaveLength(3)
  expect(kinds.filter(kind => kind === 'pictures')).toHaveLength(3)
  for (const [name, bytes] of one) if (name !== 'warraq.json') expect([name, two.get(name)]).toEqual([name, bytes])
  expect([...two.keys()]).toEqual([...one.keys()])
  expect(String(two.get('bookmarks/000001.json'))).toContain('سطر ثان')
  expect(running.complaints).toEqual([])
})

test('a library that is dropped on the window is taken in, and what was there stays', async () => {
  await drop(file)
  await told(say('exchange.there', { count: 3 }))
  const copies = await running.page.evaluate(() => window.reader.request.importDroppedArchive('/etc/x.warraq'))
  expect(copies).toMatchObject({ ok: false, code: 'badArguments' })
})

test('pictures of a file are decoded before they are shown: what is none is left out, what we did not draw is drawn anew', async () => {
  const png = photo({ seed: 9, width: 400, height: 300 })
  const broken = webp(40, 30)
  const pictures = [png, broken].map((bytes, place) => ({
    address: `${paper.origin}/own/${place}`,
    bytes,
    sha256: shaOf(bytes),
  }))
  const path = await archiveOf('own.warraq', [
    ...pictures.map(({ sha256, bytes }) => [`pictures/${sha256}`, bytes] as const),
    ['bookmarks/1.json', bookmarkWith(pictures.map(({ address, sha256 }) => ({ address, sha256, likeness: null })))],
  ])
  await choosing(path)
  await command('importLibrary')
  await told(say('exchange.added', { count: 1 }))

  const after = join(folder.path, 'after.warraq')
  await choosing(after)
  await running.page.evaluate(() => window.reader.request.exportArchive())
  const entries = await entriesOf(after)
  const record = JSON.parse(String(entries.get('bookmarks/000004.json'))) as ArchivedBookmark
  const [drawn, none] = record.pictures
  expect(none).toMatchObject({ address: pictures[1]?.address, sha256: null })
  expect(drawn?.sha256).not.toBe(pictures[0]?.sha256)
  expect(entries.get(`pictures/${drawn?.sha256}`)?.subarray(8, 12).toString()).toBe('WEBP')
  expect(drawn?.likeness).toMatch(/^[0-9a-f]{88}$/)
})

test('of a damaged file what can be read is taken, and the reader is told what could not until they put it away', async () => {
  const bytes = readFileSync(file)
  const place = bytes.indexOf('bookmarks/000002.json') + 60
  bytes.fill(0, place, place + 30)
  const path = join(folder.path, 'damaged.warraq')
  writeFileSync(path, bytes)
  await choosing(path)
  await command('importLibrary')

  const notice = running.page.getByRole('alert').filter({ hasText: say('exchange.damaged') })
  await notice.getByText(say('exchange.unreadable', { count: 1 })).waitFor()
  await notice.getByText('bookmarks/000002.json').waitFor()
  await notice.getByRole('button', { name: say('app.dismiss') }).click()
  await notice.waitFor({ state: 'hidden' })
})

test('long work says how far it is, and ends when the reader says so: what came until then stays', async () => {
  const many = Array.from({ length: 6_000 }, (_, n) => {
    return [`bookmarks/${n}.json`, { ...bookmarkWith([]), guid: `saved:many-${n}`, title: `مقال ${n}` }] as const
  })
  const path = await archiveOf('many.warraq', many)
  await choosing(path)
  await command('importLibrary')
  const progress = running.page.getByRole('progressbar', { name: say('exchange.importing') })
  await progress.and(running.page.locator('[aria-valuemax="6000"]')).waitFor()
  expect(await progress.getAttribute('aria-valuetext')).toMatch(
    new RegExp(`${say('exchange.progress', { done: 0, total: 6000 }).slice(1)}$`),
  )
  await running.page.getByRole('button', { name: say('exchange.cancelImport') }).click()

  await told(say('exchange.importCancelled'))
  await progress.waitFor({ state: 'detached' })
  const kept = await running.page.evaluate(() =>
    window.reader.request.openList({ scope: { kind: 'bookmarks' }, unreadSince: null }, null),
  )
  expect(kept.ok && kept.value.list.total > 50 && kept.value.list.total < 6_000).toBe(true)
})

test('nothing complained', () => expect(running.complaints).toEqual([]))

const shaOf = (bytes: string | Uint8Array) => hash('sha256', bytes, 'hex')

async function archiveOf(name: string, entries: readonly (readonly [string, unknown])[]): Promise<string> {
  const path = join(folder.path, name)
  const written = await open(path, 'w')
  const zip = zipWriter(written, Date.now())
  const bookmarks = entries.filter(([entry]) => entry.startsWith('bookmarks/')).length
  const about = { format: 'warraq-archive', version: 1, madeAt: Date.now(), app: '0', bookmarks }
  const all = [['warraq.json', about] as const, ['folders.json', []] as const, ...entries]
  for (const [entry, content] of all) {
    await zip.add(entry, content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content)), 'packed')
  }
  await zip.finish()
  await written.close()
  return path
}

function bookmarkWith(pictures: ArchivedBookmark['pictures']): ArchivedBookmark {
  const text = ownWords('مقال من ملف', 60)
  return {
    feed: 'saved:',
    guid: 'saved:own',
    address: null,
    newspaper: '',
    author: null,
    publishedAt: 0,
    lead: '',
    title: 'مقال من ملف',
    html: `<p>${text}</p>`,
    text,
    textSha256: shaOf(text),
    language: 'ar',
    direction: 'rtl',
    base: null,
    picture: null,
    pictures,
    savedAt: 0,
    readAt: null,
    position: null,
    folder: [],
    tags: [],
    note: '',
    notedAt: null,
    highlights: [],
    versions: [],
  }
}

/** As a file manager does: a file of the system, which only a chooser gives to a page. */
async function drop(path: string): Promise<void> {
  await running.page.evaluate(() => {
    const chooser = document.createElement('input')
    chooser.type = 'file'
    chooser.id = 'dropped'
    document.body.append(chooser)
  })
  await running.page.setInputFiles('#dropped', path)
  await running.page.evaluate(() => {
    const chooser = document.querySelector<HTMLInputElement>('#dropped')
    const dropped = new DataTransfer()
    for (const each of chooser?.files ?? []) dropped.items.add(each)
    chooser?.remove()
    document
      .querySelector('#app > div')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
  })
}
