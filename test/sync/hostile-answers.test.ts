// Each hostile answer comes from a server, through the network and the parse process, into the store.

import { afterAll, expect, test } from 'vitest'
import { startParser } from '../../electron/parse/service/parser-process.ts'
import { HOUR } from '../../shared/units.ts'
import { items, rssOf } from '../support/feeds.ts'
import { codes, everything, feed, feedsOf, onlyFeed } from '../support/following.ts'
import { answer, startServer } from '../support/misbehaving-server.ts'
import { nodeParsers } from '../support/node-parser.ts'
import { hostileFeeds, NO_FEEDS } from '../support/plays.ts'
import { startWorld } from '../support/syncing.ts'

const server = await startServer()
const { spawn } = nodeParsers()
const parser = startParser(spawn)
afterAll(async () => {
  parser.close()
  await server[Symbol.asyncDispose]()
})

/** How each may end. One that can be read is better than one that is refused; both are safe. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  'X-21 gzip bomb': ['tooLarge'],
  'X-22 brotli bomb': ['tooLarge'],
  'X-23 packed eight times': ['badEncoding'],
  'X-24 not packed as it says': ['badEncoding'],
  'X-25 a length that is not kept': ['incompleteAnswer'],
  'X-12 NUL and other controls': ['read'],
  'X-18 JSON with __proto__': ['read'],
}
const SAFE = ['read', 'feedBroken', 'notAFeed', 'parserStopped', 'tooLarge']

const secret = server.url('/secret', 99)
test.each(Object.entries(hostileFeeds(secret)))(
  '%s: an end in time, and the next feed is fine',
  async (name, play) => {
    await using world = startWorld(server.port, { parser })
    server.play('/hostile', play)
    server.play('/next', feed())
    await world.subscribe(server.url('/hostile'), server.url('/next'))

    const summary = await world.sync.start({ by: 'hand' })

    const [hostile, next] = await feedsOf(world)
    expect(ENDS[name] ?? SAFE).toContain(hostile?.failure?.code ?? 'read')
    expect(next).toMatchObject({ failure: null, failures: 0 })
    expect(codes(summary)).not.toContain('internal')
    const { total } = (await world.store.openList(everything, null)).list
    expect(total).toBeGreaterThanOrEqual(2)
    expect(total).toBeLessThanOrEqual(1002)
    expect(server.seenAt('/secret')).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  },
  60_000,
)

test.each(Object.entries(NO_FEEDS))(
  'X-14 %s in place of a feed is named, and takes nothing away',
  async (_name, play) => {
    await using world = startWorld(server.port, { parser })
    server.play('/feed', feed(3))
    await world.subscribe(server.url('/feed'))
    await world.sync.start({ by: 'hand' })

    server.play('/feed', play)
    world.clock += HOUR
    const [failure] = (await world.sync.start({ by: 'hand' })).failures

    expect(['notAFeed', 'emptyAnswer']).toContain(failure?.code)
    expect(failure?.message).not.toBe('')
    expect(await onlyFeed(world)).toMatchObject({ url: server.url('/feed'), succeededAt: world.clock - HOUR })
    expect((await world.store.openList(everything, null)).list.total).toBe(3)
  },
)

test('X-11 a feed that breaks off anywhere adds what is whole, and takes no article’s text away', async () => {
  await using world = startWorld(server.port, { parser })
  const whole = rssOf(items(3))
  const validators = { etag: '"v"' }
  server.play('/feed', answer(whole, validators))
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  const texts = async () => {
    const { rows } = await world.store.openList(everything, null)
    const articles = await Promise.all(rows.map(({ ref }) => world.store.readArticle(ref)))
    return articles.map(({ title, html }) => `${title} ${html}`).toSorted()
  }
  const before = await texts()
  expect(before).toHaveLength(3)

  for (let length = 90; length < whole.length - 20; length += 45) {
    server.play('/feed', answer(whole.slice(0, length), validators))
    world.clock += HOUR
    await world.sync.start({ by: 'hand' })
    expect(await texts(), String(length)).toEqual(before)
  }
  const asked = server.seenAt('/feed').length
  server.play('/feed', answer(rssOf(items(4)), validators))
  world.clock += HOUR
  expect(await world.sync.start({ by: 'hand' })).toMatchObject({ newArticles: 1 })
  expect(server.seenAt('/feed')[asked]?.headers['if-none-match']).toBeUndefined()
})

test('X-16 the same guid in two feeds is two articles; twice in one feed it is one', async () => {
  await using world = startWorld(server.port, { parser })
  server.play(
    '/a',
    answer(
      rssOf([
        { guid: 'same', title: 'من الأولى' },
        { guid: 'same', title: 'مكرر' },
      ]),
    ),
  )
  server.play('/b', answer(rssOf([{ guid: 'same', title: 'من الثانية' }])))
  await world.subscribe(server.url('/a'), server.url('/b', 2))
  await world.sync.start({ by: 'hand' })
  expect((await world.store.openList(everything, null)).list.total).toBe(2)
})

test('X-17 a feed that changes everything, shrinks to nothing and comes back loses neither articles nor read marks', async () => {
  await using world = startWorld(server.port, { parser })
  const whole = items(20)
  server.play('/feed', answer(rssOf(whole)))
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  const { lastId } = (await world.store.openList(everything, null)).list
  const { refs } = await world.store.markAllRead(everything.scope, lastId)
  expect(refs).toHaveLength(20)

  for (const body of [rssOf(whole.map(each => ({ ...each, title: `${each.guid} معدّل` }))), rssOf([]), rssOf(whole)]) {
    server.play('/feed', answer(body))
    world.clock += HOUR
    await world.sync.start({ by: 'hand' })
    expect((await world.store.openList(everything, null)).list.total).toBe(20)
    expect((await world.store.openList({ ...everything, unreadSince: world.clock }, null)).list.total).toBe(0)
  }
})
