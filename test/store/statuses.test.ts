import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import { MOST_REFS_TOLD } from '../../shared/contract/reading.ts'
import { DAY, HOUR } from '../../shared/units.ts'
import { MINUTE, NOW } from './seeds.ts'
import { ALL, at, BOOKMARKS, FEED_URL, markAllRead, openWorld, row, rows, save, subscribe, titles } from './world.ts'

const unread = (store: ReturnType<typeof openStore>) => store.readLibrary().sources[0]?.unread

test('marking all read returns what changed, and that can be taken back', () => {
  const { store } = openWorld([{ guid: 'a' }, { guid: 'b' }, { guid: 'c' }])
  store.markRead([row(store, 'عنوان b').ref], true)

  const marked = markAllRead(store)
  expect(marked.refs).toHaveLength(2)
  expect(unread(store)).toBe(0)

  expect(store.takeBackRead(marked)).toEqual(marked.refs)
  expect(unread(store)).toBe(2)
  expect(row(store, 'عنوان b').read).toBe(true)
})

test('marking all read leaves what has come since the list was drawn, in every kind of list', () => {
  const { store, feedId, sourceId } = openWorld([{ guid: 'a' }, { guid: 'b' }])
  store.moveSource(sourceId, 'سياسة')
  const [section] = store.readLibrary().sections
  for (const scope of [
    { kind: 'all' },
    { kind: 'source', sourceId },
    { kind: 'section', sectionId: section?.id ?? 0 },
  ] as const) {
    const { list } = store.openList({ scope, unreadSince: 'opening' }, null)
    save(store, feedId, [{ guid: `late-${scope.kind}` }])
    store.markAllRead(scope, list.lastId)
    expect(titles(store, { scope, unreadSince: NOW + DAY })).toEqual([`عنوان late-${scope.kind}`])
  }
})

test('taking back that all was marked takes back nothing that was read, or marked by hand, since', () => {
  const { store } = openWorld(['before', 'opened', 'by hand', 'untouched', 'unread'].map(guid => ({ guid })))
  const ref = (guid: string) => row(store, `عنوان ${guid}`).ref
  store.markRead([ref('before')], true)
  const marked = markAllRead(store)
  store.readAgain(ref('before'))
  store.readAgain(ref('opened'))
  store.markRead([ref('by hand')], false)
  store.markRead([ref('by hand')], true)
  store.markRead([ref('unread')], false)

  expect(store.takeBackRead(marked)).toEqual([ref('untouched')])

  expect(
    rows(store)
      .filter(({ read }) => read)
      .map(({ ref: kept }) => kept)
      .sort(),
  ).toEqual(['before', 'opened', 'by hand'].map(ref).sort())
  expect(store.takeBackRead(marked)).toEqual([])
})

test('of two markings the one before is taken back for what it marked', () => {
  const { store, feedId } = openWorld([{ guid: 'a' }])
  const first = markAllRead(store)
  save(store, feedId, [{ guid: 'b' }])
  const second = markAllRead(store)
  expect(store.takeBackRead(first)).toEqual(first.refs)
  expect(row(store, 'عنوان b').read).toBe(true)
  expect(store.takeBackRead(second)).toEqual(second.refs)
})

test('of a long list the newest are named, and all of it is taken back, bookmarks included', () => {
  const all = MOST_REFS_TOLD + 10
  const guids = Array.from({ length: all }, (_, place) => ({ guid: `${place}`, publishedAt: NOW - DAY + place }))
  const { store } = openWorld(guids)
  const newest = row(store, `عنوان ${all - 1}`).ref
  store.bookmark(row(store, 'عنوان 0').ref)

  const marked = markAllRead(store)
  expect(marked.count).toBe(all)
  expect(marked.refs).toHaveLength(MOST_REFS_TOLD)
  expect(marked.refs).toContain(newest)
  expect(unread(store)).toBe(0)

  store.markRead([newest], false)
  expect(store.takeBackRead(marked)).toEqual(marked.refs.filter(ref => ref !== newest))
  expect(unread(store)).toBe(all)
  expect(row(store, 'عنوان 0', BOOKMARKS).read).toBe(false)
})

test('what marked nothing takes nothing back', () => {
  const { store } = openWorld([{ guid: 'a' }])
  const first = markAllRead(store)
  const nothing = markAllRead(store)
  expect(nothing.count).toBe(0)
  expect(store.takeBackRead(nothing)).toEqual([])
  expect(unread(store)).toBe(0)
  expect(store.takeBackRead(first)).toEqual(first.refs)
})

test('an article that is read again does not come into a list of what is unread', () => {
  const { store } = openWorld([{ guid: 'a' }, { guid: 'b' }])
  const { ref } = row(store, 'عنوان a')
  store.markRead([ref], true)
  const { query } = store.openList({ scope: { kind: 'all' }, unreadSince: 'opening' }, null)
  store.readAgain(ref)
  expect(titles(store, query)).toEqual(['عنوان b'])
})

test.each([
  ['an hour back', -HOUR],
  ['years back', -2600 * DAY],
  ['years ahead', 3650 * DAY],
])(
  'D-24 a clock that was set %s: what is read stays in the list of what is unread until it is opened anew',
  (_, leap) => {
    const { store } = openWorld([{ guid: 'a' }, { guid: 'b' }, { guid: 'c' }])
    const wish = { scope: { kind: 'all' }, unreadSince: 'opening' } as const
    store.markRead([row(store, 'عنوان c').ref], true)
    const before = store.openList(wish, null)
    at(NOW + leap, () => store.markRead([row(store, 'عنوان a').ref], true))

    expect(titles(store, before.query).sort()).toEqual(['عنوان a', 'عنوان b'])
    expect(store.openList(wish, null).rows.map(({ title }) => title)).toEqual(['عنوان b'])
    // And nothing is different with the right clock.
    const later = store.openList(wish, null)
    store.markRead([row(store, 'عنوان b').ref], true)
    expect(titles(store, later.query)).toEqual(['عنوان b'])
    expect(store.openList(wish, null).rows).toEqual([])
  },
)

test('read state survives the loss of cache.db', () => {
  const { store, folder, feedId } = openWorld([{ guid: 'a' }, { guid: 'b' }])
  store.markRead([row(store, 'عنوان a').ref], true)
  store.close()
  rmSync(join(folder, 'cache.db'))

  const reopened = openStore(folder)
  expect(reopened.notices()).toEqual([])
  save(reopened, feedId, [{ guid: 'a' }, { guid: 'b' }])

  expect(row(reopened, 'عنوان a').read).toBe(true)
  expect(row(reopened, 'عنوان b').read).toBe(false)
  reopened.close()
})

test('read state that a crash kept out of the cache is caught up', () => {
  const { store, folder } = openWorld([{ guid: 'a' }])
  store.close()
  const older = openStore(folder)
  older.close()
  withoutMirroring(folder)

  const reopened = openStore(folder)

  expect(row(reopened, 'عنوان a').read).toBe(true)
  reopened.close()
})

test('the library lost: articles, read state, bookmarks and newspapers come back from the cache', () => {
  const { store, folder } = openWorld([{ guid: 'a' }, { guid: 'b' }])
  store.markRead([row(store, 'عنوان a').ref], true)
  store.bookmark(row(store, 'عنوان b').ref)
  store.close()
  rmSync(join(folder, 'library.db'))

  const reopened = openStore(folder)

  expect(reopened.notices()).toMatchObject([{ kind: 'libraryLost' }])
  expect(reopened.readLibrary().sources[0]?.feeds[0]?.url).toBe(FEED_URL)
  expect(row(reopened, 'عنوان a').read).toBe(true)
  expect(rows(reopened, BOOKMARKS).map(({ title }) => title)).toEqual(['عنوان b'])
  reopened.close()
})

test('a newspaper that comes back after the library was lost finds its articles', () => {
  const { store, feedId } = openWorld([{ guid: 'a' }])
  const other = subscribe(store, 'https://other.example/feed')

  expect(other.feedId).not.toBe(feedId)
  expect(store.addFeeds([{ url: FEED_URL, title: null, homepage: null, section: null }], NOW)).toEqual({
    added: [],
    alreadyThere: [FEED_URL],
  })
})

/** What a crash between the two files' transactions leaves: the library knows, the cache does not. */
function withoutMirroring(folder: string): void {
  const library = new DatabaseSync(join(folder, 'library.db'))
  library.exec(`
    INSERT INTO statuses (feed_id, guid, read_at, revision) SELECT id, 'a', 5, 100 FROM feeds;
    UPDATE meta SET value = 100 WHERE key = 'revision'`)
  library.close()
}

describe('marking what stands above or below an article', () => {
  const byMinute = ['a', 'b', 'c', 'd'].map((guid, place) => ({ guid, publishedAt: NOW - place * MINUTE }))
  const unreadTitles = (store: Store, query = ALL) =>
    rows(store, query)
      .filter(({ read }) => !read)
      .map(({ title }) => title)

  test('leaves the article itself and the other side as they are, and can be taken back', () => {
    const { store } = openWorld(byMinute)
    const { list } = store.openList(ALL, null)
    const { ref } = row(store, 'عنوان b')

    expect(store.markBeside(ALL.scope, list, ref, 'below').refs).toHaveLength(2)
    expect(unreadTitles(store)).toEqual(['عنوان a', 'عنوان b'])
    const above = store.markBeside(ALL.scope, list, ref, 'above')
    expect(unreadTitles(store)).toEqual(['عنوان b'])

    store.takeBackRead(above)
    expect(unreadTitles(store)).toEqual(['عنوان a', 'عنوان b'])
  })

  test('leaves what came after the list was opened', () => {
    const { store, feedId } = openWorld(byMinute)
    const { list } = store.openList(ALL, null)
    save(store, feedId, [{ guid: 'new', publishedAt: NOW + MINUTE }])

    expect(store.markBeside(ALL.scope, list, row(store, 'عنوان b').ref, 'above').refs).toEqual([
      row(store, 'عنوان a').ref,
    ])
    expect(row(store, 'عنوان new').read).toBe(false)
  })

  test('reaches only the list that it was asked of', () => {
    const { store, sourceId } = openWorld(byMinute)
    const other = subscribe(store, 'https://other.example/feed')
    save(store, other.feedId, [{ guid: 'other', publishedAt: NOW - 3 * MINUTE }])
    const query = { scope: { kind: 'source', sourceId }, unreadSince: null } as const
    const { list } = store.openList(query, null)

    store.markBeside(query.scope, list, row(store, 'عنوان b').ref, 'below')
    expect(unreadTitles(store)).toEqual(['عنوان a', 'عنوان b', 'عنوان other'])
  })

  test('works among bookmarks, in their own order', () => {
    const { store } = openWorld(byMinute)
    for (const [place, guid] of ['a', 'c', 'b'].entries()) {
      at(NOW + place, () => store.bookmark(row(store, `عنوان ${guid}`).ref))
    }
    const { list } = store.openList(BOOKMARKS, null)
    store.markBeside(BOOKMARKS.scope, list, row(store, 'عنوان c', BOOKMARKS).ref, 'above')
    expect(unreadTitles(store, BOOKMARKS)).toEqual(['عنوان c', 'عنوان a'])
  })
})
