import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { packSaved } from '../../electron/parse/service/pack-saved.ts'
import type { ArchivedBookmark } from '../../electron/records/archive.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { article, NOW, outcome } from '../store/seeds.ts'
import { temporaryFolder } from '../store/world.ts'
import { codeOf } from '../support/fetching.ts'
import { png } from '../support/pictures.ts'
import { entriesOf } from './entries.ts'
import { bookmarkMany, bookmarksOf, exported, FEED, type Library, openLibrary } from './libraries.ts'

const PAGE = 'https://hill.example/pages/1'
const DAY = 24 * 60 * 60_000

/** One of everything that a library can hold. */
async function filledLibrary(): Promise<Library> {
  const library = openLibrary(temporaryFolder())
  const { store } = library
  await bookmarkMany(library, 3)
  const [feed] = store.readLibrary().sources.flatMap(({ feeds }) => feeds)
  store.saveOutcomes(
    [outcome(feed?.id ?? 0, [article({ guid: 'g0', title: 'عنوان آخر', text: 'نص آخر بعد حين' })])],
    NOW + 1,
  )
  const saved = {
    title: 'القطار <b>يعود</b>',
    byline: 'سلمى',
    siteName: 'التل',
    publishedAt: NOW - DAY,
    language: 'ar',
  }
  const html = '<p>وصل القطار الأول</p><script>alert(1)</script><img src="https://hill.example/1.jpg">'
  const pictures = ['https://hill.example/1.jpg', 'https://hill.example/2.jpg']
  const page = store.keepPage(packSaved([{ ...saved, direction: 'rtl', html, pictures }], PAGE), NOW)
  await library.pictures.keepPicture(page.pictures['https://hill.example/1.jpg'] ?? '', png(60, 40))
  const novels = store.makeFolder('روايات', store.makeFolder('أدب', null))
  store.makeFolder('فارغ', null)
  const [first = page.ref, second = page.ref] = bookmarksOf(store)
  store.putInFolder([first, page.ref], novels)
  store.tag([first, second], 'كتب')
  store.tag([first], 'سفن')
  store.writeNote(first, 'سطر أول\nسطر ثان')
  store.highlight(first, { quote: 'السفن', prefix: 'عن ', suffix: ' والموانئ', start: 18 }, 'ملاحظة')
  store.highlight(first, { quote: 'الموانئ', prefix: 'السفن و', suffix: '', start: 25 }, '')
  store.markRead([second], true)
  store.savePosition(first, 0.4)
  return library
}

test('what is exported, imported into an empty library and exported again is the same, entry by entry', async () => {
  const library = await filledLibrary()
  const path = await exported(library, 'one.warraq')

  const other = openLibrary(temporaryFolder())
  const imported = await other.exchange.importFrom(path)
  const again = await exported(other, 'two.warraq')

  expect(imported).toEqual({
    added: 4,
    there: 0,
    unreadable: 0,
    reasons: [],
    withoutText: 0,
    isDamaged: false,
    isCancelled: false,
    profile: null,
  })
  const [one, two] = [await entriesOf(path), await entriesOf(again)]
  expect([...two.keys()]).toEqual([...one.keys()])
  for (const [name, bytes] of one)
    expect([name, two.get(name)?.toString('base64')]).toEqual([name, bytes.toString('base64')])
  const [first] = recordsIn(one)
  expect(first).toMatchObject({
    feed: FEED,
    folder: ['أدب', 'روايات'],
    tags: ['سفن', 'كتب'],
    note: 'سطر أول\nسطر ثان',
    highlights: [{ quote: 'السفن', note: 'ملاحظة', madeAt: NOW }, { quote: 'الموانئ' }],
    versions: [{ title: 'عنوان آخر' }],
    position: 0.4,
  })
  expect(JSON.parse(String(one.get('folders.json')))).toEqual([['أدب'], ['أدب', 'روايات'], ['فارغ']])
})

test('imported bookmarks are read, found and shown like any, with their pictures', async () => {
  const library = await filledLibrary()
  const path = await exported(library, 'one.warraq')
  const other = openLibrary(temporaryFolder())
  await other.exchange.importFrom(path)

  const [first, second, , page] = bookmarksOf(other.store)
  expect(other.store.readMarks(first ?? 'bookmark:0')).toMatchObject({ note: 'سطر أول\nسطر ثان', highlights: [{}, {}] })
  expect(other.store.readArticle(second ?? 'bookmark:0')).toMatchObject({ read: true, sourceTitle: 'جريدة التل' })
  expect(other.store.readArticle(page ?? 'bookmark:0')).toMatchObject({ url: PAGE, savedAt: NOW })
  expect(other.store.search(searchWish('القطار', 'best')).hits.map(({ row }) => row.ref)).toEqual([page])
  const [key = ''] = Object.values(other.store.readArticle(page ?? 'bookmark:0').pictures)
  const opened = await other.pictures.openPicture(key)
  expect(readFileSync(opened?.path ?? '')).toEqual(png(60, 40))
  expect(other.store.namedPictureFiles()).toHaveLength(4)
})

test('its newspaper, when it comes, is that of its bookmarks, and no other newspaper ever is', async () => {
  const library = await filledLibrary()
  const path = await exported(library, 'one.warraq')
  const other = openLibrary(temporaryFolder())
  await other.exchange.importFrom(path)
  const added = (url: string) =>
    other.store.addFeeds([{ url, title: null, homepage: null, section: null }], NOW).added[0]

  added('https://another.example/feed')
  const own = added(`${FEED}/`)

  expect(bookmarksOf(other.store).map(ref => other.store.readArticle(ref).sourceId)).toEqual([
    own?.sourceId,
    own?.sourceId,
    own?.sourceId,
    null,
  ])
})

test('the same file twice changes nothing', async () => {
  const library = await filledLibrary()
  const path = await exported(library, 'one.warraq')

  const imported = await library.exchange.importFrom(path)
  const again = await exported(library, 'two.warraq')

  expect(imported).toMatchObject({ added: 0, there: 4 })
  expect(await entriesOf(again)).toEqual(await entriesOf(path))
})

test('what both sides wrote stays: the note that is there, all tags, all highlights, both texts', async () => {
  const library = await filledLibrary()
  const path = await exported(library, 'one.warraq')
  const other = openLibrary(temporaryFolder())
  await bookmarkMany(other, 2)
  const [first = 'bookmark:0', second = 'bookmark:0'] = bookmarksOf(other.store)
  other.store.writeNote(first, 'ملاحظتي')
  other.store.tag([first], 'كُتُب')
  other.store.putInFolder([first], other.store.makeFolder('لي', null))
  other.store.highlight(first, { quote: 'السفن', prefix: 'عن ', suffix: ' والموانئ', start: 18 }, '')
  other.store.highlight(second, { quote: 'نص', prefix: '', suffix: '', start: 0 }, 'لي')
  const texts = { title: 'القطار', byline: null, siteName: null, publishedAt: null, language: 'ar', pictures: [] }
  other.store.keepPage(packSaved([{ ...texts, direction: 'rtl', html: '<p>نص قديم</p>' }], `${PAGE}#end`), NOW)

  expect(await other.exchange.importFrom(path)).toMatchObject({ added: 1, there: 3 })

  const [one, two, page, third] = recordsIn(await entriesOf(await exported(other, 'a.warraq')))
  expect(one).toMatchObject({
    note: 'ملاحظتي',
    folder: ['لي'],
    tags: ['سفن', 'كُتُب'],
    highlights: [{ quote: 'السفن', note: 'ملاحظة' }, { quote: 'الموانئ' }],
  })
  expect(two).toMatchObject({ tags: ['كتب'].map(() => 'كُتُب'), highlights: [{ note: 'لي' }] })
  expect(page).toMatchObject({ text: 'نص قديم', folder: ['أدب', 'روايات'], versions: [{ text: 'وصل القطار الأول' }] })
  expect(third).toMatchObject({ guid: 'g2' })
})

test('a bookmark that was removed and is in the file comes back with all that belonged to it', async () => {
  const library = await filledLibrary()
  const path = await exported(library, 'one.warraq')
  const [first = 'bookmark:0'] = bookmarksOf(library.store)
  library.store.removeBookmark(first)

  expect(await library.exchange.importFrom(path)).toMatchObject({ added: 1, there: 3 })
  expect(await entriesOf(await exported(library, 'two.warraq'))).toEqual(await entriesOf(path))
})

test('an article that is here and was no bookmark is one, and is found once', async () => {
  const library = await filledLibrary()
  const path = await exported(library, 'one.warraq')
  const other = openLibrary(temporaryFolder())
  await bookmarkMany(other, 3)
  for (const ref of bookmarksOf(other.store)) other.store.removeBookmark(ref)
  while (other.store.indexWaiting(100) > 0);

  await other.exchange.importFrom(path)

  const { hits } = other.store.search(searchWish('الموانئ', 'best'))
  expect(hits.map(({ row }) => row.bookmarked)).toEqual([true, true, true])
})

test('a bookmark whose text is damaged in the library costs no other its place in the file', async () => {
  const library = await filledLibrary()
  const db = new DatabaseSync(join(library.folder, 'library.db'))
  db.prepare('UPDATE bookmarks SET body = ? WHERE id = 2').run(Buffer.from([0b110, 1, 2, 3]))
  db.close()

  expect(await library.exchange.exportTo(join(library.folder, 'one.warraq'))).toMatchObject({
    bookmarks: 3,
    leftOut: 1,
  })
  const other = openLibrary(temporaryFolder())
  expect(await other.exchange.importFrom(join(library.folder, 'one.warraq'))).toMatchObject({
    added: 3,
    unreadable: 1,
    isDamaged: true,
  })
})

test('an export that is cancelled, or has no room, leaves the file that was there', async () => {
  const cancelling = openLibrary(temporaryFolder(), progress => {
    if (progress?.done === 30) cancelling.exchange.cancel()
  })
  await bookmarkMany(cancelling, 60)
  const path = join(cancelling.folder, 'one.warraq')
  writeFileSync(path, 'what was there')

  expect(await codeOf(cancelling.exchange.exportTo(path))).toBe('cancelled')
  expect(readFileSync(path, 'utf8')).toBe('what was there')
  expect(readdirSync(cancelling.folder).filter(name => name.endsWith('.part'))).toEqual([])

  const full = openLibrary(temporaryFolder())
  await bookmarkMany(full, 3)
  const place = join(full.folder, 'one.warraq')
  symlinkSync('/dev/full', `${place}.part`)
  expect(await codeOf(full.exchange.exportTo(place))).toBe('diskFull')
  expect(readdirSync(full.folder).filter(name => /warraq/.test(name))).toEqual([])
  expect(await codeOf(full.exchange.exportTo(join(full.folder, 'nowhere', 'one.warraq')))).toBe('fileNotWritable')
})

test('an import that is cancelled keeps what it took, and the next one takes the rest', async () => {
  const library = openLibrary(temporaryFolder())
  await bookmarkMany(library, 120)
  const path = await exported(library, 'one.warraq')
  const other = openLibrary(temporaryFolder(), progress => {
    if (progress?.done === 50) other.exchange.cancel()
  })

  const { added, isCancelled } = await other.exchange.importFrom(path)
  expect([added >= 50, added < 120, isCancelled]).toEqual([true, true, true])
  expect(bookmarksOf(other.store)).toHaveLength(added)
  other.store.close()
  const again = openLibrary(other.folder)
  expect(await again.exchange.importFrom(path)).toMatchObject({ there: added, added: 120 - added })
  expect(await entriesOf(await exported(again, 'two.warraq'))).toEqual(await entriesOf(path))
})

test('one goes out or comes in at a time', async () => {
  const library = await filledLibrary()
  const exporting = library.exchange.exportTo(join(library.folder, 'one.warraq'))
  expect(await codeOf(library.exchange.importFrom(join(library.folder, 'one.warraq')))).toBe('exchangeUnderWay')
  expect(await exporting).toMatchObject({ bookmarks: 4 })
})

function recordsIn(entries: ReadonlyMap<string, Buffer>): ArchivedBookmark[] {
  return [...entries].flatMap(([name, bytes]) => (name.startsWith('bookmarks/') ? [JSON.parse(String(bytes))] : []))
}
