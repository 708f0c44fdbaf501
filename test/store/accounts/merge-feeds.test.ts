import { expect, test } from 'vitest'
import type { FeedPush } from '../../../electron/records/account.ts'
import { GIVE_UP_AFTER } from '../../../electron/store/accounts/merge-feeds.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { NOW } from '../seeds.ts'
import { at, BOOKMARKS, reopen, subscribe, titles } from '../world.ts'
import { ACCOUNT, type AccountWorld, feed, list, openAccount, pull, receive, remote, rowOf } from './world.ts'

function source({ store }: AccountWorld, title: string): Source {
  const found = store.readLibrary().sources.find(one => one.title === title)
  if (!found) throw new Error(`${title} is not in the library`)
  return found
}

function names({ store }: AccountWorld): string[] {
  const { sources, sections } = store.readLibrary()
  const section = (one: Source) => sections.find(({ id }) => id === one.sectionId)?.title ?? '-'
  return sources.map(one => `${one.title} (${section(one)})`)
}

/** As the sync does when the server took it. */
function pushed({ store, id }: AccountWorld, pushes: readonly FeedPush[]): void {
  for (const push of pushes) store.noteFeedPushed(id, push, push.remoteId)
}

test('newspapers and folders of the server stand beside those of one’s own, also of the same address', () => {
  const world = openAccount(feed('p1'), feed('p2', { folders: [] }))
  subscribe(world.store, 'https://p1.example/feed', 'سياسة')

  expect(names(world)).toEqual(['جريدة p1 (سياسة)', 'جريدة p2 (-)', 'p1.example (سياسة)'])
  expect(source(world, 'جريدة p1')).toMatchObject({ accountId: world.id })
  expect(source(world, 'جريدة p1').feeds[0]?.url).toBe('https://p1.example/feed')
  // The server fetches them; nobody else does.
  expect(world.store.feedsToCheck().map(({ url }) => url)).toEqual(['https://p1.example/feed'])
})

test('what was renamed or moved there is so here; what was so here is told there, and counts where both did', () => {
  const world = openAccount(feed('p1'), feed('p2'), feed('p3'))
  world.store.renameSource(source(world, 'جريدة p2').id, 'اسمي')
  world.store.moveSource(source(world, 'جريدة p3').id, 'رياضة')

  const changed = [feed('p1', { title: 'اسمها', folders: ['ثقافة'] }), feed('p2', { title: 'اسمها' }), feed('p3')]
  const { pushes } = world.store.mergeRemoteFeeds(world.id, list(...changed))

  expect(names(world)).toEqual(['اسمها (ثقافة)', 'اسمي (سياسة)', 'جريدة p3 (رياضة)'])
  expect(pushes).toEqual([
    { kind: 'rename', remoteId: 'p2', title: 'اسمي' },
    { kind: 'move', remoteId: 'p3', from: 'سياسة', to: 'رياضة' },
  ])
  pushed(world, pushes)
  const after = [changed[0], feed('p2', { title: 'اسمي' }), feed('p3', { folders: ['رياضة'] })].flatMap(
    one => one ?? [],
  )
  expect(world.store.mergeRemoteFeeds(world.id, list(...after))).toMatchObject({ pushes: [], isChanged: false })
})

test('a push that the server did not take is made again', () => {
  const world = openAccount(feed('p1'))
  world.store.renameSource(source(world, 'جريدة p1').id, 'اسمي')
  const first = world.store.mergeRemoteFeeds(world.id, list(feed('p1')))

  expect(world.store.mergeRemoteFeeds(world.id, list(feed('p1'))).pushes).toEqual(first.pushes)
  expect(names(world)).toEqual(['اسمي (سياسة)'])
})

test('of several folders the first is shown, and the others are left alone', () => {
  const world = openAccount(feed('p1', { folders: ['أولى', 'ثانية'] }))
  expect(world.store.mergeRemoteFeeds(world.id, list(feed('p1', { folders: ['ثانية', 'أولى'] }))).pushes).toEqual([])
  expect(names(world)).toEqual(['جريدة p1 (أولى)'])
})

test('gone from the list is removed as if by hand, with what is bookmarked kept', () => {
  const world = openAccount(feed('p1'), feed('p2'), feed('p3'))
  receive(world, remote('a'))
  world.store.bookmark(rowOf(world, 'a').ref)

  world.store.mergeRemoteFeeds(world.id, list(feed('p2'), feed('p3')))

  expect(names(world)).toEqual(['جريدة p2 (سياسة)', 'جريدة p3 (سياسة)'])
  expect(titles(world.store, BOOKMARKS)).toEqual(['عنوان a'])
  // Its stars went with it: that says nothing about what is kept here.
  pull(world, { unread: [], starred: [] })
  expect(titles(world.store, BOOKMARKS)).toEqual(['عنوان a'])
})

test.each([
  ['empty', () => list()],
  ['halved', () => list(feed('p1'))],
])('a list that came %s is believed the second time', (_name, short) => {
  const world = openAccount(feed('p1'), feed('p2'), feed('p3'), feed('p4'), feed('p5'))

  expect(world.store.mergeRemoteFeeds(world.id, short())).toMatchObject({ isDoubted: true, isChanged: false })
  expect(names(world)).toHaveLength(5)
  expect(world.store.mergeRemoteFeeds(world.id, short())).toMatchObject({ isDoubted: false, isChanged: true })
  expect(names(world)).toHaveLength(short().feeds.length)
})

test('a whole list between two short ones is no second time', () => {
  const world = openAccount(feed('p1'), feed('p2'))
  world.store.mergeRemoteFeeds(world.id, list())
  world.store.mergeRemoteFeeds(world.id, list(feed('p1'), feed('p2')))

  expect(world.store.mergeRemoteFeeds(world.id, list()).isDoubted).toBe(true)
})

test('removed here, the server is told when it can no longer be taken back by hand', () => {
  const world = openAccount(feed('p1'), feed('p2'))
  const { id } = source(world, 'جريدة p1')
  world.store.removeSource(id)
  const merge = (now: number) => at(now, () => world.store.mergeRemoteFeeds(world.id, list(feed('p1'), feed('p2'))))

  expect(merge(NOW + 1000).pushes).toEqual([])
  expect(merge(NOW + GIVE_UP_AFTER).pushes).toEqual([{ kind: 'unsubscribe', remoteId: 'p1' }])
  expect(names(world)).toEqual(['جريدة p2 (سياسة)'])
})

test('deleted for good before the server was told, it does not come back', () => {
  const world = openAccount(feed('p1'), feed('p2'))
  world.store.removeSource(source(world, 'جريدة p1').id)
  const store = reopen(world.store, world.folder)
  const again = { ...world, store }

  const { pushes } = store.mergeRemoteFeeds(world.id, list(feed('p1'), feed('p2')))

  expect(pushes).toEqual([{ kind: 'unsubscribe', remoteId: 'p1' }])
  expect(names(again)).toEqual(['جريدة p2 (سياسة)'])
  pushed(again, pushes)
  expect(store.mergeRemoteFeeds(world.id, list(feed('p2')))).toMatchObject({ pushes: [], isChanged: false })
})

test('taken back after the server was told, it is subscribed to again under its new number', () => {
  const world = openAccount(feed('p1'), feed('p2'), feed('p3'))
  receive(world, remote('a'))
  const { id } = source(world, 'جريدة p1')
  world.store.mergeRemoteFeeds(world.id, list(feed('p2'), feed('p3')))
  world.store.restoreSource(id)

  const { pushes } = world.store.mergeRemoteFeeds(world.id, list(feed('p2'), feed('p3')))
  expect(pushes).toMatchObject([{ kind: 'subscribe', url: 'https://p1.example/feed', folder: 'سياسة' }])
  for (const push of pushes) world.store.noteFeedPushed(world.id, push, 'p9')

  const { isChanged } = world.store.mergeRemoteFeeds(
    world.id,
    list(feed('p2'), feed('p3'), feed('p9', { title: 'جريدة p1' })),
  )
  expect(isChanged).toBe(false)
  expect(names(world)).toHaveLength(3)
  expect(titles(world.store)).toEqual(['عنوان a'])
})

test('an account that leaves takes its newspapers along, and brings them back with what was done to them', () => {
  const world = openAccount(feed('p1'))
  receive(world, remote('a'), remote('b'))
  world.store.markRead([rowOf(world, 'a').ref], true)
  world.store.bookmark(rowOf(world, 'b').ref)

  world.store.removeAccount(world.id, false)
  expect(names(world)).toEqual([])
  expect(world.store.readAccounts()).toEqual([])
  expect(titles(world.store, BOOKMARKS)).toEqual(['عنوان b'])

  const store = reopen(world.store, world.folder)
  const again = { ...world, store, id: store.addAccount(ACCOUNT) }
  store.mergeRemoteFeeds(again.id, list(feed('p1')))
  receive(again, remote('b'))
  expect(rowOf(again, 'b').bookmarked).toBe(true)
})

test('or leaves them, to be asked at their own addresses', () => {
  const world = openAccount(feed('p1'), feed('p2', { url: null }), feed('p3'))
  subscribe(world.store, 'https://p3.example/feed')
  receive(world, remote('a'))

  world.store.removeAccount(world.id, true)

  // One without an address goes, and so does one that is there a second time.
  expect(names(world)).toEqual(['جريدة p1 (سياسة)', 'p3.example (-)'])
  expect(
    world.store
      .feedsToCheck()
      .map(({ url }) => url)
      .toSorted(),
  ).toEqual(['https://p1.example/feed', 'https://p3.example/feed'])
  expect(titles(world.store)).toEqual(['عنوان a'])
})
