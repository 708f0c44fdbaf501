import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { searchWish } from '../../shared/contract/search.ts'
import type { SyncSummary } from '../../shared/contract/sync.ts'
import { DAY, HOUR, MINUTE } from '../../shared/units.ts'
import { items, rssOf } from '../support/feeds.ts'
import { answer, startServer, status } from '../support/misbehaving-server.ts'
import { png } from '../support/pictures.ts'
import { startWorld } from '../support/syncing.ts'

const codes = (summary: SyncSummary) => summary.failures.map(({ code }) => code)
const everything = { scope: { kind: 'all' }, unreadSince: null } as const

test('a sync brings the articles of all feeds, and they can be found', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  for (const n of [1, 2, 3]) server.play(`/feed${n}`, answer(rssOf(items(5), `صحيفة ${n}`)))
  await world.subscribe(...[1, 2, 3].map(n => server.url(`/feed${n}`, n)))

  const summary = await world.sync.start({ by: 'hand' })
  await world.sync.indexed()

  expect(summary).toMatchObject({ feeds: 3, newArticles: 15, unchanged: 0, failures: [], cancelled: false })
  expect((await world.store.openList(everything, null)).list.total).toBe(15)
  expect(await world.store.searchGuids({ ...searchWish('الخبر', 'best'), limit: 100 })).toHaveLength(15)
  expect(world.sync.state()).toMatchObject({ progress: null, lastSummary: { newArticles: 15 } })
  expect(world.progress.some(({ progress }) => progress?.phase === 'feeds' && progress.total === 3)).toBe(true)
})

test('N-01 first unconditional, then with the validators exactly as they came; 304 changes nothing but the time', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  const sent = { etag: 'W/"a-1"', 'last-modified': 'Sat, 07 Feb 2026 10:00:00 GMT' }
  server.play('/feed', (response, request) => {
    if (request.headers['if-none-match'] === sent.etag) response.writeHead(304, { etag: 'W/"a-2"' }).end()
    else response.writeHead(200, sent).end(rssOf(items(2)))
  })
  await world.subscribe(server.url('/feed'))

  await world.sync.start({ by: 'hand' })
  world.clock += HOUR
  const second = await world.sync.start({ by: 'hand' })
  world.clock += HOUR
  await world.sync.start({ by: 'hand' })

  const [first, again, third] = server.seen.map(({ headers }) => headers)
  expect(first?.['if-none-match']).toBeUndefined()
  expect(first?.['if-modified-since']).toBeUndefined()
  expect(again).toMatchObject({ 'if-none-match': sent.etag, 'if-modified-since': sent['last-modified'] })
  expect(third?.['if-none-match']).toBe('W/"a-2"')
  expect(second).toMatchObject({ unchanged: 1, newArticles: 0, updatedArticles: 0 })
  expect((await world.store.feedsToCheck())[0]?.check.checkedAt).toBe(world.clock)
})

test('N-03 a server that always answers 304 is asked without validators every eight days', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/feed', (response, request) => {
    if (request.headers['if-none-match']) response.writeHead(304).end()
    else response.writeHead(200, { etag: '"stuck"' }).end(rssOf(items(1)))
  })
  await world.subscribe(server.url('/feed'))

  for (let day = 0; day < 17; day++) {
    await world.sync.start({ by: 'hand' })
    world.clock += DAY
  }

  const unconditional = server.seen.flatMap(({ headers }, day) => (headers['if-none-match'] ? [] : [day]))
  expect(unconditional).toEqual([0, 8, 16])
})

test('N-04 the same body again is no update', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/feed', answer(rssOf(items(3))))
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  world.clock += HOUR

  const second = await world.sync.start({ by: 'hand' })

  expect(second).toMatchObject({ unchanged: 1, newArticles: 0, updatedArticles: 0 })
})

test('a changed article is updated, a new one is added, one that left the feed stays', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/feed', answer(rssOf([{ guid: 'a' }, { guid: 'b' }])))
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  server.play('/feed', answer(rssOf([{ guid: 'b', text: 'نص جديد' }, { guid: 'c' }])))
  world.clock += HOUR

  const second = await world.sync.start({ by: 'hand' })

  expect(second).toMatchObject({ newArticles: 1, updatedArticles: 1 })
  expect((await world.store.openList(everything, null)).list.total).toBe(3)
})

test('N-05 a host that says 429 is left alone as a whole, by hand too, and the reader is told why', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/busy', status(429, { 'retry-after': '600' }))
  server.play('/other', answer(rssOf(items(1))))
  await world.subscribe(server.url('/busy'))
  expect(codes(await world.sync.start({ by: 'hand' }))).toEqual(['toldToWait'])
  await world.subscribe(server.url('/other'))
  world.clock += 5 * MINUTE

  expect(codes(await world.sync.start({ by: 'hand' }))).toEqual(['toldToWait', 'toldToWait'])
  expect(server.seen).toHaveLength(1)

  world.clock += 6 * MINUTE
  server.play('/busy', answer(rssOf(items(1))))
  expect(await world.sync.start({ by: 'hand' })).toMatchObject({ newArticles: 2, failures: [] })
})

test('by hand a second time within the minute asks nobody', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/feed', answer(rssOf(items(1))))
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  world.clock += 20_000

  expect(codes(await world.sync.start({ by: 'hand' }))).toEqual(['askedJustNow'])
  expect(server.seen).toHaveLength(1)
})

test('N-07 failures are named, back off, and keep the articles', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/feed', answer(rssOf(items(2))))
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })

  for (const [failures, hours] of [
    [1, 1],
    [2, 2],
    [3, 4],
  ] as const) {
    server.play('/feed', status(500))
    world.clock += 30 * HOUR
    expect(codes(await world.sync.start({ by: 'schedule' }))).toEqual(['serverError'])
    expect((await world.store.feedsToCheck())[0]?.check).toMatchObject({
      failures,
      nextCheckAt: world.clock + hours * HOUR,
    })
  }
  expect((await world.store.openList(everything, null)).list.total).toBe(2)

  server.play('/feed', answer(rssOf(items(3))))
  world.clock += 30 * HOUR
  await world.sync.start({ by: 'schedule' })
  expect((await world.store.feedsToCheck())[0]?.check).toMatchObject({ failures: 0, failure: null })
})

test('X-11 a feed that comes broken or empty deletes nothing', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  const whole = rssOf(items(3))
  server.play('/feed', answer(whole))
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })

  for (const [body, code] of [
    [whole.slice(0, 100), 'feedBroken'],
    ['', 'emptyAnswer'],
    ['<html><body>صيانة</body></html>', 'notAFeed'],
  ] as const) {
    server.play('/feed', answer(body))
    world.clock += HOUR
    expect(codes(await world.sync.start({ by: 'hand' }))).toEqual([code])
    expect((await world.store.openList(everything, null)).list.total).toBe(3)
  }
})

test('N-09 one connection for each host, eight in all', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  const open = new Map<string, number>()
  let most = 0
  let mostForOne = 0
  const urls = Array.from({ length: 40 }, (_, n) => server.url(`/feed${n}`, 1 + (n % 20)))
  for (let n = 0; n < 40; n++) {
    server.play(`/feed${n}`, (response, request) => {
      const host = request.headers.host ?? ''
      open.set(host, (open.get(host) ?? 0) + 1)
      most = Math.max(
        most,
        [...open.values()].reduce((a, b) => a + b),
      )
      mostForOne = Math.max(mostForOne, open.get(host) ?? 0)
      setTimeout(() => {
        open.set(host, (open.get(host) ?? 0) - 1)
        response.end(rssOf(items(1)))
      }, 20)
    })
  }
  await world.subscribe(...urls)

  expect(await world.sync.start({ by: 'hand' })).toMatchObject({ feeds: 40, newArticles: 40 })
  expect(most).toBe(8)
  expect(mostForOne).toBe(1)
})

test('a host rests between two requests', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port, { restFor: () => 150 })
  const at: number[] = []
  for (const n of [1, 2, 3]) {
    server.play(`/feed${n}`, response => {
      at.push(performance.now())
      response.end(rssOf(items(1)))
    })
  }
  await world.subscribe(...[1, 2, 3].map(n => server.url(`/feed${n}`)))
  await world.sync.start({ by: 'hand' })
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(145)
  expect((at[2] ?? 0) - (at[1] ?? 0)).toBeGreaterThan(145)
})

test('a cancelled sync keeps what was saved and blames no feed', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/quick', answer(rssOf(items(4))))
  server.play('/slow', () => world.sync.cancel())
  await world.subscribe(server.url('/quick', 1), server.url('/slow', 2), server.url('/slow', 2).concat('?2'))

  const summary = await world.sync.start({ by: 'hand' })

  expect(summary).toMatchObject({ cancelled: true, failures: [], newArticles: 4 })
  expect((await world.store.openList(everything, null)).list.total).toBe(4)
  const slow = (await world.store.feedsToCheck()).find(({ url }) => url.endsWith('/slow'))
  expect(slow?.check).toMatchObject({ checkedAt: null, failures: 0 })
})

test('N-17 without a network one failure says so, and no feed is to blame', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  await world.subscribe(...Array.from({ length: 30 }, (_, n) => `http://paper${n}.invalid/feed`))

  const summary = await world.sync.start({ by: 'hand' })

  expect(codes(summary)).toEqual(['offline'])
  expect(
    (await world.store.feedsToCheck()).every(({ check }) => check.failures === 0 && check.checkedAt === null),
  ).toBe(true)
})

test('N-11 N-18 dead hosts among living ones are those feeds’ failures', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/feed', answer(rssOf(items(1))))
  await world.subscribe('http://dead1.invalid/', 'http://dead2.invalid/', 'http://dead3.invalid/', server.url('/feed'))

  const summary = await world.sync.start({ by: 'hand' })

  expect(summary.newArticles).toBe(1)
  expect(codes(summary)).toEqual(['hostNotFound', 'hostNotFound', 'hostNotFound'])
})

test('a second start joins the first; single feeds are asked beside it', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  let release = () => {}
  server.play('/slow', response => {
    release = () => response.end(rssOf(items(1)))
  })
  server.play('/new', answer(rssOf(items(2))))
  await world.subscribe(server.url('/slow', 1))
  const first = world.sync.start({ by: 'hand' })
  expect(world.sync.start({ by: 'schedule' })).toBe(first)
  await world.subscribe(server.url('/new', 2))
  const added = (await world.store.feedsToCheck()).find(({ url }) => url.endsWith('/new'))

  const single = await world.sync.start({ by: 'hand', feedIds: [added?.id ?? 0] })
  release()

  expect(single).toMatchObject({ feeds: 1, newArticles: 2 })
  expect(await first).toMatchObject({ feeds: 1, newArticles: 1 })
  expect(world.sync.state().lastSummary).toMatchObject({ newArticles: 1 })
})

test('progress is told at most ten times a second', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  for (let n = 0; n < 60; n++) server.play(`/feed${n}`, answer(rssOf(items(1))))
  await world.subscribe(...Array.from({ length: 60 }, (_, n) => server.url(`/feed${n}`, n + 1)))
  const startedAt = performance.now()
  await world.sync.start({ by: 'hand' })
  const seconds = (performance.now() - startedAt) / 1000
  expect(world.progress.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 4)
  expect(world.progress.at(-1)?.progress).toBeNull()
})

test('pictures are fetched behind the sync, once, and kept under their hash', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port, { withPictures: true })
  const bytes = png(640, 360)
  server.play('/picture.png', answer(bytes, { 'content-type': 'text/html' }))
  server.play('/feed', answer(rssOf([{ guid: 'a', picture: server.url('/picture.png', 2) }])))
  await world.subscribe(server.url('/feed'))

  await world.sync.start({ by: 'hand' })
  await world.sync.settled()

  const [row] = await firstRows(world)
  const opened = await world.pictures.openPicture(row?.picture ?? '')
  expect(opened).toMatchObject({ type: 'image/png' })
  expect(opened?.path).toMatch(/pictures\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/)
  expect(existsSync(opened?.path ?? '')).toBe(true)
  expect(server.seenAt('/picture.png')).toHaveLength(1)
})

test('a picture that is asked for twice at once is fetched once; one that failed waits an hour', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/good.png', answer(png(10, 10)))
  server.play('/svg', answer('<svg xmlns="http://www.w3.org/2000/svg"/>', { 'content-type': 'image/png' }))
  server.play(
    '/feed',
    answer(
      rssOf([
        { guid: 'a', picture: server.url('/good.png') },
        { guid: 'b', picture: server.url('/svg') },
      ]),
    ),
  )
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  const rows = await firstRows(world)
  const keyOf = (guid: string) => rows.find(({ title }) => title.endsWith(guid))?.picture ?? ''

  const both = await Promise.all([world.pictures.openPicture(keyOf('a')), world.pictures.openPicture(keyOf('a'))])
  expect(both[0]).toEqual(both[1])
  expect(server.seenAt('/good.png')).toHaveLength(1)

  expect(await world.pictures.openPicture(keyOf('b'))).toBeNull()
  expect(await world.pictures.openPicture(keyOf('b'))).toBeNull()
  expect(server.seenAt('/svg')).toHaveLength(1)
  world.clock += 2 * HOUR
  await world.pictures.openPicture(keyOf('b'))
  expect(server.seenAt('/svg')).toHaveLength(2)
  expect(await world.pictures.openPicture('0'.repeat(32))).toBeNull()
})

test('S-07 a picture on a private address is refused and nobody is asked', async () => {
  await using server = await startServer()
  await using elsewhere = await startServer()
  await using world = startWorld(server.port, { withPictures: true })
  elsewhere.play('/secret.png', answer(png(10, 10)))
  server.play('/feed', answer(rssOf([{ guid: 'a', picture: elsewhere.url('/secret.png') }])))
  await world.subscribe(server.url('/feed'))

  await world.sync.start({ by: 'hand' })
  await world.sync.settled()

  const [row] = await firstRows(world)
  expect(await world.pictures.openPicture(row?.picture ?? '')).toBeNull()
  expect(elsewhere.seen).toEqual([])
  expect(existsSync(join(world.folder, 'pictures'))).toBe(false)
})

async function firstRows({ store }: { store: ReturnType<typeof startWorld>['store'] }) {
  return (await store.openList(everything, null)).rows
}
