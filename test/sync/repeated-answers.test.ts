// What is done about answers that come again and again: moved, gone, nothing there, not for you.

import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../shared/units.ts'
import { codes, everything, feed, feedsOf, follow, onlyFeed, syncs } from '../support/following.ts'
import { answer, type Play, redirect, startServer, status } from '../support/misbehaving-server.ts'

test('N-12 a permanent redirect is followed at once and believed after three answers over three days', async () => {
  await using server = await startServer()
  server.play('/new', feed())
  await using world = await follow(server, redirect('/new', 301))
  const [old, moved] = [server.url('/feed'), server.url('/new')]

  await syncs(world, 10, HOUR)
  expect(await onlyFeed(world)).toMatchObject({ url: old, movedFrom: null })
  world.clock += 3 * DAY
  await world.sync.start({ by: 'hand' })
  expect(await onlyFeed(world)).toMatchObject({ url: moved, movedFrom: old })

  const before = server.seenAt('/feed').length
  world.clock += HOUR
  expect(await world.sync.start({ by: 'hand' })).toMatchObject({ failures: [], newArticles: 0 })
  expect(server.seenAt('/feed')).toHaveLength(before)
  expect((await world.store.openList(everything, null)).list.total).toBe(2)

  await world.store.undoMove((await onlyFeed(world)).id)
  await syncs(world, 10, DAY)
  expect(await onlyFeed(world)).toMatchObject({ url: old, movedFrom: null })
})

test('N-12 a redirect that flaps, leads to a login page, to no feed or into the own network changes no address', async () => {
  await using server = await startServer()
  await using inside = await startServer()
  inside.play('/feed', feed())
  server.play('/new', feed())
  server.play('/other', feed())
  server.play('/login', feed())
  server.play('/page', answer('<!doctype html><html><body>صفحة</body></html>'))
  let turn = 0
  const plays: readonly Play[] = [
    (response, request) => redirect(turn++ % 2 ? '/new' : '/other', 301)(response, request),
    redirect('/login', 301),
    redirect('/page', 301),
    redirect(inside.url('/feed'), 301),
  ]
  for (const play of plays) {
    await using world = await follow(server, play)
    await syncs(world, 8, 30 * HOUR)
    expect(await onlyFeed(world)).toMatchObject({ url: server.url('/feed'), movedFrom: null })
  }
  expect(inside.seen).toEqual([])
})

test('N-12 a feed that moves to one that is subscribed stays where it is, and says so', async () => {
  await using server = await startServer()
  server.play('/new', feed())
  await using world = await follow(server, redirect('/new', 308))
  await world.subscribe(server.url('/new'))
  await syncs(world, 5, 30 * HOUR)
  const [old] = await feedsOf(world)
  expect(old).toMatchObject({ url: server.url('/feed'), movedFrom: null, movedTo: server.url('/new') })
})

test('N-12 of a chain only the permanent beginning counts', async () => {
  await using server = await startServer()
  server.play('/middle', redirect('/end', 302))
  server.play('/end', feed())
  await using world = await follow(server, redirect('/middle', 301))
  await syncs(world, 4, 30 * HOUR)
  expect(await onlyFeed(world)).toMatchObject({ url: server.url('/middle') })
})

test('N-13 302, 303 and 307 are followed for months and never stored', async () => {
  await using server = await startServer()
  server.play('/there', feed())
  let turn = 0
  await using world = await follow(server, (response, request) =>
    redirect('/there', [302, 303, 307][turn++ % 3])(response, request),
  )
  const summaries = await syncs(world, 30, 4 * DAY)
  expect(summaries.flatMap(codes)).toEqual([])
  expect(await onlyFeed(world)).toMatchObject({ url: server.url('/feed'), movedFrom: null, movedTo: null })
})

test('N-14 410 once is a failure; three times over two days stops the feed, keeps its articles, and a retry revives it', async () => {
  await using server = await startServer()
  await using world = await follow(server, feed())
  await world.sync.start({ by: 'hand' })
  server.play('/feed', status(410))
  world.clock += DAY
  await syncs(world, 2, DAY)
  expect(await onlyFeed(world)).toMatchObject({ failure: { code: 'gone' }, stoppedAt: null })

  const stoppedAt = world.clock
  await world.sync.start({ by: 'hand' })
  expect(await onlyFeed(world)).toMatchObject({ stoppedAt, nextCheckAt: null })
  const asked = server.seen.length
  world.clock += 40 * DAY
  expect((await world.sync.start({ by: 'hand' })).feeds).toBe(0)
  await world.sync.start({ by: 'schedule' })
  expect(server.seen).toHaveLength(asked)
  expect((await world.store.openList(everything, null)).list.total).toBe(2)

  server.play('/feed', feed(3))
  await world.sync.start({ by: 'hand', feedIds: [(await onlyFeed(world)).id] })
  expect(await onlyFeed(world)).toMatchObject({ stoppedAt: null, failure: null, nextCheckAt: world.clock + HOUR })
})

test('N-14 410 that other answers interrupt is not believed', async () => {
  await using server = await startServer()
  await using world = await follow(server, feed())
  for (const play of [status(410), status(410), feed(), status(410), status(500), status(410)]) {
    server.play('/feed', play)
    await syncs(world, 1, 30 * HOUR)
  }
  expect(await onlyFeed(world)).toMatchObject({ stoppedAt: null })
})

test('N-14 404 for a month is “possibly gone”, still asked, and forgotten with the first answer', async () => {
  await using server = await startServer()
  await using world = await follow(server, status(404))
  const missingSince = world.clock
  await syncs(world, 30, DAY)
  expect(await onlyFeed(world)).toMatchObject({ possiblyGoneSince: null, failure: { code: 'missing' } })
  await syncs(world, 1, DAY)
  expect(await onlyFeed(world)).toMatchObject({ possiblyGoneSince: missingSince, stoppedAt: null })
  server.play('/feed', feed())
  await world.sync.start({ by: 'hand' })
  expect(await onlyFeed(world)).toMatchObject({ possiblyGoneSince: null, failure: null })
})

test('N-14 401, 403 and 451 are told apart; who refuses us is left alone for four hours', async () => {
  await using server = await startServer()
  for (const [code, reason, hours] of [
    [401, 'needsPassword', 1],
    [403, 'forbidden', 4],
    [451, 'blockedByLaw', 1],
  ] as const) {
    await using world = await follow(server, status(code))
    await world.sync.start({ by: 'schedule' })
    expect(await onlyFeed(world)).toMatchObject({ failure: { code: reason }, nextCheckAt: world.clock + hours * HOUR })
  }
})

test('N-14 a wall against robots has its own name, and a page of Cloudflare that is none has not', async () => {
  await using server = await startServer()
  const page = { 'content-type': 'text/html', server: 'cloudflare' }
  const walls: readonly [Play, string][] = [
    [status(403, { 'cf-mitigated': 'challenge' }), 'robotCheck'],
    [response => response.writeHead(503, page).end('<title>Just a moment...</title>'), 'robotCheck'],
    [response => response.writeHead(403, page).end('<p>Forbidden</p>'), 'forbidden'],
    [response => response.writeHead(429, { ...page, 'retry-after': '60' }).end('<p>Slow down</p>'), 'toldToWait'],
  ]
  for (const [play, code] of walls) {
    await using world = await follow(server, play)
    expect(codes(await world.sync.start({ by: 'schedule' }))).toEqual([code])
    if (code === 'robotCheck') expect((await onlyFeed(world)).nextCheckAt).toBe(world.clock + 4 * HOUR)
  }
})
