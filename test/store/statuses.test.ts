import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { openStore } from '../../electron/store/store.ts'
import { NOW } from './seeds.ts'
import { ALL, BOOKMARKS, FEED_URL, openWorld, row, rows, save, subscribe } from './world.ts'

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
