// Pages behind the feeds, from real servers on this machine into a real store. What is an article on a page is the
// browser's business and tested there; here the page is its paragraphs.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFullText, type FullText } from '../../electron/pages/full-text.ts'
import { preparePage } from '../../electron/parse/pages/prepare-page.ts'
import { packPage } from '../../electron/parse/service/pack-page.ts'
import type { ArticleQuery } from '../../shared/contract/reading.ts'
import { searchWish } from '../../shared/contract/search.ts'
import type { ExtractedPage, PageToExtract } from '../../shared/extractor/contract.ts'
import { ExpectedError } from '../../shared/result.ts'
import { startWorld, type World } from '../support/syncing.ts'

const ALL: ArticleQuery = { scope: { kind: 'all' }, unreadSince: null }
const short = 'وصلت السفينة الأولى إلى الميناء بعد العاصفة الطويلة وعلى ظهرها ثلاثون بحارا…'
const long = `<p>${short}</p><p>${'وقال القبطان إن النجوم وحدها دلتهم على البيت. '.repeat(20)}</p>`

let server: Server
let port: number
let asked: string[]
/** Bytes of bodies, those of the feed too. */
let sent: number
/** What the extractor was told of each page. */
let told: PageToExtract[]
let answer: (path: string) => { status?: number; type?: string; body?: string; location?: string }

beforeEach(async () => {
  articles = 3
  asked = []
  sent = 0
  told = []
  answer = () => ({ body: long })
  server = createServer((request, response) => {
    const path = request.url ?? ''
    const send = (body: string) => {
      sent += Buffer.byteLength(body)
      response.end(body)
    }
    if (path === '/feed') return send(feed())
    asked.push(path)
    const { status = 200, type = 'text/html; charset=utf-8', body = '', location } = answer(path)
    response.writeHead(status, { 'Content-Type': type, ...(location ? { Location: location } : {}) })
    send(body)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterEach(() => new Promise(done => server.close(done)))

let articles: number
let said = short
function feed(): string {
  const items = Array.from({ length: articles }, (_, at) => {
    const link = `http://127.0.0.1:${port}/article/${at}`
    return `<item><title>خبر ${at}</title><link>${link}</link><guid>${link}</guid><description>${said}</description></item>`
  })
  return `<rss version="2.0"><channel><title>جريدة التل</title>${items.join('')}</channel></rss>`
}

async function extractPage(page: PageToExtract): Promise<ExtractedPage> {
  const { bytes, url } = page
  told.push(page)
  const html = Buffer.from(bytes).toString()
  if (!html.includes('<p>')) throw new ExpectedError('noArticle', 'no paragraph')
  const next = /rel="next" href="([^"]+)"/.exec(html)?.[1]
  return {
    title: null,
    byline: null,
    siteName: null,
    publishedAt: null,
    language: 'ar',
    direction: 'rtl',
    html,
    text: '',
    pictures: [],
    nextPage: next ? new URL(next, url).href : null,
    isBeginning: html.includes('class="wall"'),
    blocks: ['0000boxa', `00page${url.at(-1)}a`],
  }
}

function openWorld(): World {
  const world: World = startWorld(port, {
    fullText: { fetchAhead: (...args) => fullTextOf(world).fetchAhead(...args) },
  })
  return world
}

function fullTextOf(world: World): FullText {
  return createFullText({
    store: world.store,
    ask: world.ask,
    extractor: { extractPage },
    parser: { preparePage: async page => preparePage(page), packPage: async parts => packPage(parts) },
    clock: () => world.clock,
  })
}

async function read(world: World) {
  const { rows } = await world.store.openList(ALL, null)
  return Promise.all(rows.map(({ ref }) => world.store.readArticle(ref)))
}

async function synced(world: World) {
  await world.subscribe(`http://127.0.0.1:${port}/feed`)
  await world.sync.start({ by: 'hand' })
  await world.sync.settled()
  await world.sync.indexed()
  return read(world)
}

test('a sync brings the whole text of cut articles behind the feeds, and tells how far it is', async () => {
  await using world = openWorld()
  const found = await synced(world)
  expect(found).toHaveLength(3)
  for (const { html, page } of found) {
    expect(html).toContain('النجوم')
    expect(page).toEqual({ isShown: true, isBeginning: false, failure: null })
  }
  const phases = world.progress.map(({ progress }) => progress?.phase)
  expect(phases).toContain('pages')
  expect(phases.lastIndexOf('feeds')).toBeLessThan(phases.indexOf('pages'))
  expect(world.progress.find(({ progress }) => progress?.phase === 'pages')?.progress).toMatchObject({
    total: 3,
    current: 'جريدة التل',
  })
  // Three of one story are one row.
  expect((await world.store.search(searchWish('النجوم', 'best'))).total).toBe(3)
})

test('a page is asked for once', async () => {
  await using world = openWorld()
  await synced(world)
  world.clock += 60 * 60 * 1000
  await world.sync.start({ by: 'hand' })
  await world.sync.settled()
  expect(asked).toHaveLength(3)
})

test.each(['while others are fetched ahead of it', 'just before others are fetched ahead'])(
  'a page that the reader asks for %s is asked for once',
  async when => {
    await using world = openWorld()
    articles = 6
    answer = () => ({ status: 503 })
    await synced(world)
    const { rows } = await world.store.openList(ALL, null)
    world.clock += 24 * 60 * 60_000
    asked = []
    answer = () => ({ body: long })
    const fullText = fullTextOf(world)

    const show = () => fullText.show(rows.at(-1)?.ref ?? 'article:0', 'page')
    const isBefore = when.startsWith('just')
    const shown = isBefore ? show() : null
    if (isBefore) await vi.waitUntil(() => asked.length > 0, { interval: 1 })
    const ahead = fullText.fetchAhead(
      new AbortController().signal,
      () => {},
      () => {},
    )

    await Promise.all([ahead, shown ?? show()])

    expect(asked.toSorted()).toEqual(Array.from({ length: 6 }, (_, at) => `/article/${at}`))
  },
)

test.each([
  ['a page that is gone', { status: 404 }, 'missing'],
  ['a server that fails', { status: 500 }, 'serverError'],
  ['a page without an article', { body: '<nav>لا شيء هنا</nav>' }, 'noArticle'],
  ['a page that is a film', { type: 'video/mp4', body: 'x' }, 'noArticle'],
  ['a page that is too deep', { body: '<div>'.repeat(600) }, 'pageTooComplex'],
  ['a page without end', { body: `<p>${'x'.repeat(6 * 1024 * 1024)}</p>` }, 'tooLarge'],
  ['an article that leads to the front page', { status: 302, location: '/' }, 'missing'],
] as const)('%s leaves the feed’s text and says why', async (_name, given, code) => {
  answer = path => (path === '/' ? { body: long } : given)
  await using world = openWorld()
  for (const { html, page } of await synced(world)) {
    expect(html).toContain('السفينة')
    expect(page).toMatchObject({ isShown: false, failure: { code } })
  }
  expect((await world.sync.state()).lastSummary?.failures).toEqual([])
})

test('a page is read with what its feed said, and with what stood on other pages of its host, never on its own', async () => {
  articles = 1
  answer = path => ({ body: path.endsWith('/0') ? `${long}<a rel="next" href="/article/0/2">2</a>` : long })
  await using world = openWorld()
  await synced(world)
  expect(told).toMatchObject([{ feed: { title: 'خبر 0', summary: short, author: null }, siteBlocks: [] }, { feed: {} }])

  articles = 2
  said = `${short} وقطة`
  told = []
  world.clock += 60 * 60 * 1000
  await world.sync.start({ by: 'hand' })
  await world.sync.settled()
  articles = 3
  said = short
  const blocksAt = (url: string) => told.find(page => page.url.endsWith(url))?.siteBlocks?.toSorted()
  // Of the first article's pages what only they have is their own, also on the second of them.
  expect(blocksAt('/article/1')).toEqual(['0000boxa', '00page0a', '00page2a'])
  for (const own of ['/article/0', '/article/0/2']) expect(blocksAt(own)).not.toContain('00page2a')
})

test('an article of several pages is put together; its last page may fail', async () => {
  articles = 1
  answer = path => {
    if (path.endsWith('/0')) return { body: `${long}<a rel="next" href="/article/0/2">2</a>` }
    if (path.endsWith('/2')) return { body: `<p>الجزء الثاني</p><a rel="next" href="/article/0/3">3</a>` }
    return { status: 500 }
  }
  await using world = openWorld()
  const [article] = await synced(world)
  articles = 3
  expect(article?.html).toContain('النجوم')
  expect(article?.html).toContain('الجزء الثاني')
  expect(asked).toEqual(['/article/0', '/article/0/2', '/article/0/3'])
})

test('pages without end are followed five times', async () => {
  articles = 1
  answer = path => ({ body: `${long}<a rel="next" href="${path}x">…</a>` })
  await using world = openWorld()
  await synced(world)
  articles = 3
  expect(asked).toHaveLength(6)
})

test('a cancelled sync stops asking, and the rest comes with the next one', async () => {
  let requests = 0
  await using world = openWorld()
  answer = () => {
    if (++requests === 1) world.sync.cancel()
    return { body: long }
  }
  await synced(world)
  expect(asked.length).toBeLessThan(3)
  await world.sync.start({ by: 'hand' })
  await world.sync.settled()
  world.clock += 60 * 60 * 1000
  await world.sync.start({ by: 'hand' })
  await world.sync.settled()
  for (const { page } of await read(world)) expect(page).toEqual({ isShown: true, isBeginning: false, failure: null })
})

test('a host that asks to be left alone is left alone, and nothing is held against its pages', async () => {
  articles = 6
  answer = () => ({ status: 429 })
  await using world = openWorld()
  const found = await synced(world)
  articles = 3
  expect(asked.length).toBeLessThan(6)
  for (const { page } of found) expect(page).toBeNull()
})

test('what pages cost counts for their newspaper: of those that came, and of those that could not be had or read', async () => {
  const answers = [
    { body: `${long}<p>${'x'.repeat(40_000)}</p>` },
    { status: 404, body: 'y'.repeat(20_000) },
    { body: `<div>${'z'.repeat(10_000)}</div>` },
  ]
  answer = path => answers[Number(path.at(-1))] ?? { status: 500 }
  await using world = openWorld()
  await synced(world)
  const [health] = await world.store.readHealth()
  expect(asked).toHaveLength(3)
  expect(health?.received).toBeGreaterThan(sent)
  // Four heads.
  expect(health?.received).toBeLessThan(sent + 4 * 400)
})
