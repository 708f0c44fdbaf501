import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import { MINUTE, NOW } from './seeds.ts'
import { ALL, at, BOOKMARKS, FEED_URL, openWorld, row, rows, save, subscribe } from './world.ts'

const unread = (store: ReturnType<typeof openStore>) => store.readLibrary().sources[0]?.unread

test('marking all read returns what changed, and that can be taken back', () => {
  const { store } = openWorld([{ guid: 'a' }, { guid: 'b' }, { guid: 'c' }])
  store.markRead([row(store, 'عنوان b').ref], true)

  const changed = store.markAllRead(ALL)
  expect(changed).toHaveLength(2)
  expect(unread(store)).toBe(0)

  expect(store.markRead(changed, false)).toHaveLength(2)
  expect(unread(store)).toBe(2)
  expect(row(store, 'عنوان b').read).toBe(true)
})

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

    expect(store.markBeside(ALL, list, ref, 'below')).toHaveLength(2)
    expect(unreadTitles(store)).toEqual(['عنوان a', 'عنوان b'])
    const above = store.markBeside(ALL, list, ref, 'above')
    expect(unreadTitles(store)).toEqual(['عنوان b'])

    store.markRead(above, false)
    expect(unreadTitles(store)).toEqual(['عنوان a', 'عنوان b'])
  })

  test('leaves what came after the list was opened', () => {
    const { store, feedId } = openWorld(byMinute)
    const { list } = store.openList(ALL, null)
    save(store, feedId, [{ guid: 'new', publishedAt: NOW + MINUTE }])

    expect(store.markBeside(ALL, list, row(store, 'عنوان b').ref, 'above')).toEqual([row(store, 'عنوان a').ref])
    expect(row(store, 'عنوان new').read).toBe(false)
  })

  test('reaches only the list that it was asked of', () => {
    const { store, sourceId } = openWorld(byMinute)
    const other = subscribe(store, 'https://other.example/feed')
    save(store, other.feedId, [{ guid: 'other', publishedAt: NOW - 3 * MINUTE }])
    const query = { scope: { kind: 'source', sourceId }, unreadSince: null } as const
    const { list } = store.openList(query, null)

    store.markBeside(query, list, row(store, 'عنوان b').ref, 'below')
    expect(unreadTitles(store)).toEqual(['عنوان a', 'عنوان b', 'عنوان other'])
  })

  test('works among bookmarks, in their own order', () => {
    const { store } = openWorld(byMinute)
    for (const [place, guid] of ['a', 'c', 'b'].entries()) {
      at(NOW + place, () => store.bookmark(row(store, `عنوان ${guid}`).ref))
    }
    const { list } = store.openList(BOOKMARKS, null)
    store.markBeside(BOOKMARKS, list, row(store, 'عنوان c', BOOKMARKS).ref, 'above')
    expect(unreadTitles(store, BOOKMARKS)).toEqual(['عنوان c', 'عنوان a'])
  })
})
