/** Whole profiles for the tests of moving them: one of everything that is precious, and all that the file says in the end. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { ZipFile } from 'yazl'
import { pictureKey } from '../../electron/store/pictures/picture-names.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { NO_FILTERS } from '../../shared/contract/search.ts'
import { type MovingSettings, movingSettings } from '../../shared/settings/moving.ts'
import { settingsFrom } from '../../shared/settings/settings.ts'
import { article, NOW, outcome } from '../store/seeds.ts'
import { temporaryFolder } from '../store/world.ts'
import { png } from '../support/pictures.ts'
import { bookmarkMany, bookmarksOf, type Library, openLibrary } from './libraries.ts'

const DAY = 24 * 60 * 60_000
export const PORT = 'https://port.example/news'
export const PORT_CULTURE = 'https://port.example/culture'
export const RIVER = 'https://river.example/feed'
const LIKENESS = `${'3a'.repeat(40)}00000001`
const OTHER_LIKENESS = `${'c5'.repeat(40)}00000001`

/** Sections, newspapers with rules, what was read, bookmarks, watches, searches, reports, lists, decisions about stories. */
export async function fillProfile(library: Library): Promise<void> {
  const { store } = library
  await bookmarkMany(library, 3)
  const [hill] = store.readLibrary().sources.flatMap(({ feeds }) => feeds)
  const other = article({ guid: 'g0', title: 'عنوان آخر', text: 'نص آخر بعد حين' })
  store.saveOutcomes([outcome(hill?.id ?? 0, [other])], NOW + 1)
  const feed = (url: string, title: string, section: string | null, siblings: readonly string[] = []) => ({
    url,
    title,
    homepage: `${new URL(url).origin}/`,
    section,
    siblings,
    feedTitle: `${title} الكبرى`,
  })
  const { added } = store.addFeeds(
    [
      feed(PORT, 'جريدة الميناء', 'الساحل'),
      feed(PORT_CULTURE, 'جريدة الميناء', 'الساحل', [PORT]),
      feed(RIVER, 'أخبار النهر', 'الداخل'),
    ],
    NOW - 9 * DAY,
  )
  const [port, , river] = added
  if (!port || !river) throw new Error('The newspapers were there already.')
  store.setSourceEnabled(river.sourceId, false)
  store.renameSource(river.sourceId, 'النهر كما أسميه')
  const rule = {
    pictures: 'never',
    days: 30,
    megabytes: 25,
    fullText: 'always',
    direction: 'ltr',
    face: 'plain',
  } as const
  store.setSourceRule(port.sourceId, rule)
  store.setKeeping({ days: 365, megabytes: 500, keepsUnread: false })
  const seeds = Array.from({ length: 6 }, (_, n) =>
    article({ guid: `port-${n}`, title: `سفينة رقم ${n}`, pictures: [`https://port.example/${n}.jpg`] }),
  )
  store.saveOutcomes([outcome(port.feedId, seeds), outcome(river.feedId, [article({ guid: 'river-0' })])], NOW)
  store.saveOutcomes([{ ...outcome(river.feedId, []), movedTo: `${RIVER}/moved` }], NOW)
  while (store.placeWaiting(100).waiting > 0);
  const refs = refsOf(library.folder, port.feedId)
  const [one = 'article:0', two = 'article:0', three = 'article:0', four = 'article:0'] = refs
  store.markRead([one, two], true)
  store.markRead([two], false)
  store.savePosition(three, 0.25)
  store.followStory(one, true)
  store.joinStories(one, two)
  store.takeOutOfStory(two)
  shelve(library)
  watch(library, port.sourceId)
  const [tag] = store.listTags()
  const [folder] = store.listFolders()
  const sections = store.readLibrary().sections.map(({ id }) => id)
  const filters = {
    ...NO_FILTERS,
    sources: [port.sourceId],
    folders: folder ? [folder.id] : [],
    tags: tag ? [tag.id] : [],
  }
  store.saveSearch('سفن الميناء', 'سفينة', filters)
  store.saveSearch('في قسم', 'ماء', { ...NO_FILTERS, sections: sections.slice(0, 1), after: NOW - DAY, unread: true })
  await hide(library, port.feedId, three, four)
}

function shelve({ store }: Library): void {
  const [first = 'bookmark:0', second = 'bookmark:0'] = bookmarksOf(store)
  store.putInFolder([first], store.makeFolder('روايات', store.makeFolder('أدب', null)))
  store.tag([first, second], 'كتب')
  store.writeNote(first, 'سطر أول\nسطر ثان')
  store.highlight(first, { quote: 'السفن', prefix: 'عن ', suffix: ' والموانئ', start: 18 }, 'ملاحظة')
  store.markRead([second], true)
}

function watch({ store, folder }: Library, sourceId: number): void {
  const [section] = store.readLibrary().sections
  const common = { field: 'anywhere', until: null } as const
  store.makeWatch({ ...common, words: 'سفينة', place: { kind: 'all' }, deed: 'tell' })
  store.makeWatch({ ...common, words: '', place: { kind: 'source', sourceId }, deed: 'mute', until: NOW + DAY })
  const inSection = { kind: 'section', sectionId: section?.id ?? 0 } as const
  store.pauseWatch(store.makeWatch({ ...common, words: 'قطار', place: inSection, deed: 'highlight' }), true)
  changing(folder, "INSERT INTO told_articles SELECT 1, id, 'port-0', 5 FROM feeds WHERE url LIKE '%port%' LIMIT 1")
}

async function hide(
  { store, pictures, folder }: Library,
  feedId: number,
  one: ArticleRef,
  other: ArticleRef,
): Promise<void> {
  const keyOf = (n: number) => pictureKey(feedId, `https://port.example/${n}.jpg`)
  await pictures.keepPicture(keyOf(2), png(31, 17))
  store.reportPicture({ key: keyOf(2), ref: one, reason: 'advert', words: 'إعلان' })
  store.reportPicture({ key: keyOf(3), ref: other, reason: 'violent', words: '' })
  const list = {
    address: 'https://lists.example/reports.json',
    file: { title: 'قائمة أصدقاء', pictures: [{ likeness: LIKENESS, reason: 'advert' as const }] },
    contentHash: 'a'.repeat(64),
    etag: '"1"',
    lastModified: null,
  }
  store.addReportList(list, NOW)
  store.addReportList({ ...list, address: null, contentHash: 'b'.repeat(64), etag: null }, NOW)
  store.setListsNeeded(2)
  changing(folder, `INSERT INTO shown_pictures VALUES ('${OTHER_LIKENESS}', 7)`)
}

function refsOf(folder: string, feedId: number): ArticleRef[] {
  const rows = rowsIn(folder, 'cache.db', `SELECT id FROM articles WHERE feed_id = ${feedId} ORDER BY guid`)
  return rows.map(({ id }): ArticleRef => `article:${Number(id)}`)
}

/** From outside, where no deed of the store leads there at once. */
export function changing(folder: string, sql: string): void {
  const db = new DatabaseSync(join(folder, 'library.db'))
  db.exec(sql)
  db.close()
}

type Row = Readonly<Record<string, unknown>>

export function rowsIn(folder: string, file: 'library.db' | 'cache.db', sql: string): Row[] {
  const db = new DatabaseSync(join(folder, file), { readOnly: true })
  try {
    return db.prepare(sql).all() as Row[]
  } finally {
    db.close()
  }
}

/** Every row of every table of the library. */
export function tablesOf(folder: string): Record<string, Row[]> {
  const names = rowsIn(folder, 'library.db', "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
  return Object.fromEntries(
    names.map(({ name }) => [name, rowsIn(folder, 'library.db', `SELECT * FROM ${String(name)}`)]),
  )
}

export const SETTINGS = movingSettings({ ...settingsFrom({}), theme: 'sepia', fontSize: 24, sourcesWidth: 300 })
export const NOTHING = { sources: 0, read: 0, rules: 0, pictures: 0, hasSettings: false, leftOut: 0, hasUnknown: false }

export async function filled(): Promise<Library> {
  const library = openLibrary(temporaryFolder())
  await fillProfile(library)
  return library
}

export async function moved({ folder, exchange }: Library, name = 'all.warraq'): Promise<string> {
  await exchange.exportProfileTo(join(folder, name), SETTINGS)
  return join(folder, name)
}

/** A reader who wants the settings of the file; they are in the list afterwards. */
export function wanting(replaced: MovingSettings[] = []) {
  return { ask: async () => true, replace: (settings: MovingSettings) => void replaced.push(settings) }
}

export function fileOf(bytes: Uint8Array): string {
  const path = join(temporaryFolder(), 'spoilt.warraq')
  writeFileSync(path, bytes)
  return path
}

export type Entry = readonly [name: string, bytes: Buffer]

/** Written by a program that is not ours. */
export async function zipOf(entries: readonly Entry[]): Promise<string> {
  const zip = new ZipFile()
  for (const [name, bytes] of entries) zip.addBuffer(bytes, name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece))
  return fileOf(Buffer.concat(pieces))
}
