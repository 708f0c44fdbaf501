// A profile that comes into another one: what is there stays, and what comes is seen at once.
import { expect, test } from 'vitest'
import { searchWish } from '../../shared/contract/search.ts'
import { article, NOW, outcome } from '../store/seeds.ts'
import { temporaryFolder } from '../store/world.ts'
import { bookmarkMany, bookmarksOf, type Library, openLibrary } from './libraries.ts'
import { changing, filled, moved, PORT, PORT_CULTURE, rowsIn } from './profiles.ts'

test('what is here stays: names, places, rules, notes; what was read anywhere is read', async () => {
  const path = await moved(await filled())
  const here = openLibrary(temporaryFolder())
  const { store } = here
  await bookmarkMany(here, 1)
  const feed = { url: `${PORT}/`, title: 'الميناء عندي', homepage: null, section: 'صحفي' }
  const { added } = store.addFeeds([{ ...feed, url: 'https://mine.example/' }, feed], NOW)
  const sourceId = added[1]?.sourceId ?? 0
  store.makeWatch({ words: 'سفينة', field: 'anywhere', place: { kind: 'all' }, deed: 'tell', until: null })
  store.setKeeping({ days: 0, megabytes: 0, keepsUnread: true })
  store.writeNote(bookmarksOf(store)[0] ?? 'bookmark:0', 'ملاحظتي')
  changing(
    here.folder,
    `INSERT INTO statuses VALUES (${added[1]?.feedId}, 'port-1', 77, 1, NULL), (${added[1]?.feedId}, 'port-0', NULL, 1, 0.5)`,
  )

  const { profile } = await here.exchange.importFrom(path)

  expect(profile).toMatchObject({ sources: 1, rules: 4, hasSettings: false, leftOut: 0 })
  const library = store.readLibrary()
  const port = library.sources.find(({ id }) => id === sourceId)
  expect(port?.title).toBe('الميناء عندي')
  expect(port?.feeds.map(({ url }) => url)).toEqual([`${PORT}/`, PORT_CULTURE])
  expect(library.sections.find(({ id }) => id === port?.sectionId)?.title).toBe('صحفي')
  const { rule, sources } = store.readKeeping()
  expect(rule.days).toBe(0)
  expect(sources[sourceId]).toMatchObject({ fullText: 'always', days: null, megabytes: null })
  const read = rowsIn(
    here.folder,
    'library.db',
    `SELECT guid, read_at, position FROM statuses WHERE feed_id = ${added[1]?.feedId}`,
  )
  expect(read).toEqual([
    { guid: 'port-0', read_at: NOW, position: 0.5 },
    { guid: 'port-1', read_at: 77, position: null },
    { guid: 'port-2', read_at: null, position: 0.25 },
  ])
  expect(store.readMarks(bookmarksOf(store)[0] ?? 'bookmark:0').note).toBe('ملاحظتي')
  expect(store.listWatches().filter(({ words }) => words === 'سفينة')).toHaveLength(1)
})

/** Another profile that reads the same newspaper, under another number. */
function neighbour(): Library {
  const here = openLibrary(temporaryFolder())
  const { added } = here.store.addFeeds(
    ['https://mine.example/', PORT].map(url => ({ url, title: null, homepage: null, section: null })),
    NOW,
  )
  const seeds = [0, 1, 2, 3].map(n => article({ guid: `port-${n}`, pictures: [`https://port.example/${n}.jpg`] }))
  here.store.saveOutcomes([outcome(added[1]?.feedId ?? 0, seeds)], NOW)
  return here
}

const shownIn = ({ store }: Library) => store.openList({ scope: { kind: 'all' }, unreadSince: null }, null).rows

/** Without bookmarks and watches: what remains must not hang on what these do. */
async function withoutBookmarks(): Promise<Library> {
  const library = await filled()
  for (const { id } of library.store.listWatches()) library.store.removeWatch(id)
  for (const ref of bookmarksOf(library.store)) library.store.removeBookmark(ref)
  return library
}

test('what was read there is read in the lists that are here, and counted so', async () => {
  const here = neighbour()
  changing(here.folder, `INSERT INTO meta VALUES ('last_read_at', ${NOW - 5000})`)
  await here.exchange.importFrom(await moved(await withoutBookmarks()))

  expect(shownIn(here).filter(({ read }) => read)).toHaveLength(1)
  expect(here.store.readLibrary().sources.map(({ unread }) => unread)).toEqual([0, 3, 0, 0])
  const [unread = 'article:0'] = shownIn(here).flatMap(({ ref, read }) => (read ? [] : [ref]))
  here.store.markRead([unread], true)
  // Later than whatever was read there.
  const marks = rowsIn(here.folder, 'library.db', 'SELECT read_at FROM statuses ORDER BY read_at DESC LIMIT 1')
  expect(marks).toEqual([{ read_at: NOW + 1 }])
})

test('what is muted or hidden there is so here at once', async () => {
  const library = await filled()
  const here = neighbour()
  expect(shownIn(here).filter(({ picture }) => picture !== null)).toHaveLength(4)
  await here.exchange.importFrom(await moved(library))
  expect(shownIn(here)).toEqual([])

  for (const { id } of library.store.listWatches()) library.store.removeWatch(id)
  const other = neighbour()
  expect(shownIn(other)).toHaveLength(4)
  await other.exchange.importFrom(await moved(library))
  expect(shownIn(other).filter(({ picture }) => picture !== null)).toHaveLength(2)
})

test('a newspaper that was just removed comes back with the bookmarks that are here, each found once', async () => {
  const here = neighbour()
  while (here.store.indexWaiting(100) > 0);
  const [first = 'article:0'] = shownIn(here).map(({ ref }) => ref)
  here.store.bookmark(first)
  const found = () => here.store.search(searchWish('port', 'best')).hits.map(({ row }) => row.ref)
  const before = found()
  const [, port] = here.store.readLibrary().sources
  here.store.removeSource(port?.id ?? 0)
  expect(found()).not.toEqual(before)
  await here.exchange.importFrom(await moved(await withoutBookmarks()))
  expect(found()).toEqual(before)
})

test('what a clock that was wrong there read in the future is read now', async () => {
  const library = await filled()
  changing(library.folder, `UPDATE statuses SET read_at = ${NOW + 9_000_000} WHERE guid = 'port-0'`)
  const other = openLibrary(temporaryFolder())
  await other.exchange.importFrom(await moved(library))
  const read = "SELECT max(read_at) AS at FROM statuses WHERE guid LIKE 'port%'"
  expect(rowsIn(other.folder, 'library.db', read)).toEqual([{ at: NOW }])
})

test('a picture that was hidden is hidden there, too, when its article comes, under whatever number its feed is', async () => {
  const path = await moved(await filled())
  const here = openLibrary(temporaryFolder())
  here.store.addFeeds([{ url: 'https://mine.example/', title: null, homepage: null, section: null }], NOW)
  await here.exchange.importFrom(path)
  for (const { id } of here.store.listWatches()) here.store.removeWatch(id)
  const feedId = here.store.feedsToCheck().find(({ url }) => url === PORT)?.id ?? 0
  const seeds = [2, 3, 4].map(n => article({ guid: `port-${n}`, pictures: [`https://port.example/${n}.jpg`] }))
  here.store.saveOutcomes([outcome(feedId, seeds)], NOW)
  const { rows } = here.store.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
  expect(rows.filter(({ picture }) => picture !== null)).toHaveLength(1)
})
