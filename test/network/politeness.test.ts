// Everything that asks something of a server, driven against one that wants to be left alone: real store, real parser code,
// real network. What is asked is counted by the server itself.
import { describe, expect, onTestFinished, test } from 'vitest'
import { createFullText } from '../../electron/pages/full-text.ts'
import { createSavedPages } from '../../electron/pages/saved-pages.ts'
import { preparePage } from '../../electron/parse/pages/prepare-page.ts'
import { packPage } from '../../electron/parse/service/pack-page.ts'
import { packSaved } from '../../electron/parse/service/pack-saved.ts'
import { parseService } from '../../electron/parse/service/parse-service.ts'
import { createReportLists } from '../../electron/pictures/report-lists.ts'
import { createDiscover } from '../../electron/sources/discover.ts'
import { checkSource } from '../../electron/sources/source-link.ts'
import { pictureKey } from '../../electron/store/pictures/picture-names.ts'
import { writeReportFile } from '../../shared/contract/reports.ts'
import type { ExtractedPage } from '../../shared/extractor/contract.ts'
import { ExpectedError } from '../../shared/result.ts'
import { HOUR, MINUTE } from '../../shared/units.ts'
import { everything } from '../support/following.ts'
import {
  answer,
  type MisbehavingServer,
  type Play,
  redirect,
  startServer,
  status,
} from '../support/misbehaving-server.ts'
import { startWorld, type World } from '../support/syncing.ts'

const never = new AbortController().signal
const list = answer(
  writeReportFile({
    title: 'قائمة',
    pictures: [{ likeness: `${'a5'.repeat(32)}${'4'.repeat(16)}7cc00001`, reason: 'violent' }],
  }),
)

/** Hosts that the newspaper of this test names: an article, its page and its picture are at each. */
const HOSTS = ['tired.test', 'door.test', 'a.blogs.test', 'b.blogs.test', 'c.blogs.test', 'd.blogs.test'] as const
type Host = (typeof HOSTS)[number]

/** By its name: asks a host one thing, at the path of that name. */
const WAYS = ['feed', 'page', 'picture', 'discovery', 'list', 'listAgain', 'sourceLink', 'savedPage'] as const
type Way = (typeof WAYS)[number]

interface Press {
  readonly world: World
  readonly server: MisbehavingServer
  /** Resolves when it has come to an end, whatever that is. */
  ask(way: Way, host: Host): Promise<void>
  /** What the host answers, whatever it is asked. */
  play(host: Host, how: Play): void
  /** What the host was asked. */
  askedOf(host: Host): string[]
}

async function startPress(): Promise<Press> {
  const server = await startServer()
  onTestFinished(() => server[Symbol.asyncDispose]())
  const plays = new Map<string, Play>()
  const world = startWorld(server.port, { resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
  onTestFinished(() => world[Symbol.asyncDispose]())
  const at = (host: string, path: string) => `http://${host}:${server.port}/${path}`

  for (const way of WAYS) {
    server.play(`/${way}`, (response, request) => {
      const host = request.headers.host?.split(':')[0] ?? ''
      ;(plays.get(host) ?? status(404))(response, request)
    })
  }
  const items = HOSTS.map(
    host => `<item><title>${host}</title><guid>${host}</guid><link>${at(host, 'page')}</link>
      <description><![CDATA[<p>نص</p><img src="${at(host, 'picture')}">]]></description></item>`,
  )
  server.play('/paper', answer(`<rss version="2.0"><channel><title>جريدة</title>${items.join('')}</channel></rss>`))
  await world.subscribe(at('paper.test', 'paper'))
  await world.sync.start({ by: 'hand' })
  const [paper] = await world.store.feedsToCheck()
  await world.subscribe(...HOSTS.map(host => at(host, 'feed')))

  const parser = {
    findFeeds: async (job: Parameters<typeof parseService.findFeeds>[0]) => parseService.findFeeds(job),
    parseReportList: async (bytes: Uint8Array) => parseService.parseReportList(bytes),
    readSaved: async (bytes: Uint8Array, name: string) => parseService.readSaved(bytes, name),
    preparePage: async (page: Parameters<typeof preparePage>[0]) => preparePage(page),
    packPage: async (parts: Parameters<typeof packPage>[0]) => packPage(parts),
    packSaved: async (...args: Parameters<typeof packSaved>) => packSaved(...args),
  }
  const extractor = {
    extractPage: (): Promise<ExtractedPage> => Promise.reject(new ExpectedError('noArticle', 'none')),
  }
  const { store, ask, pictures } = world
  const parts = { store, ask, parser, extractor, pictures, clock: () => world.clock }
  const fullText = createFullText(parts)
  const savedPages = createSavedPages(parts)
  const lists = createReportLists(parts)
  const discover = createDiscover({ ...parts, hasConsent: async () => false })

  // A list that is due again is one that came once.
  for (const host of HOSTS) {
    plays.set(host, list)
    await lists.subscribe(at(host, 'listAgain'))
    plays.delete(host)
  }
  world.clock += 25 * HOUR
  server.seen.length = 0

  async function articleAt(host: Host) {
    const { rows } = await store.openList(everything, null)
    const row = rows.find(({ title }) => title === host)
    if (!row) throw new Error(`no article of ${host}`)
    return row.ref
  }
  async function feedAt(host: Host) {
    const feed = (await store.feedsToCheck()).find(({ url }) => url === at(host, 'feed'))
    if (!feed) throw new Error(`no feed of ${host}`)
    return feed.id
  }

  const ways: Record<Way, (host: Host) => Promise<unknown>> = {
    feed: async host => world.sync.start({ by: 'hand', feedIds: [await feedAt(host)] }),
    page: async host => fullText.show(await articleAt(host), 'page'),
    picture: host => pictures.fetchPicture(pictureKey(paper?.id ?? 0, at(host, 'picture'))),
    discovery: host => discover(at(host, 'discovery'), never),
    list: host => lists.subscribe(at(host, 'list')),
    listAgain: () => lists.refresh(never),
    sourceLink: host => checkSource(ask, at(host, 'sourceLink')),
    savedPage: host => savedPages.saveAddress(at(host, 'savedPage')),
  }
  return {
    world,
    server,
    async ask(way, host) {
      await ways[way](host).catch(error => {
        if (!(error instanceof ExpectedError)) throw error
      })
    },
    play: (host, how) => void plays.set(host, how),
    askedOf: host =>
      server.seen.filter(({ headers }) => headers.host?.split(':')[0] === host).map(({ path }) => path.slice(1)),
  }
}

const busy = status(429, { 'retry-after': '3600' })

describe.each(WAYS)('a host that says 429 to “%s”', told => {
  test('is asked nothing by any other way, until the hour is over', async () => {
    const { world, ask, play, askedOf } = await startPress()
    play('tired.test', busy)
    await ask(told, 'tired.test')
    expect(askedOf('tired.test')).toEqual([told])

    world.clock += HOUR - MINUTE
    for (const way of WAYS) await ask(way, 'tired.test')
    expect(askedOf('tired.test')).toEqual([told])

    play('tired.test', status(404))
    world.clock += 25 * HOUR
    for (const way of WAYS) await ask(way, 'tired.test')
    expect(new Set(askedOf('tired.test'))).toEqual(new Set(WAYS))
  })
})

test('whoever waits for its turn while the host says 429 does not ask any more', async () => {
  const { ask, play, askedOf } = await startPress()
  play('tired.test', (...exchange) => void setTimeout(() => busy(...exchange), 50))
  await Promise.all(WAYS.map(way => ask(way, 'tired.test')))
  expect(askedOf('tired.test')).toHaveLength(1)
})

test('three hosts of a domain that say it to three ways speak for the fourth', async () => {
  const { ask, play, askedOf } = await startPress()
  for (const host of ['a.blogs.test', 'b.blogs.test', 'c.blogs.test'] as const) play(host, busy)
  await ask('picture', 'a.blogs.test')
  await ask('discovery', 'b.blogs.test')
  await ask('sourceLink', 'd.blogs.test')
  expect(askedOf('d.blogs.test')).toEqual(['sourceLink'])

  await ask('list', 'c.blogs.test')
  for (const way of WAYS) await ask(way, 'd.blogs.test')

  expect(askedOf('d.blogs.test')).toEqual(['sourceLink'])
})

describe('a redirect', () => {
  test('that leads to a host which says 429 is remembered for that host', async () => {
    const { server, ask, play, askedOf } = await startPress()
    play('tired.test', busy)
    play('door.test', redirect(`http://tired.test:${server.port}/page`))
    await ask('picture', 'door.test')
    for (const way of WAYS) await ask(way, 'tired.test')
    expect(askedOf('tired.test')).toEqual(['page'])
  })

  test('leads no way to a host that wants its rest', async () => {
    const { server, ask, play, askedOf } = await startPress()
    play('tired.test', busy)
    await ask('list', 'tired.test')
    play('door.test', redirect(`http://tired.test:${server.port}/page`))
    for (const way of WAYS) await ask(way, 'door.test')
    expect(new Set(askedOf('door.test'))).toEqual(new Set(WAYS))
    expect(askedOf('tired.test')).toEqual(['list'])
  })

  test('to a resting host is the feed’s own answer: it is asked when the rest is over, and not at every knock', async () => {
    const { world, server, ask, play, askedOf } = await startPress()
    play('tired.test', busy)
    await ask('list', 'tired.test')
    play('door.test', redirect(`http://tired.test:${server.port}/page`))
    await ask('feed', 'door.test')
    const knock = async () => {
      world.clock += 2 * MINUTE
      await world.sync.start({ by: 'schedule' })
    }
    for (let knocks = 0; knocks < 3; knocks++) await knock()
    expect(askedOf('door.test')).toEqual(['feed'])
    world.clock += HOUR
    await knock()
    expect(askedOf('door.test')).toEqual(['feed', 'feed'])
  })
})

test('a newspaper pays for its feed, its pages and its pictures, once; nobody pays for the rest', async () => {
  const { world, server, ask, play } = await startPress()
  const body = 'x'.repeat(20_000)
  for (const host of HOSTS) play(host, answer(body))
  const received = async () => (await world.store.readHealth()).map(feed => feed.received)
  const before = await received()
  const costs = async (way: Way) => {
    const earlier = await received()
    server.seen.length = 0
    await ask(way, 'a.blogs.test')
    const now = await received()
    expect(server.seen.length, way).toBeGreaterThan(0)
    return now.map((bytes, feed) => bytes - (earlier[feed] ?? 0)).filter(bytes => bytes > 0)
  }

  for (const way of ['page', 'picture', 'feed'] as const) {
    const [bytes = 0, ...others] = await costs(way)
    expect(others).toEqual([])
    expect(bytes).toBeGreaterThan(body.length)
    expect(bytes).toBeLessThan(body.length + 400)
  }
  const paid = await received()
  for (const way of ['discovery', 'list', 'listAgain', 'sourceLink', 'savedPage'] as const) {
    expect(await costs(way), way).toEqual([])
  }
  expect(await received()).toEqual(paid)
  expect(paid).not.toEqual(before)
})
