import { describe, expect, onTestFinished, test as plain } from 'vitest'
import { parseService } from '../../electron/parse/service/parse-service.ts'
import { createDiscover, type Discover, type DiscoverParts } from '../../electron/sources/discover.ts'
import type { Login } from '../../shared/contract/passwords.ts'
import { askOver, rememberingPauses } from '../support/asking.ts'
import { codeOf, networkAllowing, noNames } from '../support/fetching.ts'
import { locked } from '../support/locked.ts'
import { answer, type MisbehavingServer, redirect, startServer, status } from '../support/misbehaving-server.ts'

const NOW = Date.UTC(2026, 1, 11, 12)

interface World {
  readonly server: MisbehavingServer
  readonly paused: Map<string, number>
  /** Hosts of the own network that the reader agreed to. */
  readonly consented: Set<string>
  discover(typed: string, signal?: AbortSignal): ReturnType<Discover>
  discoverWith(login: Login, typed: string): ReturnType<Discover>
}

const test = plain.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs from the pattern
  world: async ({}, use) => {
    await using server = await startServer()
    await use(await worldWith(server))
  },
})

async function worldWith(server: MisbehavingServer, change: Partial<DiscoverParts> = {}): Promise<World> {
  const network = networkAllowing([server.port], noNames())
  onTestFinished(() => network.close())
  const paused = new Map<string, number>()
  const consented = new Set<string>()
  const discover = createDiscover({
    ask: askOver({ store: rememberingPauses(paused), network, clock: () => NOW }),
    parser: { findFeeds: async job => parseService.findFeeds(job) },
    hasConsent: async host => consented.has(host),
    clock: () => NOW,
    ...change,
  })
  return {
    server,
    paused,
    consented,
    discover: (typed, signal = new AbortController().signal) => discover(typed, signal),
    discoverWith: (login, typed) => discover(typed, new AbortController().signal, login),
  }
}

const HTML = { 'content-type': 'text/html; charset=utf-8' }

function feed(title: string, articles = 1): ReturnType<typeof answer> {
  const item = (n: number) =>
    `<item><title>خبر ${n}</title><guid>${n}</guid><pubDate>${new Date(NOW - n * 60_000).toUTCString()}</pubDate></item>`
  const items = Array.from({ length: articles }, (_, n) => item(n + 1)).join('')
  return answer(`<rss version="2.0"><channel><title>${title}</title>${items}</channel></rss>`)
}

function page(...links: readonly string[]): ReturnType<typeof answer> {
  const written = links.map(href => `<link rel="alternate" type="application/rss+xml" title="${href}" href="${href}">`)
  return answer(`<html><head><title>الصفحة</title>${written.join('')}</head><body><p>نص</p></body></html>`, HTML)
}

const paths = ({ server }: World) => server.seen.map(({ path }) => path)

describe('the feeds of a newspaper', () => {
  test('are opened and described, the whole first and comments last and unopened', async ({ world }) => {
    const { server, discover } = world
    server.play('/', page('/comments/feed/', '/sport/feed/', '/feed/'))
    server.play('/feed/', feed('جريدة الواحة', 3))
    server.play('/sport/feed/', feed('رياضة', 2))

    const found = await discover(server.url('/'))

    expect(found).toMatchObject({ address: server.url('/'), title: 'جريدة الواحة', homepage: server.url('/') })
    expect(found.feeds).toEqual([
      {
        url: server.url('/feed/'),
        role: 'main',
        title: 'جريدة الواحة',
        label: '/feed/',
        facts: { language: 'ar', direction: 'rtl', articles: 3, newestAt: NOW - 60_000 },
      },
      expect.objectContaining({ url: server.url('/sport/feed/'), role: 'part', title: 'رياضة' }),
      { url: server.url('/comments/feed/'), role: 'comments', title: null, label: '/comments/feed/', facts: null },
    ])
    expect(paths(world)).toEqual(['/', '/feed/', '/sport/feed/'])
  })

  test('need one question where the address is a feed, also with feed: before it', async ({ world }) => {
    const { server, discover } = world
    server.play('/any', feed('جريدة', 2))
    for (const typed of [server.url('/any'), `feed:${server.url('/any')}`, `  ${server.url('/any')}#top `]) {
      expect(await discover(typed)).toMatchObject({
        address: server.url('/any'),
        feeds: [{ url: server.url('/any'), title: 'جريدة', facts: { articles: 2 } }],
      })
    }
    expect(server.seen).toHaveLength(3)
  })

  test('are found without TLS where no scheme was typed, and only there', async ({ world }) => {
    const { server, discover } = world
    server.play('/feed', feed('جريدة'))
    expect((await discover(server.url('/feed').replace('http://', ''))).feeds[0]?.url).toBe(server.url('/feed'))
    expect(await codeOf(discover(server.url('/feed').replace('http:', 'https:')))).toBe('insecureConnection')
  })

  test('are found where the site moved to, and subscribed at the address that stays', async ({ world }) => {
    const { server, discover } = world
    server.play('/', redirect(server.url('/new/'), 301))
    server.play('/new/', page('rss', 'atom'))
    server.play('/new/rss', redirect(server.url('/new/rss.xml'), 301))
    server.play('/new/rss.xml', feed('جريدة'))
    server.play('/new/atom', redirect(server.url('/today.xml'), 302))
    server.play('/today.xml', feed('جريدة ثانية'))

    const found = await discover(server.url('/'))

    expect(found.address).toBe(server.url('/new/'))
    expect(found.feeds.map(({ url }) => url)).toEqual([server.url('/new/rss.xml'), server.url('/new/atom')])
  })

  test('are found where no page declares them: shown, listed on a page of their own, or where programs put them', async ({
    world,
  }) => {
    const { server, discover } = world
    server.play('/shown', answer('<html><a href="/rss">RSS</a>', HTML))
    server.play('/rss', answer('<html><a href="/rss/politics">سياسة</a><a href="/rss/sport">رياضة</a>', HTML))
    server.play('/rss/politics', feed('سياسة'))
    server.play('/rss/sport', feed('رياضة'))
    expect((await discover(server.url('/shown'))).feeds.map(({ title }) => title)).toEqual(['سياسة', 'رياضة'])

    server.play('/spip', answer('<html><meta name=generator content="SPIP 4.2"><p>x', HTML))
    server.play('/spip.php?page=backend', feed('سبيب'))
    expect((await discover(server.url('/spip', 2))).feeds.map(({ title }) => title)).toEqual(['سبيب'])
  })

  test('are found on the front page when an article was pasted', async ({ world }) => {
    const { server, discover } = world
    server.play('/2026/an-article', answer('<html><p>مقال', HTML))
    server.play('/', page('/feed'))
    server.play('/feed', feed('جريدة'))
    expect((await discover(server.url('/2026/an-article'))).feeds).toMatchObject([{ url: server.url('/feed') }])
  })
})

const sending = (content: string, more = '') =>
  answer(`<html><head><meta http-equiv="Refresh" content="${content}">${more}</head><body></body></html>`, HTML)

describe('a page that only sends on', () => {
  test('is followed where it leads, and the newspaper is what lies there', async ({ world }) => {
    const { server, discover } = world
    server.play('/', sending('0; url=/ar/'))
    server.play('/ar/', page('/ar/feed'))
    server.play('/ar/feed', feed('جريدة الواحة'))

    const found = await discover(server.url('/'))

    expect(found).toMatchObject({ address: server.url('/ar/'), feeds: [{ url: server.url('/ar/feed') }] })
    expect(paths(world)).toEqual(['/', '/ar/', '/ar/feed'])
  })

  test('may stand where a feed was', async ({ world }) => {
    const { server, discover } = world
    server.play('/', page('/old.xml'))
    server.play('/old.xml', sending("0;URL='/new.xml'"))
    server.play('/new.xml', feed('جريدة'))
    expect((await discover(server.url('/'))).feeds.map(({ url }) => url)).toEqual([server.url('/new.xml')])
  })

  test('is not left where it names feeds', async ({ world }) => {
    const { server, discover } = world
    server.play('/', sending('0;/ar/', '<link rel="alternate" type="application/rss+xml" href="/feed">'))
    server.play('/ar/', page('/ar/feed'))
    for (const path of ['/feed', '/ar/feed']) server.play(path, feed('جريدة'))
    expect((await discover(server.url('/'))).address).toBe(server.url('/'))
  })

  test('is followed no more than twice in a row', async ({ world }) => {
    const { server, discover } = world
    for (const n of [1, 2, 3, 4]) server.play(`/r${n}`, sending(`0;/r${n + 1}`))
    expect(await codeOf(discover(server.url('/r1')))).toBe('noFeedsFound')
    expect(server.seenAt('/r3')).toHaveLength(1)
    expect(server.seenAt('/r4')).toEqual([])
  })

  test('S-09 leads to nobody that the guard refuses', async ({ world }) => {
    await using other = await startServer()
    const { server, discover } = world
    for (const target of [
      other.url('/feed'),
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'http://a:b@x.invalid/',
    ]) {
      server.play('/', sending(`0; url=${target}`))
      expect(await codeOf(discover(server.url('/')))).toBe('noFeedsFound')
    }
    expect(other.seen).toEqual([])
  })
})

test('a feed that only the server’s own answer names is found, several headers or one', async ({ world }) => {
  const { server, discover } = world
  const link = (path: string) => `<${path}>; rel="alternate"; type="application/rss+xml"; title="Rif, RSS"`
  server.play('/', response => {
    const links = ['</style.css>; rel=preload; as=style', `${link('/feed')}, ${link('/sport/feed')}`]
    response.writeHead(200, { ...HTML, link: links }).end('<html><body>نص</body></html>')
  })
  server.play('/feed', feed('جريدة'))
  server.play('/sport/feed', feed('رياضة'))
  const { feeds } = await discover(server.url('/'))
  expect(feeds.map(({ url, label }) => [url, label])).toEqual([
    [server.url('/feed'), 'Rif, RSS'],
    [server.url('/sport/feed'), 'Rif, RSS'],
  ])
})

test('a feed that a page links in several spellings is offered once', async ({ world }) => {
  const { server, discover } = world
  server.play('/', page('/feed', '/feed/', '/feed?utm_source=home'))
  for (const path of ['/feed', '/feed/', '/feed?utm_source=home']) server.play(path, feed('جريدة'))
  expect((await discover(server.url('/'))).feeds.map(({ url }) => url)).toEqual([server.url('/feed')])
})

test('what was pasted with marks and brackets around it is found', async ({ world }) => {
  const { server, discover } = world
  server.play('/feed.xml', feed('جريدة'))
  for (const around of [
    `\u200f${server.url('/feed.xml')}`,
    `«${server.url('/feed.xml')}»،`,
    `اقرأ: ${server.url('/feed.xml')}`,
  ])
    expect((await discover(around)).feeds).toHaveLength(1)
  expect(paths(world)).toEqual(['/feed.xml', '/feed.xml', '/feed.xml'])
})

describe('few questions, one at a time', () => {
  test('a page that declares thirty feeds is asked for seven; the others are offered unopened', async ({ world }) => {
    const { server, discover } = world
    const declared = Array.from({ length: 30 }, (_, n) => `/part${n}/feed`)
    server.play('/', page(...declared))
    for (const path of declared) server.play(path, feed(path))

    const { feeds } = await discover(server.url('/'))

    expect(server.seen).toHaveLength(8)
    expect(server.mostAtOnce()).toBe(1)
    expect(feeds).toHaveLength(30)
    expect(feeds.filter(({ facts }) => facts !== null)).toHaveLength(7)
  })

  test('a site without feeds is asked eight times at most, and said to have none', async ({ world }) => {
    const { server, discover } = world
    server.play('/', page())
    expect(await codeOf(discover(server.url('/')))).toBe('noFeedsFound')
    expect(server.seen.length).toBeLessThanOrEqual(8)
    expect(new Set(paths(world)).size).toBe(server.seen.length)
  })

  test('a host that asks to be left alone is, now and the next time', async ({ world }) => {
    const { server, discover, paused } = world
    server.play('/', page('/a/feed', '/b/feed'))
    server.play('/a/feed', status(429, { 'retry-after': '120' }))

    expect(await codeOf(discover(server.url('/')))).toBe('toldToWait')
    expect(await codeOf(discover(server.url('/')))).toBe('toldToWait')

    expect(paths(world)).toEqual(['/', '/a/feed'])
    expect(paused.get('127.0.0.1')).toBe(NOW + 120_000)
  })

  test('whoever changes their mind is not kept waiting', async ({ world }) => {
    const { server, discover } = world
    server.play('/', () => {})
    const stop = new AbortController()
    const searching = codeOf(discover(server.url('/'), stop.signal))
    setTimeout(() => stop.abort(), 50)
    expect(await searching).toBe('cancelled')
  })
})

describe('S-09 a page cannot send the search anywhere', () => {
  test('private addresses, other ports and other schemes are not asked', async ({ world }) => {
    await using other = await startServer()
    const { server, discover } = world
    server.play(
      '/',
      page('file:///etc/passwd', other.url('/feed'), 'http://10.0.0.1/feed', 'http://[::1]/feed', '/moved', '/feed'),
    )
    server.play('/moved', redirect(other.url('/feed')))
    server.play('/feed', feed('جريدة'))

    const { feeds } = await discover(server.url('/'))

    expect(feeds.map(({ url }) => url)).toEqual([server.url('/feed')])
    expect(other.seen).toEqual([])
  })

  test('S-17 consent is asked for what the reader typed, and reaches nothing that a page names', async ({ world }) => {
    await using near = await startServer()
    await using other = await startServer()
    const { server, discover, consented } = world
    near.play('/', page('/feed', other.url('/feed')))
    near.play('/feed', feed('جريدة البيت'))
    other.play('/feed', feed('جريدة الجار'))
    server.play('/', page(near.url('/feed')))

    expect(await codeOf(discover(near.url('/')))).toBe('needsConsent')
    consented.add(`127.0.0.1:${near.port}`)
    expect((await discover(near.url('/'))).feeds.map(({ url }) => url)).toEqual([near.url('/feed')])
    expect(await codeOf(discover(server.url('/')))).toBe('noFeedsFound')

    expect(near.seen.map(({ path }) => path)).toEqual(['/', '/feed'])
    expect(other.seen).toEqual([])
  })

  test('nor can the reader, by an address that only looks public', async ({ world }) => {
    await using other = await startServer()
    for (const typed of [other.url('/'), `http://2130706433:${other.port}/`, `http:/\\127.0.0.1:${other.port}/`]) {
      expect(await codeOf(world.discover(typed)), typed).toBe('needsConsent')
    }
    for (const typed of ['file:///etc/passwd', 'feed:file:///x', '|cmd', 'ftp://a.example/', 'view-source:http://a/'])
      expect(await codeOf(world.discover(typed)), typed).toBe('badAddress')
    expect(other.seen).toEqual([])
  })
})

describe('the reason why nothing was found', () => {
  test.each([
    ['the page is not there', status(404), 'missing'],
    ['the server is failing', status(500), 'serverError'],
    ['it is a picture', answer(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), { 'content-type': 'image/png' }), 'notAFeed'],
    ['there is nothing in it', answer(''), 'emptyAnswer'],
  ])('%s', async (_name, play, code) => {
    await using server = await startServer()
    const { discover } = await worldWith(server)
    server.play('/x', play)
    expect(await codeOf(discover(server.url('/x')))).toBe(code)
  })

  test('is that of the feed the page declares, where there is one', async ({ world }) => {
    const { server, discover } = world
    server.play('/', page('/feed', '/gone'))
    server.play('/feed', status(403))
    expect(await codeOf(discover(server.url('/')))).toBe('forbidden')
  })

  test('is the password that its feed has in its address', async ({ world }) => {
    const { server, discover } = world
    server.play('/', page(server.url('/feed').replace('://', '://salma:hush@')))
    await expect(discover(server.url('/'))).rejects.toMatchObject({ code: 'passwordInAddress' })
    await expect(discover(server.url('/'))).rejects.not.toThrow(/hush/)
  })

  test('a name that nobody has is not found, with www or without', async ({ world }) => {
    expect(await codeOf(world.discover('nobody.invalid'))).toBe('hostNotFound')
  })
})

describe('P-18 with a name and a password', () => {
  const login = { user: 'salma', secret: 'hush' }
  const told = ({ server }: World, path: string) =>
    server.seenAt(path).map(({ headers }) => headers.authorization !== undefined)

  test('the page and its feeds of the same origin open, and others are told nothing', async ({ world }) => {
    const { server, discover, discoverWith } = world
    server.play('/', locked(login, page('/feed', server.url('/abroad', 2))))
    server.play('/feed', locked(login, feed('الخزانة')))
    server.play('/abroad', feed('الجوار'))
    expect(await codeOf(discover(server.url('/')))).toBe('needsPassword')

    const found = await discoverWith(login, server.url('/'))

    expect(found.feeds.map(({ title }) => title)).toEqual(['الخزانة', 'الجوار'])
    expect([told(world, '/feed'), told(world, '/abroad')]).toEqual([[true], [false]])
  })

  test('a wrong one is called wrong; what asks at another origin is called that', async ({ world }) => {
    const { server, discoverWith } = world
    server.play('/wrong', locked({ ...login, secret: 'other' }, feed('الخزانة')))
    server.play('/led', redirect(server.url('/there', 2)))
    server.play('/there', locked(login, feed('الجوار')))
    server.play('/moved', redirect(server.url('/open', 2), 301))
    server.play('/open', feed('المفتوح'))
    server.play('/page', page(server.url('/there', 2)))

    expect(await codeOf(discoverWith(login, server.url('/wrong')))).toBe('wrongPassword')
    for (const path of ['/led', '/moved', '/page']) {
      expect(await codeOf(discoverWith(login, server.url(path))), path).toBe('passwordElsewhere')
    }
    expect([...told(world, '/there'), ...told(world, '/open')]).toEqual([false, false, false])
  })
})
