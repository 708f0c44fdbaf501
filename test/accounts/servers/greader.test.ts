import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AccountServer } from '../../../electron/accounts/servers/server.ts'
import { ToldToWait } from '../../../electron/network/answer-failure.ts'
import { unpackBody } from '../../../electron/records/body.ts'
import { accountWorld, adapterOf, soon, unpacked, type World } from '../../support/account-servers.ts'
import { createFakeServer, type FakeServer } from '../../support/fake-account-server.ts'
import { codeOf } from '../../support/fetching.ts'

let server: FakeServer
let world: World
let adapter: AccountServer

beforeEach(async () => {
  server = await createFakeServer()
  world = accountWorld([server.port])
  adapter = adapterOf(world, 'greader', server)
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
  await server.close()
})

const idOf = (id: number) => server.remoteId('greader', id)
const sorted = (ids: readonly (number | string)[]) => ids.map(id => (typeof id === 'number' ? idOf(id) : id)).sort()

describe('lists', () => {
  test('feeds with their folders; a folder without feeds is told where the server tells it', async () => {
    server.state.addFeed({ title: 'نشرة <الصباح> & المساء', folder: 'أخبار/عاجل & "خبر"' })
    server.state.addFeed({})
    const { feeds, folders, trouble } = await adapter.feeds(soon())
    expect(feeds).toEqual([
      {
        id: 'feed/1',
        url: 'https://paper1.test/feed',
        title: 'نشرة <الصباح> & المساء',
        homepage: 'https://paper1.test/',
        folders: ['أخبار/عاجل & "خبر"'],
      },
      expect.objectContaining({ id: 'feed/2', folders: [] }),
    ])
    expect(folders).toEqual(['أخبار/عاجل & "خبر"'])
    expect(trouble).toBeNull()
  })

  test('ten thousand unread in two calls, whole and in both directions', async () => {
    const feed = server.state.addFeed()
    const articles = server.state.publishMany(feed.id, 10_000)
    for (const { id } of articles.slice(0, 3)) server.state.mark(id, 'read', true)
    for (const { id } of articles.slice(2, 4)) server.state.mark(id, 'starred', true)
    await adapter.feeds(soon())
    server.forgetCalls()
    const unread = await adapter.unreadIds(soon())
    expect(unread.isComplete).toBe(true)
    expect(sorted(unread.ids)).toEqual(sorted(server.state.marks().unread))
    expect(server.callsOf('ids').length).toBeLessThanOrEqual(2)
    const starred = await adapter.starredIds(soon())
    expect(sorted(starred.ids)).toEqual(sorted(server.state.marks().starred))
    expect(starred.isComplete).toBe(true)
    const recent = await adapter.recentIds(1000, soon())
    expect(recent.ids).toEqual(
      articles
        .slice(-1000)
        .reverse()
        .map(({ id }) => idOf(id)),
    )
    expect(recent.isComplete).toBe(false)
    expect(server.calls.length).toBeLessThanOrEqual(4)
  })

  test('pages are read until the server says that there is no other, also after one that was exactly full', async () => {
    server.quirks.mostIds = 50
    const feed = server.state.addFeed()
    server.state.publishMany(feed.id, 100)
    const unread = await adapter.unreadIds(soon())
    expect(unread).toMatchObject({ isComplete: true })
    expect(unread.ids).toHaveLength(100)
    expect(server.callsOf('ids')).toHaveLength(3)
  })

  test('where pages are counted, what is read meanwhile loses nothing, or the list is not called whole', async () => {
    server.quirks.offsetPaging = true
    server.quirks.mostIds = 1000
    const feed = server.state.addFeed()
    const articles = server.state.publishMany(feed.id, 2500)
    const whole = await adapter.unreadIds(soon())
    expect(whole.isComplete).toBe(true)
    expect(new Set(whole.ids).size).toBe(2500)

    for (const [reads, isComplete] of [
      [40, true],
      [300, false],
    ] as const) {
      for (const { id } of articles) server.state.mark(id, 'read', false)
      const before = server.callsOf('ids').length
      const listing = adapter.unreadIds(soon())
      while (server.callsOf('ids').length === before) await new Promise(resolve => setTimeout(resolve, 1))
      for (const { id } of articles.slice(-reads)) server.state.mark(id, 'read', true)
      const { ids, isComplete: said } = await listing
      const missing = server.state.marks().unread.filter(id => !ids.includes(idOf(id)))
      if (isComplete) expect(missing).toEqual([])
      else expect(missing.length === 0 || !said).toBe(true)
    }
  })

  test.each(['small', 'huge', 'negative', 'bson'] as const)(
    'ids that are %s are the same in lists, contents and marks',
    async ids => {
      server.quirks.ids = ids
      const feed = server.state.addFeed()
      const [first, second] = server.state.publishMany(feed.id, 2)
      const listed = await adapter.unreadIds(soon())
      expect(sorted(listed.ids)).toEqual(sorted([first?.id ?? 0, second?.id ?? 0]))
      const found = await adapter.contents(listed.ids, soon())
      expect(sorted(found.ids)).toEqual(sorted(listed.ids))
      await adapter.mark([idOf(first?.id ?? 0)], 'read', true, soon())
      expect(server.state.marks().unread).toEqual([second?.id])
    },
  )

  test('neither the stream of what was read nor one of a label is ever asked for', async () => {
    const feed = server.state.addFeed({ folder: 'أخبار' })
    server.state.publishMany(feed.id, 3)
    await adapter.feeds(soon())
    await adapter.unreadIds(soon())
    await adapter.starredIds(soon())
    await adapter.recentIds(10, soon())
    const streams = server.callsOf('ids').map(({ asked }) => asked.query.get('s'))
    expect(new Set(streams)).toEqual(
      new Set(['user/-/state/com.google/reading-list', 'user/-/state/com.google/starred']),
    )
  })

  test('a page that fails, or is no JSON, is no short list', async () => {
    server.quirks.mostIds = 10
    const feed = server.state.addFeed()
    server.state.publishMany(feed.id, 30)
    await adapter.feeds(soon())
    server.quirks.mishaps.push({ call: 'ids', times: 1, how: 500 })
    expect(await codeOf(adapter.unreadIds(soon()))).toBe('serverError')
    server.quirks.mishaps.push({ call: 'list', times: 1, how: 200 })
    expect(await codeOf(adapter.feeds(soon()))).toBe('unexpectedAnswer')
  })
})

describe('contents', () => {
  test('are read like articles of a feed, in any order, without those that the server does not know', async () => {
    server.quirks.shuffled = true
    server.quirks.enclosureFigures = true
    const feed = server.state.addFeed({ folder: 'أخبار' })
    const picture = 'https://paper1.test/boat.jpg'
    const first = server.state.publish(feed.id, {
      title: 'سوق <السمك> & الميناء',
      html: `<p>عاد الصيادون عند الفجر.</p><img src="${picture}" width="900" height="600">`,
      isStarred: true,
      publishedAt: 1_795_850_000,
    })
    const second = server.state.publish(feed.id, {
      title: 'Harbour news',
      html: '<p>The boats came home.</p>',
      isRead: true,
    })
    const found = await adapter.contents([idOf(first.id), idOf(second.id), '00000000000000ff'], soon())
    expect(sorted(found.ids)).toEqual(sorted([first.id, second.id]))
    const articles = unpacked(found)
    const one = articles.find(({ id }) => id === idOf(first.id))
    expect(one).toMatchObject({ feedId: 'feed/1', isRead: false, isStarred: true })
    expect(one?.article).toMatchObject({
      guid: `remote:${idOf(first.id)}`,
      ownGuid: true,
      title: 'سوق <السمك> & الميناء',
      author: 'سلمى',
      url: first.url,
      publishedAt: 1_795_850_000_000,
      direction: 'rtl',
      language: 'ar',
      lead: 'عاد الصيادون عند الفجر.',
      picture,
      pictures: [picture],
    })
    expect(unpackBody(one?.article.body ?? new Uint8Array())).toEqual({
      html: `<p>عاد الصيادون عند الفجر.</p><img src="${picture}" width="900" height="600">`,
      text: 'عاد الصيادون عند الفجر.',
    })
    const other = articles.find(({ id }) => id === idOf(second.id))
    expect(other).toMatchObject({ isRead: true, isStarred: false, article: { direction: 'ltr' } })
  })
})

describe('marks', () => {
  test('in both directions, a hundred a call, each behind the token and what is to be done', async () => {
    const feed = server.state.addFeed()
    const all = server.state.publishMany(feed.id, adapter.traits.marksAtOnce).map(({ id }) => id)
    const ids = all.map(idOf)
    await adapter.mark(ids, 'read', true, soon())
    await adapter.mark(ids.slice(0, 2), 'starred', true, soon())
    expect(server.state.marks()).toEqual({ unread: [], starred: all.slice(0, 2) })
    await adapter.mark(ids.slice(0, 1), 'read', false, soon())
    await adapter.mark(ids.slice(0, 1), 'starred', false, soon())
    expect(server.state.marks()).toEqual({ unread: all.slice(0, 1), starred: all.slice(1, 2) })
    for (const { asked } of server.callsOf('edit-tag')) {
      const names = asked.body.split('&').map(pair => pair.slice(0, pair.indexOf('=')))
      expect(names.slice(0, 3).join()).toMatch(/^T,[ar],i$/)
      expect(names.length).toBeLessThan(1000)
      expect(decodeURIComponent(asked.body)).toContain('i=tag:google.com,2005:reader/item/')
    }
  })

  test('a server that does it and never answers is of unknown outcome, and asked again does no harm', async () => {
    const feed = server.state.addFeed()
    const article = server.state.publish(feed.id)
    await adapter.feeds(soon())
    server.quirks.mishaps.push({ call: 'edit-tag', times: 1, how: 'cut' })
    expect(await codeOf(adapter.mark([idOf(article.id)], 'read', true, soon()))).toBe('connectionFailed')
    expect(server.state.marks().unread).toEqual([])
    await adapter.mark([idOf(article.id)], 'read', true, soon())
    expect(server.state.marks().unread).toEqual([])
    const stop = new AbortController()
    server.quirks.mishaps.push({ call: 'edit-tag', times: 1, how: 'hang' })
    setTimeout(() => stop.abort(), 100)
    expect(await codeOf(adapter.mark([idOf(article.id)], 'starred', true, stop.signal))).toBe('cancelled')
    expect(server.state.marks().starred).toEqual([article.id])
  })

  test('an answer that is no OK is none', async () => {
    const feed = server.state.addFeed()
    const article = server.state.publish(feed.id)
    await adapter.feeds(soon())
    server.quirks.mishaps.push({ call: 'edit-tag', times: 1, how: 200 })
    expect(await codeOf(adapter.mark([idOf(article.id)], 'read', true, soon()))).toBe('unexpectedAnswer')
  })
})

describe('the login', () => {
  test('one for two calls at a time, and one more where it has ended', async () => {
    server.state.publishMany(server.state.addFeed().id, 3)
    await Promise.all([adapter.unreadIds(soon()), adapter.starredIds(soon())])
    expect(server.callsOf('ClientLogin')).toHaveLength(1)
    server.forgetLogins()
    await Promise.all([adapter.unreadIds(soon()), adapter.starredIds(soon())])
    expect(server.callsOf('ClientLogin')).toHaveLength(2)
    server.quirks.loginLasts = 3
    for (let n = 0; n < 8; n++) await adapter.unreadIds(soon())
  })

  test('a token that has ended is asked for anew, then the login, and then the reader', async () => {
    const article = server.state.publish(server.state.addFeed().id)
    const mark = () => adapter.mark([idOf(article.id)], 'read', true, soon())
    server.quirks.tokenLasts = 1
    await mark()
    await mark()
    expect(server.callsOf('ClientLogin')).toHaveLength(1)
    expect(server.callsOf('token')).toHaveLength(2)
    server.forgetLogins()
    await mark()
    expect(server.callsOf('ClientLogin')).toHaveLength(2)
    server.forgetLogins()
    server.quirks.refusesLogins = true
    server.forgetCalls()
    expect(await codeOf(mark())).toBe('apiPasswordNeeded')
    expect(server.calls.length).toBeLessThan(8)
  })

  test('each trouble has its name', async () => {
    const codes = async () => codeOf(adapterOf(world, 'greader', server).feeds(soon()))
    expect(await codeOf(adapterOf(world, 'greader', server, { secret: 'wrong' }).feeds(soon()))).toBe(
      'apiPasswordNeeded',
    )
    server.quirks.stripsAuthorization = true
    expect(await codes()).toBe('authorizationStripped')
    server.quirks.isSwitchedOff = true
    expect(await codes()).toBe('apiSwitchedOff')
    expect(await codeOf(adapterOf(world, 'greader', server, { base: server.url }).feeds(soon()))).toBe(
      'notAnAccountServer',
    )
  })

  test('429 says until when', async () => {
    await adapter.feeds(soon())
    server.quirks.mishaps.push({ call: '*', times: 1, how: 429, retryAfter: 90 })
    const error = await adapter.unreadIds(soon()).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ToldToWait)
    expect((error as ToldToWait).until).toBe(world.now + 90_000)
  })

  test('no secret stands in an address', async () => {
    const article = server.state.publish(server.state.addFeed().id)
    await adapter.feeds(soon())
    await adapter.mark([idOf(article.id)], 'read', true, soon())
    for (const { asked } of server.calls) {
      const address = `${asked.path}?${asked.query}`
      expect(decodeURIComponent(address)).not.toMatch(/Passwd|سر|auth=|[?&]T=/)
    }
  })
})

describe('feeds', () => {
  test('are added with name and folder, renamed, moved and removed; each may be asked for twice', async () => {
    const url = 'https://paper.test/feed'
    const { remoteId } = await adapter.subscribe(url, 'جريدة & الضفة', 'أخبار/محلية', soon())
    expect(await adapter.subscribe(url, null, null, soon())).toEqual({ remoteId })
    const told = async () => (await adapter.feeds(soon())).feeds.find(({ id }) => id === remoteId)
    expect(await told()).toMatchObject({ url, title: 'جريدة & الضفة', folders: ['أخبار/محلية'] })
    await adapter.rename(remoteId, 'الضفة', soon())
    await adapter.move(remoteId, 'أخبار/محلية', 'رياضة', soon())
    expect(await told()).toMatchObject({ title: 'الضفة', folders: ['رياضة'] })
    await adapter.move(remoteId, 'رياضة', null, soon())
    expect(await told()).toMatchObject({ folders: [] })
    await adapter.unsubscribe(remoteId, soon())
    await adapter.unsubscribe(remoteId, soon())
    expect(await told()).toBeUndefined()
  })

  test('what is no feed is told in the server’s words', async () => {
    const error = await adapter
      .subscribe('https://paper.test/nothing', null, null, soon())
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'noFeedsFound' })
    expect(String(error)).toContain('not found')
  })
})
