// What a server says over days, and what becomes of the feed: real store, real server, a clock that is set.

import { expect, test } from 'vitest'
import { openStore } from '../../electron/store/store.ts'
import { HOUR, MINUTE } from '../../shared/units.ts'
import { items, rssOf } from '../support/feeds.ts'
import { closedServer, codes, everything, feed, feedsOf, follow, onlyFeed, syncs } from '../support/following.ts'
import { answer, type Play, redirect, startServer, status } from '../support/misbehaving-server.ts'
import { startWorld } from '../support/syncing.ts'

test('N-02 an ETag alone, a date alone, a date renewed by 304: each is sent back as it came', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  const date = (day: number) => `Sat, 0${day} Feb 2026 10:00:00 GMT`
  const plays: Record<string, Play> = {
    '/etag': (response, { headers }) =>
      headers['if-none-match'] === '"e"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"e"' }).end(rssOf(items(1))),
    '/date': (response, { headers }) =>
      headers['if-modified-since'] === date(7)
        ? response.writeHead(304, { 'last-modified': date(8) }).end()
        : response.writeHead(200, { 'last-modified': date(7) }).end(rssOf(items(1))),
    '/expires': response => response.writeHead(200, { etag: '"e"', expires: '0' }).end(rssOf(items(1))),
    '/2038': response =>
      response.writeHead(200, { 'last-modified': 'Tue, 19 Jan 2038 03:14:07 GMT' }).end(rssOf(items(1))),
  }
  for (const [path, play] of Object.entries(plays)) server.play(path, play)
  await world.subscribe(...Object.keys(plays).map((path, n) => server.url(path, n + 1)))

  await syncs(world, 3, HOUR)

  const sent = (path: string, name: string) => server.seenAt(path).map(({ headers }) => headers[name])
  expect(sent('/etag', 'if-none-match')).toEqual([undefined, '"e"', '"e"'])
  expect(sent('/etag', 'if-modified-since')).toEqual([undefined, undefined, undefined])
  expect(sent('/date', 'if-modified-since')).toEqual([undefined, date(7), date(8)])
  expect(sent('/expires', 'if-none-match')).toEqual([undefined, undefined, undefined])
  expect(sent('/2038', 'if-modified-since')).toEqual([undefined, undefined, undefined])
})

test('N-05 a host that asks for rest gets it: for all its feeds, in the same sync, over a restart, and by hand it says why', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/a', status(429, { 'retry-after': '7200' }))
  server.play('/b', feed())
  server.play('/c', feed())
  await world.subscribe(server.url('/a'), server.url('/b'), server.url('/c', 2))

  const first = await world.sync.start({ by: 'hand' })
  world.clock += HOUR
  const second = await world.sync.start({ by: 'hand' })

  expect(codes(first)).toEqual(['toldToWait', 'toldToWait'])
  expect(codes(second)).toEqual(['toldToWait', 'toldToWait'])
  expect(second.failures[0]?.message).toContain(new Date(world.clock + HOUR).toISOString())
  expect(server.seenAt('/a')).toHaveLength(1)
  expect(server.seenAt('/b')).toEqual([])
  expect(server.seenAt('/c')).toHaveLength(2)
  expect((await feedsOf(world)).map(({ pausedUntil }) => pausedUntil)).toEqual([
    world.clock + HOUR,
    world.clock + HOUR,
    null,
  ])

  const reopened = openStore(world.folder, { clock: () => world.clock })
  expect(reopened.pausedHosts(world.clock)).toEqual({ '127.0.0.1': world.clock + HOUR })
  reopened.close()

  server.play('/a', feed())
  world.clock += HOUR + MINUTE
  expect(codes(await world.sync.start({ by: 'hand' }))).toEqual([])
})

test('N-05 a busy server is no failing server: it is asked again at the time it gave, however often it says so', async () => {
  await using server = await startServer()
  await using world = await follow(server, status(503, { 'retry-after': '600' }))
  for (let n = 0; n < 5; n++) {
    await world.sync.start({ by: 'schedule' })
    expect(await onlyFeed(world)).toMatchObject({ failures: 0, nextCheckAt: world.clock + 10 * MINUTE })
    world.clock += 10 * MINUTE
  }
  expect(server.seen).toHaveLength(5)
})

test('N-06 three hosts of one domain that ask for rest speak for the domain; two do not', async () => {
  await using server = await startServer()
  const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }]
  await using world = startWorld(server.port, { resolve })
  for (const name of ['a', 'b', 'c']) server.play(`/${name}`, status(429, { 'retry-after': '3600' }))
  server.play('/d', feed())
  const at = (name: string, domain = 'blogs.test') => `http://${name}.${domain}:${server.port}/${name}`

  await world.subscribe(at('a'), at('b'), at('d'))
  expect(codes(await world.sync.start({ by: 'hand' }))).toEqual(['toldToWait', 'toldToWait'])
  world.clock += 2 * MINUTE
  await world.subscribe(at('c'), at('d', 'other.test'))
  await world.sync.start({ by: 'hand' })
  world.clock += 2 * MINUTE
  const third = await world.sync.start({ by: 'hand' })

  expect(codes(third)).toHaveLength(4)
  expect(server.seenAt('/d').map(({ headers }) => headers.host?.split(':')[0])).toEqual([
    'd.blogs.test',
    'd.blogs.test',
    'd.other.test',
    'd.other.test',
  ])
})

test('N-06 in the own network one tired feed is one tired feed', async () => {
  await using server = await startServer()
  await using world = startWorld(1)
  server.play('/tired', status(429, { 'retry-after': '3600' }))
  server.play('/fresh', feed())
  await world.subscribe(server.url('/tired'), server.url('/fresh'))
  await world.store.consentToHost(`127.0.0.1:${server.port}`)

  expect(codes(await world.sync.start({ by: 'hand' }))).toEqual(['toldToWait'])
  world.clock += 2 * MINUTE
  expect(codes(await world.sync.start({ by: 'hand' }))).toEqual(['toldToWait'])

  expect(server.seenAt('/tired')).toHaveLength(1)
  expect(server.seenAt('/fresh')).toHaveLength(2)
})

test('N-07 one success forgets the failures before it', async () => {
  await using server = await startServer()
  await using world = await follow(server, status(500))
  await syncs(world, 5, 30 * HOUR)
  expect(await onlyFeed(world)).toMatchObject({ failures: 5 })
  server.play('/feed', feed())
  await world.sync.start({ by: 'hand' })
  expect(await onlyFeed(world)).toMatchObject({ failures: 0, failure: null, nextCheckAt: world.clock + HOUR })
})

test('N-08 how long a feed wants to be left alone is remembered when it answers “not modified”', async () => {
  await using server = await startServer()
  const withTtl = rssOf(items(1)).replace('<channel>', '<channel><ttl>180</ttl>')
  await using world = await follow(server, (response, { headers }) =>
    headers['if-none-match'] ? response.writeHead(304).end() : response.writeHead(200, { etag: '"t"' }).end(withTtl),
  )
  for (let n = 0; n < 2; n++) {
    await world.sync.start({ by: 'hand' })
    expect(await onlyFeed(world)).toMatchObject({ nextCheckAt: world.clock + 3 * HOUR })
    world.clock += HOUR
  }
})

test('N-15 behind a portal the sync ends, no feed is marked broken, no redirect is remembered, one notice says so', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  const hosts = Array.from({ length: 12 }, (_, n) => n + 1)
  for (const n of hosts) server.play(`/feed${n}`, feed())
  server.play('/login', answer('<!doctype html><html><body>سجل الدخول</body></html>', { 'content-type': 'text/html' }))
  await world.subscribe(...hosts.map(n => server.url(`/feed${n}`, n)))
  await world.sync.start({ by: 'hand' })
  const before = (await world.store.feedsToCheck()).map(({ check }) => check)

  const portals: readonly Play[] = [
    redirect('/login', 301),
    answer('<!doctype html><html><body>سجل الدخول</body></html>', { 'content-type': 'text/html' }),
    redirect('http://10.0.0.1/portal', 302),
    status(511),
  ]
  for (const portal of portals) {
    for (const n of hosts) server.play(`/feed${n}`, portal)
    world.clock += HOUR
    const summary = await world.sync.start({ by: 'hand' })
    expect(codes(summary)).toEqual(['captivePortal'])
    expect((await world.store.feedsToCheck()).map(({ check }) => check)).toEqual(before)
  }
})

test('N-15 two newspapers that turn into pages, or three among living ones, are their own fault', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  const hosts = Array.from({ length: 30 }, (_, n) => n + 1)
  for (const n of hosts) server.play(`/feed${n}`, feed())
  await world.subscribe(...hosts.map(n => server.url(`/feed${n}`, n)))
  await world.sync.start({ by: 'hand' })
  const page = answer('<!doctype html><html><body>انتقلنا</body></html>')
  for (const n of [3, 14, 27]) server.play(`/feed${n}`, page)
  world.clock += HOUR
  expect(codes(await world.sync.start({ by: 'hand' }))).toEqual(['notAFeed', 'notAFeed', 'notAFeed'])
})

test('N-17 a cable that is pulled in the middle keeps what came and blames nobody', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  const hosts = Array.from({ length: 24 }, (_, n) => n + 1)
  for (const n of hosts) server.play(`/feed${n}`, n < 6 ? feed() : response => void response.socket?.resetAndDestroy())
  await world.subscribe(...hosts.map(n => server.url(`/feed${n}`, n)))
  const summary = await world.sync.start({ by: 'hand' })
  expect(summary.newArticles).toBe(10)
  expect((await world.store.openList(everything, null)).list.total).toBe(10)
  // Some answered: those that did not are told one by one, as connections that failed and not as broken feeds.
  expect(new Set(codes(summary))).toEqual(new Set(['connectionFailed']))
})

test('N-18 a network card without a network is known by its results', async () => {
  const { port } = await closedServer()
  await using world = startWorld(port)
  await world.subscribe(...Array.from({ length: 40 }, (_, n) => `http://127.0.0.${n + 1}:${port}/feed`))
  expect(codes(await world.sync.start({ by: 'hand' }))).toEqual(['offline'])
  expect((await feedsOf(world)).every(({ failure }) => failure === null)).toBe(true)
})

test('N-20 on a metered connection no picture is fetched ahead', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port, { picturesAhead: () => false })
  server.play('/feed', answer(rssOf([{ guid: 'a', picture: server.url('/picture.png') }])))
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  await world.sync.settled()
  expect(server.seenAt('/picture.png')).toEqual([])
})

test('N-19 a sync that is left at any moment ends at once, and what was saved stays', async () => {
  await using server = await startServer()
  const hosts = Array.from({ length: 40 }, (_, n) => n + 1)
  for (const n of hosts) {
    server.play(`/feed${n}`, response => void setTimeout(() => response.end(rssOf(items(5))), 20 * (n % 7)))
  }
  server.play('/never', () => {})
  for (let point = 0; point < 20; point++) {
    await using world = startWorld(server.port)
    await world.subscribe(...hosts.map(n => server.url(`/feed${n}`, n)), server.url('/never', 99))
    let saved = 0
    const running = world.sync.start({ by: 'hand' }).then(({ newArticles }) => {
      saved = newArticles
    })
    await new Promise(done => setTimeout(done, point * 25))

    const leftAt = performance.now()
    await world.sync.stop()
    await running

    // Whoever never answers would keep it for a minute.
    expect(performance.now() - leftAt).toBeLessThan(30_000)
    const reopened = openStore(world.folder, { clock: () => world.clock })
    expect(reopened.openList(everything, null).list.total).toBe(saved)
    expect(reopened.notices()).toEqual([])
    reopened.close()
  }
}, 240_000)
