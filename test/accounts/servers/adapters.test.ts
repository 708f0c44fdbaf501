// What holds for every kind of server, and what is peculiar to one.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AccountServer } from '../../../electron/accounts/servers/server.ts'
import { unpackBody } from '../../../electron/records/body.ts'
import { ACCOUNT_KINDS, type AccountKind } from '../../../shared/contract/accounts.ts'
import { accountWorld, adapterOf, soon, unpacked, type World } from '../../support/account-servers.ts'
import { createFakeServer, type FakeServer } from '../../support/fake-account-server.ts'
import { codeOf } from '../../support/fetching.ts'

let server: FakeServer
let world: World

beforeEach(async () => {
  server = await createFakeServer()
  world = accountWorld([server.port])
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
  await server.close()
})

const sorted = (ids: readonly string[]) => [...ids].sort()

describe.each(ACCOUNT_KINDS)('%s', kind => {
  let adapter: AccountServer
  const remote = (ids: readonly number[]) => sorted(ids.map(id => server.remoteId(kind, id)))
  beforeEach(() => {
    adapter = adapterOf(world, kind, server)
  })

  test('tells feeds, folders and ids, and gives contents', async () => {
    const feed = server.state.addFeed({ title: 'جريدة <المرفأ> & الميناء', folder: 'أخبار/محلية & "عاجل"' })
    const other = server.state.addFeed()
    const articles = server.state.publishMany(feed.id, 30)
    const last = server.state.publish(other.id, {
      title: 'سوق <السمك> & الخضار',
      html: '<p>عاد الصيادون عند الفجر.</p>',
      isRead: true,
      isStarred: true,
      publishedAt: 1_795_850_000,
    })
    const { feeds, folders } = await adapter.feeds(soon())
    const [one, two] = feeds
    expect(one).toMatchObject({ url: feed.url, title: feed.title, folders: [feed.folder] })
    expect(two).toMatchObject({ url: other.url, folders: [] })
    expect(folders).toEqual([feed.folder])
    expect(await adapter.unreadIds(soon())).toMatchObject({ isComplete: true })
    expect(sorted((await adapter.unreadIds(soon())).ids)).toEqual(remote(articles.map(({ id }) => id)))
    expect(await adapter.starredIds(soon())).toEqual({ ids: remote([last.id]), isComplete: true })
    const recent = await adapter.recentIds(20, soon())
    expect(recent.ids).toHaveLength(20)

    const asked = [...articles.slice(0, 5).map(({ id }) => id), last.id]
    const gone = server.state.publish(other.id)
    server.state.articles.delete(gone.id)
    const found = await adapter.contents(
      [...asked, gone.id].map(id => server.remoteId(kind, id)),
      soon(),
    )
    expect(sorted(found.ids)).toEqual(remote(asked))
    const read = unpacked(found).find(({ id }) => id === server.remoteId(kind, last.id))
    expect(read).toMatchObject({ feedId: two?.id, isRead: true, isStarred: true })
    expect(read?.article).toMatchObject({
      guid: `remote:${server.remoteId(kind, last.id)}`,
      ownGuid: true,
      title: 'سوق <السمك> & الخضار',
      author: 'سلمى',
      url: last.url,
      publishedAt: 1_795_850_000_000,
      direction: 'rtl',
      language: 'ar',
    })
    expect(unpackBody(read?.article.body ?? new Uint8Array()).text).toBe('عاد الصيادون عند الفجر.')
    expect((await adapter.contents([], soon())).ids).toEqual([])
  })

  test('marks in both directions; twice is as good as once, and nothing is turned around', async () => {
    const feed = server.state.addFeed()
    const all = server.state.publishMany(feed.id, adapter.traits.marksAtOnce).map(({ id }) => id)
    const ids = all.map(id => server.remoteId(kind, id))
    for (let twice = 0; twice < 2; twice++) {
      await adapter.mark(ids, 'read', true, soon())
      await adapter.mark(ids.slice(0, 2), 'starred', true, soon())
      expect(server.state.marks()).toEqual({ unread: [], starred: all.slice(0, 2) })
    }
    for (let twice = 0; twice < 2; twice++) {
      await adapter.mark(ids.slice(0, 1), 'read', false, soon())
      await adapter.mark(ids.slice(0, 1), 'starred', false, soon())
      expect(server.state.marks()).toEqual({ unread: all.slice(0, 1), starred: all.slice(1, 2) })
    }
    await adapter.mark([], 'read', true, soon())
    expect(sorted((await adapter.unreadIds(soon())).ids)).toEqual(remote(all.slice(0, 1)))
    expect(sorted((await adapter.starredIds(soon())).ids)).toEqual(remote(all.slice(1, 2)))
  })

  test('does what its traits say, and refuses the rest', async () => {
    server.state.addFeed({ folder: 'أخبار' })
    const url = 'https://paper.test/feed'
    const { canSubscribe, canRename, canMove } = adapter.traits
    if (!canSubscribe) {
      expect(await codeOf(adapter.subscribe(url, null, null, soon()))).toBe('notAllowed')
      expect(await codeOf(adapter.unsubscribe('1', soon()))).toBe('notAllowed')
    } else {
      const { remoteId } = await adapter.subscribe(url, 'جريدة', 'أخبار', soon())
      expect(await adapter.subscribe(url, null, null, soon())).toEqual({ remoteId })
      expect(await codeOf(adapter.subscribe('https://paper.test/nothing', null, null, soon()))).toBe('noFeedsFound')
      const told = async () => (await adapter.feeds(soon())).feeds.find(({ id }) => id === remoteId)
      expect(await told()).toMatchObject({ url, folders: ['أخبار'], ...(canRename ? { title: 'جريدة' } : {}) })
      if (canRename) await adapter.rename(remoteId, 'أخرى', soon())
      if (canRename) expect(await told()).toMatchObject({ title: 'أخرى' })
      if (canMove) await adapter.move(remoteId, 'أخبار', 'رياضة', soon())
      if (canMove) expect(await told()).toMatchObject({ folders: ['رياضة'] })
      if (canMove) await adapter.move(remoteId, 'رياضة', null, soon())
      if (canMove) expect(await told()).toMatchObject({ folders: [] })
      await adapter.unsubscribe(remoteId, soon())
      await adapter.unsubscribe(remoteId, soon())
      expect(await told()).toBeUndefined()
    }
    if (!canRename) expect(await codeOf(adapter.rename('1', 'x', soon()))).toBe('notAllowed')
    if (!canMove) expect(await codeOf(adapter.move('1', null, 'x', soon()))).toBe('notAllowed')
  })

  test('a wrong password has its own code, and no failure names it', async () => {
    const wrong = adapterOf(world, kind, server, { secret: 'tops3cret' })
    const codes: Readonly<Record<AccountKind, string>> = {
      greader: 'apiPasswordNeeded',
      miniflux: 'apiPasswordNeeded',
      nextcloud: 'apiPasswordNeeded',
      ttrss: 'wrongPassword',
      fever: 'apiPasswordNeeded',
    }
    const error: unknown = await wrong.feeds(soon()).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: codes[kind] })
    expect(`${String(error)} ${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain('tops3cret')
    expect(server.calls.length).toBeLessThan(4)
    for (const { asked } of server.calls) expect(`${asked.path}?${asked.query}`).not.toContain('tops3cret')
  })

  test('a page in place of an answer, a status of trouble and a line that breaks are never an empty list', async () => {
    server.state.publishMany(server.state.addFeed().id, 3)
    await adapter.feeds(soon())
    const asks = [() => adapter.feeds(soon()), () => adapter.unreadIds(soon()), () => adapter.starredIds(soon())]
    for (const ask of asks) {
      for (const how of [200, 500, 502, 404] as const) {
        world.now += 100_000
        server.quirks.mishaps.splice(0, 9, { call: '*', times: 3, how })
        expect(['unexpectedAnswer', 'serverError', 'missing'], `${how} ${ask}`).toContain(await codeOf(ask()))
      }
      world.now += 100_000
      server.quirks.mishaps.splice(0, 9, { call: '*', times: 3, how: 'before' })
      expect(await codeOf(ask())).toBe('connectionFailed')
      server.quirks.mishaps.splice(0, 9, { call: '*', times: 1, how: 503, retryAfter: 60 })
      expect(await codeOf(ask())).toBe('toldToWait')
      server.quirks.mishaps.splice(0, 9)
    }
  })
})

describe('contents that are too much', () => {
  test('are asked for in halves; one out of measure does not keep the others away', async () => {
    const adapter = adapterOf(world, 'greader', server)
    const feed = server.state.addFeed()
    const small = server.state.publishMany(feed.id, 5)
    const huge = server.state.publish(feed.id, { html: `<p>${'سطر '.repeat(5_000_000)}` })
    const ids = [...small.slice(0, 2), huge, ...small.slice(2)].map(({ id }) => server.remoteId('greader', id))
    const found = await adapter.contents(ids, soon())
    expect(sorted(found.ids)).toEqual(sorted(small.map(({ id }) => server.remoteId('greader', id))))
    expect(unpacked(found)).toHaveLength(5)
  })

  test('a server that fails is asked for half of them, once', async () => {
    const adapter = adapterOf(world, 'greader', server)
    const articles = server.state.publishMany(server.state.addFeed().id, 4)
    const ids = articles.map(({ id }) => server.remoteId('greader', id))
    server.quirks.mishaps.push({ call: 'contents', times: 1, how: 502 })
    expect((await adapter.contents(ids, soon())).ids).toHaveLength(4)
    server.forgetCalls()
    server.quirks.mishaps.push({ call: 'contents', times: 9, how: 502 })
    expect(await codeOf(adapter.contents(ids, soon()))).toBe('serverError')
    expect(server.callsOf('contents')).toHaveLength(2)
  })
})

describe('TT-RSS', () => {
  test('a long list is read in pages of two hundred, between two looks at the counters', async () => {
    const adapter = adapterOf(world, 'ttrss', server)
    const articles = server.state.publishMany(server.state.addFeed().id, 1050)
    const { ids, isComplete } = await adapter.unreadIds(soon())
    expect(isComplete).toBe(true)
    expect(sorted(ids)).toEqual(sorted(articles.map(({ id }) => String(id))))
    expect(server.callsOf('getCounters')).toHaveLength(2)
    for (const { asked } of server.callsOf('getHeadlines'))
      expect(JSON.parse(asked.body)).toMatchObject({ since_id: 0 })
  })

  test('a list that changes meanwhile is read again, and is not called whole if it never stands still', async () => {
    const adapter = adapterOf(world, 'ttrss', server)
    const articles = server.state.publishMany(server.state.addFeed().id, 900)
    const change = (times: number) => {
      let left = times
      return setInterval(() => {
        const pages = server.callsOf('getHeadlines').length
        const article = articles.find(({ isRead }) => !isRead)
        if (left <= 0 || !article || pages < 2) return
        left--
        server.state.mark(article.id, 'read', true)
      }, 1)
    }
    const once = change(1)
    const whole = await adapter.unreadIds(soon())
    clearInterval(once)
    expect(whole.isComplete).toBe(true)
    expect(sorted(whole.ids)).toEqual(sorted(server.state.marks().unread.map(String)))

    server.forgetCalls()
    const always = change(800)
    const restless = await adapter.unreadIds(soon())
    clearInterval(always)
    const missing = server.state.marks().unread.filter(id => !restless.ids.includes(String(id)))
    expect(!restless.isComplete || missing.length === 0).toBe(true)
  })

  test('a server that gives less in a page than it is asked for', async () => {
    server.quirks.mostIds = 60
    const adapter = adapterOf(world, 'ttrss', server)
    server.state.publishMany(server.state.addFeed().id, 150)
    const { ids, isComplete } = await adapter.unreadIds(soon())
    expect([ids.length, isComplete]).toEqual([150, true])
  })

  test('a session that ends is begun anew, for two calls at a time once', async () => {
    const adapter = adapterOf(world, 'ttrss', server)
    const article = server.state.publish(server.state.addFeed().id)
    await adapter.feeds(soon())
    server.forgetLogins()
    await Promise.all([adapter.mark([String(article.id)], 'read', true, soon()), adapter.starredIds(soon())])
    expect(server.callsOf('login')).toHaveLength(2)
    expect(server.state.marks().unread).toEqual([])
    server.quirks.loginLasts = 1
    for (let n = 0; n < 3; n++) await adapter.unreadIds(soon())
    server.forgetLogins()
    server.quirks.refusesLogins = true
    expect(await codeOf(adapter.unreadIds(soon()))).toBe('wrongPassword')
  })

  test('an API that is switched off says so', async () => {
    server.quirks.isSwitchedOff = true
    expect(await codeOf(adapterOf(world, 'ttrss', server).feeds(soon()))).toBe('apiSwitchedOff')
  })
})

describe('Miniflux', () => {
  test('a key in place of name and password, typed with or without a name', async () => {
    server.state.addFeed()
    for (const user of ['', 'salma']) {
      const adapter = adapterOf(world, 'miniflux', server, { user, secret: ' key-of-the-api\n' })
      expect((await adapter.feeds(soon())).feeds).toHaveLength(1)
      await adapter.unreadIds(soon())
    }
    // The way that was right is kept.
    expect(server.calls.filter(({ asked }) => asked.headers['x-auth-token'] === undefined)).toHaveLength(1)
  })

  test('what is no key goes into no header', async () => {
    const adapter = adapterOf(world, 'miniflux', server, { secret: 'سر\nآخر' })
    expect(await codeOf(adapter.feeds(soon()))).toBe('apiPasswordNeeded')
    expect(server.calls).toHaveLength(1)
    expect(await codeOf(adapterOf(world, 'miniflux', server, { user: '', secret: 'سر' }).feeds(soon()))).toBe(
      'apiPasswordNeeded',
    )
  })

  test('an older one lists its articles, and its stars are turned around only where they stand wrong', async () => {
    server.quirks.isOldMiniflux = true
    const adapter = adapterOf(world, 'miniflux', server)
    const articles = server.state.publishMany(server.state.addFeed().id, 1200)
    const first = String(articles[0]?.id)
    expect((await adapter.unreadIds(soon())).ids).toHaveLength(1200)
    for (let twice = 0; twice < 2; twice++) await adapter.mark([first], 'starred', true, soon())
    expect(await adapter.starredIds(soon())).toEqual({ ids: [first], isComplete: true })
    expect(server.callsOf('bookmark')).toHaveLength(1)
    for (let twice = 0; twice < 2; twice++) await adapter.mark([first], 'starred', false, soon())
    expect(await adapter.starredIds(soon())).toEqual({ ids: [], isComplete: true })
    expect((await adapter.recentIds(3, soon())).ids).toEqual(
      articles
        .slice(-3)
        .reverse()
        .map(({ id }) => String(id)),
    )
  })

  test('a list of ids whose pages shift is read again, or not called whole', async () => {
    server.quirks.mostIds = 100
    const adapter = adapterOf(world, 'miniflux', server)
    const articles = server.state.publishMany(server.state.addFeed().id, 1000)
    let left = 1
    const reading = setInterval(() => {
      if (server.callsOf('ids').length > 2 && left-- > 0) server.state.mark(articles.at(-1)?.id ?? 0, 'read', true)
    }, 1)
    const { ids, isComplete } = await adapter.unreadIds(soon())
    clearInterval(reading)
    const missing = server.state.marks().unread.filter(id => !ids.includes(String(id)))
    expect(!isComplete || missing.length === 0).toBe(true)
  })

  test('articles side by side come in one call, a lone one in one of its own', async () => {
    const adapter = adapterOf(world, 'miniflux', server)
    const articles = server.state.publishMany(server.state.addFeed().id, 1000).map(({ id }) => String(id))
    const found = await adapter.contents(articles.slice(0, 100), soon())
    expect(sorted(found.ids)).toEqual(sorted(articles.slice(0, 100)))
    expect(server.calls).toHaveLength(1)
    server.forgetCalls()
    const lone = [articles[0], articles[400], articles[999]].flatMap(id => id ?? [])
    expect(sorted((await adapter.contents(lone, soon())).ids)).toEqual(sorted(lone))
    expect(server.calls).toHaveLength(3)
  })

  test('nothing of the passwords that its list of feeds may hold comes through', async () => {
    server.state.addFeed()
    const told = await adapterOf(world, 'miniflux', server).feeds(soon())
    expect(JSON.stringify(told)).not.toMatch(/of the feed itself|too/)
  })
})

describe('Nextcloud', () => {
  test('after the first time only changes are asked for, and all of them once a day', async () => {
    const adapter = adapterOf(world, 'nextcloud', server)
    const articles = server.state.publishMany(server.state.addFeed().id, 500)
    expect((await adapter.unreadIds(soon())).ids).toHaveLength(500)
    expect((await adapter.starredIds(soon())).ids).toEqual([])
    server.forgetCalls()
    world.now += 60_000
    server.state.mark(articles[0]?.id ?? 0, 'read', true)
    server.state.mark(articles[1]?.id ?? 0, 'starred', true)
    const late = server.state.publish(1)
    for (const touched of [articles[0], articles[1], late]) if (touched) touched.changedAt = 1_795_938_116 + 9000
    const unread = await adapter.unreadIds(soon())
    expect(sorted(unread.ids)).toEqual(sorted(server.state.marks().unread.map(String)))
    expect((await adapter.starredIds(soon())).ids).toEqual([String(articles[1]?.id)])
    expect(server.calls.map(({ name }) => name)).toEqual(['updated'])

    // What vanished without a word is noticed the next day.
    server.state.articles.delete(articles[2]?.id ?? 0)
    world.now += 25 * 60 * 60 * 1000
    expect((await adapter.unreadIds(soon())).ids).not.toContain(String(articles[2]?.id))
  })

  test('what was just marked is known at once', async () => {
    const adapter = adapterOf(world, 'nextcloud', server)
    const article = server.state.publish(server.state.addFeed().id)
    await adapter.unreadIds(soon())
    await adapter.mark([String(article.id)], 'read', true, soon())
    expect((await adapter.unreadIds(soon())).ids).toEqual([])
    // Nor is what was known believed, where the answer was lost.
    server.quirks.mishaps.push({ call: 'multiple', times: 1, how: 'cut' })
    expect(await codeOf(adapter.mark([String(article.id)], 'read', false, soon()))).toBe('connectionFailed')
    expect((await adapter.unreadIds(soon())).ids).toEqual([String(article.id)])
  })

  test('its warning about its own fetching is passed on', async () => {
    server.state.addFeed()
    const adapter = adapterOf(world, 'nextcloud', server)
    expect((await adapter.feeds(soon())).trouble).toBeNull()
    server.quirks.feedList = 'empty'
    expect((await adapter.feeds(soon())).trouble).toBe('improperlyConfiguredCron')
  })
})
