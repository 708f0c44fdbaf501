// Three days of 300 newspapers' feeds within seconds: real servers, network, parser and store; only the clock is ours.

import { readdirSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { HOUR, MINUTE } from '../../shared/units.ts'
import { rssOf } from '../support/feeds.ts'
import { USER_AGENT } from '../support/fetching.ts'
import { everything } from '../support/following.ts'
import { type MisbehavingServer, type Play, startServer } from '../support/misbehaving-server.ts'
import { png } from '../support/pictures.ts'
import { slicesOf } from '../support/slices.ts'
import { startWorld, type World } from '../support/syncing.ts'

const FEEDS = 300
const HOSTS = 100
const KNOCK = 15 * MINUTE
const FAULTS = 0.05
/** In a newspaper's feed at once, and how many are there in the morning. */
const LISTED = 20
const AT_FIRST = 5
/** Milliseconds between two articles of one feed. */
const NEWS_EVERY = 3 * HOUR

test('N-22 S-21 days of 300 feeds with five faults in a hundred: no leak, nothing twice, nothing lost, nothing told', async () => {
  const chance = seeded(20260211)
  await using server = await startServer()
  await using world = startWorld(server.port, { withPictures: true, chance })
  const day = newspaperDay(server, world, chance)
  const told = { requests: 0, agents: new Set<string>(), hosts: new Set<string>(), cookies: 0, referrers: 0 }
  await world.subscribe(...Array.from({ length: FEEDS }, (_, n) => feedUrl(server, n)))

  const startedAt = performance.now()
  const begin = world.clock
  const marked = new Set<string>()
  const footprints = new Map<number, Footprint>()
  for (let knock = 0; world.clock <= begin + 72 * HOUR; knock++, world.clock += KNOCK) {
    await world.sync.start({ by: 'schedule' })
    if (knock % 8 === 7) await readSome(world, marked, chance)
    await world.sync.settled()
    listen(server, told)
    const hour = (world.clock - begin) / HOUR
    if (hour === 4 || hour === 24 || hour === 48 || hour === 72) footprints.set(hour, await footprint(world))
  }
  day.faults = 0
  world.clock += 26 * HOUR
  await world.sync.start({ by: 'schedule' })
  await world.sync.indexed()
  await world.sync.settled()
  listen(server, told)

  const rows = await allRows(world)
  const seconds = (performance.now() - startedAt) / 1000
  const firstDay = growth(footprints, 4, 24)
  const thirdDay = growth(footprints, 48, 72)
  console.log(
    `simulated days: ${FEEDS} feeds, 3 days in ${seconds.toFixed(1)} s, ${told.requests} requests, ${day.played()} faults, ` +
      `${rows.length} articles; from hour 4 to 24: heap ${mb(firstDay.heap)} MB, files ${firstDay.files}; ` +
      `on the third day, when nothing new came: resident ${mb(thirdDay.resident)} MB`,
  )
  expect(day.played()).toBeGreaterThan(FEEDS)
  expect(firstDay.heap).toBeLessThan(20 * 1024 * 1024)
  expect(thirdDay.heap).toBeLessThan(20 * 1024 * 1024)
  // What the store and the packers of the first two days hold outside the heap does not grow without news.
  expect(thirdDay.resident).toBeLessThan(20 * 1024 * 1024)
  expect(Math.abs(firstDay.files)).toBeLessThan(10)
  expect(Math.abs(thirdDay.files)).toBeLessThan(10)
  const published = Array.from({ length: FEEDS }, (_, n) => day.guids(n)).flat()
  expect(rows.map(titleOf).toSorted()).toEqual(published.map(guid => `خبر ${guid}`).toSorted())
  expect(marked.size).toBeGreaterThan(100)
  expect(
    rows
      .filter(({ read }) => read)
      .map(titleOf)
      .toSorted(),
  ).toEqual([...marked].toSorted())
  expect(await world.store.searchGuids({ ...searchWish('الخبر', 'best'), limit: 10_000 })).toHaveLength(
    published.length,
  )

  expect([...told.agents]).toEqual([USER_AGENT])
  expect(told).toMatchObject({ cookies: 0, referrers: 0 })
  expect(told.hosts.size).toBe(HOSTS)
}, 900_000)

/** 300 feeds that grow with the clock, give cookies to everybody, and fail now and then. */
function newspaperDay(server: MisbehavingServer, world: World, chance: () => number) {
  const morning = world.clock
  let played = 0
  const day = {
    faults: FAULTS,
    played: () => played,
    guids(feed: number): string[] {
      const since = world.clock - morning + (feed % 17) * 10 * MINUTE
      const count = Math.min(AT_FIRST + Math.floor(since / NEWS_EVERY), LISTED)
      return Array.from({ length: count }, (_, n) => `ص${feed}م${String(n).padStart(3, '0')}ن`)
    },
  }
  for (let feed = 0; feed < FEEDS; feed++) {
    const picture = server.url(`/picture${feed}.png`, hostOf(feed))
    server.play(`/picture${feed}.png`, response => response.writeHead(200, { 'set-cookie': 'p=1' }).end(png(600, 400)))
    server.play(`/feed${feed}`, (response, request) => {
      if (chance() < day.faults) {
        played++
        const fault = FAULT_PLAYS[Math.floor(chance() * FAULT_PLAYS.length)]
        return fault?.(response, request)
      }
      const guids = day.guids(feed).toReversed()
      const etag = `"${feed}-${guids.length}"`
      if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
      const articles = guids.map((guid, n) => ({ guid, ...(feed % 10 === 0 && n === 0 ? { picture } : {}) }))
      return response.writeHead(200, { etag, 'set-cookie': `reader=${feed}` }).end(rssOf(articles, `صحيفة ${feed}`))
    })
  }
  return day
}

const cutOff = rssOf(Array.from({ length: 4 }, (_, n) => ({ guid: `مقطوع${n}` })))

/** What servers do on a bad day. None of it may leave a trace. */
const FAULT_PLAYS: readonly Play[] = [
  response => response.writeHead(500).end('x'.repeat(2000)),
  response => response.writeHead(503, { 'retry-after': '900' }).end(),
  response => response.writeHead(429).end(),
  response => response.writeHead(404).end(),
  response => response.writeHead(410).end(),
  response => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>صيانة</p>'),
  response => response.writeHead(200).end(),
  response => void response.socket?.resetAndDestroy(),
  response =>
    void response.writeHead(200, { 'content-length': '9999' }).write(cutOff.slice(0, 900), () => response.destroy()),
  response => response.writeHead(301, { location: '/nowhere' }).end(),
  response => response.writeHead(302, { location: 'http://10.0.0.1/login' }).end(),
  response => response.writeHead(200, { 'content-encoding': 'br' }).end('no brotli'),
  stall,
]

/** Begins, stands still, and breaks off. */
function stall(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '9999' }).write(cutOff.slice(0, 100))
  setTimeout(() => response.destroy(), 50)
}

function feedUrl(server: MisbehavingServer, feed: number): string {
  return server.url(`/feed${feed}`, hostOf(feed))
}

function hostOf(feed: number): number {
  return 1 + (feed % HOSTS)
}

/** What the servers were told by us since the last look. */
function listen(
  server: MisbehavingServer,
  told: { requests: number; agents: Set<string>; hosts: Set<string>; cookies: number; referrers: number },
): void {
  for (const { headers } of server.seen.splice(0)) {
    told.requests++
    told.agents.add(headers['user-agent'] ?? '')
    told.hosts.add(headers.host ?? '')
    if (headers.cookie !== undefined) told.cookies++
    if (headers.referer !== undefined) told.referrers++
  }
}

async function readSome({ store }: World, marked: Set<string>, chance: () => number): Promise<void> {
  const { list } = await store.openList(everything, null)
  const slice = Math.floor((chance() * list.total) / list.sliceSize)
  const rows = ((await store.readSlice(everything, list, slice)) ?? []).slice(0, 20)
  await store.markRead(
    rows.map(({ ref }) => ref),
    true,
  )
  for (const row of rows) marked.add(titleOf(row))
}

async function allRows({ store }: World): Promise<ArticleRow[]> {
  const { list } = await store.openList(everything, null)
  const rows: ArticleRow[] = []
  for (const slice of slicesOf(list)) rows.push(...((await store.readSlice(everything, list, slice)) ?? []))
  return rows
}

function titleOf({ title }: ArticleRow): string {
  return title
}

interface Footprint {
  readonly heap: number
  readonly resident: number
  readonly files: number
}

/** After everything that nobody holds any more has been let go, kept connections included. */
async function footprint({ network }: World): Promise<Footprint> {
  network.renew()
  await new Promise(done => setTimeout(done, 50))
  setFlagsFromString('--expose-gc')
  const gc: () => void = runInNewContext('gc')
  gc()
  gc()
  const { heapUsed, external, rss } = process.memoryUsage()
  const files = process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
  return { heap: heapUsed + external, resident: rss, files }
}

function growth(footprints: ReadonlyMap<number, Footprint>, from: number, to: number): Footprint {
  const [before, after] = [footprints.get(from), footprints.get(to)]
  if (!before || !after) throw new Error(`No footprint was taken at ${from} or ${to}.`)
  return {
    heap: after.heap - before.heap,
    resident: after.resident - before.resident,
    files: after.files - before.files,
  }
}

function mb(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}

/** The same chance in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
