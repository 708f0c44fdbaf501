import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedRemote } from '../../../electron/records/packed-remote.ts'
import { openStore } from '../../../electron/store/store.ts'
import { DAY } from '../../../shared/units.ts'
import { NOW } from '../seeds.ts'
import { at, BOOKMARKS, clock, reopen, titles } from '../world.ts'
import { feed, list, openAccount, pull, receive, remote, rowOf, waiting } from './world.ts'

test('read elsewhere is read here, and unread elsewhere unread, and nobody is told of it', () => {
  const world = openAccount()
  receive(world, remote('a'), remote('b', { isRead: true }))
  expect([rowOf(world, 'a').read, rowOf(world, 'b').read]).toEqual([false, true])

  expect(pull(world, { unread: ['b'] }).changed).toBe(2)

  expect([rowOf(world, 'a').read, rowOf(world, 'b').read]).toEqual([true, false])
  expect(waiting(world)).toEqual([])
})

test('what waits here, or is on its way, is never undone by a list', () => {
  const world = openAccount()
  receive(world, remote('a'), remote('b', { isStarred: true }))
  pull(world, { unread: ['a', 'b'], starred: ['b'] })
  world.store.markRead([rowOf(world, 'a').ref], true)
  world.store.removeBookmark(rowOf(world, 'b').ref)

  pull(world, { unread: ['a', 'b'], starred: ['b'] })

  expect(rowOf(world, 'a').read).toBe(true)
  expect(rowOf(world, 'b').bookmarked).toBe(false)
  expect(waiting(world).toSorted()).toEqual(['a read true', 'b starred false'])
})

test('a list that broke off adds, and takes nothing away', () => {
  const world = openAccount()
  receive(world, remote('a'), remote('b', { isRead: true }), remote('c', { isStarred: true }))
  pull(world, { unread: ['a', 'c'], starred: ['c'] })

  pull(world, { unread: ['b'], starred: [], isComplete: false })

  expect([rowOf(world, 'a').read, rowOf(world, 'b').read]).toEqual([false, false])
  expect(rowOf(world, 'c').bookmarked).toBe(true)
})

test('nothing is taken away while the list of newspapers is doubted', () => {
  const world = openAccount()
  receive(world, remote('a', { isStarred: true }))
  pull(world, { unread: ['a'], starred: ['a'] })

  pull(world, { unread: [], starred: [], isDoubted: true })

  expect(rowOf(world, 'a')).toMatchObject({ read: false, bookmarked: true })
})

test('a star from elsewhere is a bookmark with its own copy; removed elsewhere it can be taken back here', () => {
  const world = openAccount()
  receive(world, remote('a'))
  pull(world, { unread: ['a'], starred: ['a'] })
  expect(titles(world.store, BOOKMARKS)).toEqual(['عنوان a'])
  const { ref } = rowOf({ store: world.store }, 'a')

  pull(world, { unread: ['a'], starred: [] })
  expect(titles(world.store, BOOKMARKS)).toEqual([])
  expect(waiting(world)).toEqual([])

  world.store.bookmark(ref)
  expect(titles(world.store, BOOKMARKS)).toEqual(['عنوان a'])
  expect(waiting(world)).toEqual(['a starred true'])
})

test('a bookmark that the server never knew is told there, not removed here', () => {
  const world = openAccount()
  receive(world, remote('a'))
  world.store.bookmark(rowOf(world, 'a').ref)
  // It was sent, and done with, before the server lost it: or it came in an archive.
  world.store.noteMarksSent(world.id, world.store.marksToSend(world.id, 10))
  at(NOW + 1, () => pull(world, { unread: ['a'], starred: [], startedAt: NOW + 1 }))

  expect(rowOf(world, 'a').bookmarked).toBe(true)
  expect(waiting(world)).toEqual(['a starred true'])
})

test('of many stars more than half are not believed gone at once', () => {
  const world = openAccount()
  const ids = Array.from({ length: 30 }, (_, number) => `s${number}`)
  receive(world, ...ids.map(id => remote(id, { isStarred: true })))
  pull(world, { unread: ids, starred: ids })

  pull(world, { unread: ids, starred: ids.slice(0, 10) })

  expect(titles(world.store, BOOKMARKS)).toHaveLength(30)
})

test('asked for is what nobody here has: the unread first, then the starred, then what is new', () => {
  const world = openAccount()
  receive(world, remote('a'))

  const { missing } = pull(world, { unread: ['c', 'a'], starred: ['d', 'c'], recent: ['e', 'a', 'c'] })

  expect(missing).toEqual(['c', 'd', 'e'])
})

test('what the server does not give is not asked for again for a week', () => {
  const world = openAccount()
  world.store.saveRemote(world.id, packedRemote([]), ['x'])

  expect(pull(world, { unread: ['x', 'y'] }).missing).toEqual(['y'])
  expect(at(NOW + 8 * DAY, () => pull(world, { unread: ['x', 'y'] })).missing).toEqual(['x', 'y'])
})

test('what was deleted here is not asked for again, and a bookmark needs no second text', () => {
  const world = openAccount()
  receive(world, remote('a'), remote('b', { isStarred: true }))
  pull(world, { unread: ['a'], starred: ['b'] })
  const { sourceId } = rowOf(world, 'a')
  if (sourceId === null) throw new Error('no newspaper')
  world.store.clearArticles(sourceId)

  expect(pull(world, { unread: ['a'], starred: ['b'] }).missing).toEqual([])
})

test('a rebuilt cache asks for everything again, and what was read here is read', () => {
  const world = openAccount()
  receive(world, remote('a'), remote('b'))
  world.store.markRead([rowOf(world, 'a').ref], true)
  world.store.close()
  for (const name of readdirSync(world.folder)) {
    if (name.startsWith('cache.db')) rmSync(join(world.folder, name))
  }
  const again = { ...world, store: openStore(world.folder, { clock }) }

  expect(pull(again, { unread: ['a', 'b'] }).missing).toEqual(['a', 'b'])
  receive(again, remote('a'), remote('b'))
  expect([rowOf(again, 'a').read, rowOf(again, 'b').read]).toEqual([true, false])
})

test('two accounts may number their articles alike', () => {
  const world = openAccount()
  const other = world.store.addAccount({
    kind: 'ttrss',
    base: 'https://other.example/api',
    user: 'salma',
    name: 'other',
    pinned: null,
  })
  world.store.mergeRemoteFeeds(other, list(feed('q1')))
  receive(world, remote('1', { title: 'عنوان first' }))
  receive({ ...world, id: other }, remote('1', { feedId: 'q1', title: 'عنوان second' }))

  pull(world, { unread: [] })

  expect([rowOf(world, 'first').read, rowOf(world, 'second').read]).toEqual([true, false])
  expect(pull({ ...world, id: other }, { unread: ['1'] }).missing).toEqual([])
})

test('a copy that a list sent before its article came is bookmarked when it comes', () => {
  const world = openAccount()
  pull(world, { unread: ['a'], starred: ['a'] })

  receive(world, remote('a'))

  expect(titles(world.store, BOOKMARKS)).toEqual(['عنوان a'])
  const again = reopen(world.store, world.folder)
  expect(titles(again, BOOKMARKS)).toEqual(['عنوان a'])
})

test('what the server gives of no newspaper that is here is asked for once, and again when that one comes', () => {
  const world = openAccount()
  receive(world, remote('a', { feedId: 'p2' }))
  expect(pull(world, { unread: ['a'] }).missing).toEqual([])

  world.store.mergeRemoteFeeds(world.id, list(feed('p1'), feed('p2')))

  expect(pull(world, { unread: ['a'] }).missing).toEqual(['a'])
})
