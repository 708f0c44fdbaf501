// The adapter against a real TT-RSS: see `real-ttrss.ts`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openServer } from '../../electron/accounts/servers/open-server.ts'
import { findServer } from '../../electron/accounts/servers/probe.ts'
import type { AccountServer } from '../../electron/accounts/servers/server.ts'
import { isConnectivity } from '../../electron/network/network-failure.ts'
import { unpackBody } from '../../electron/records/body.ts'
import { ExpectedError } from '../../shared/result.ts'
import { accountWorld, unpacked, type World } from '../support/account-servers.ts'
import { codeOf } from '../support/fetching.ts'
import { type Papers, startPapers } from './papers.ts'
import { type RealTtrss, startTtrss, TTRSS_MISSING } from './real-ttrss.ts'

const PAPERS = 4
const ARTICLES = 70

test('there is a TT-RSS to be asked', ({ skip }) => {
  if (TTRSS_MISSING !== null) skip(TTRSS_MISSING)
})

describe.skipIf(TTRSS_MISSING !== null)('a real TT-RSS', () => {
  let papers: Papers
  let server: RealTtrss
  let world: World
  let adapter: AccountServer
  let unread: readonly string[]
  const patient = () => AbortSignal.timeout(60_000)

  beforeAll(async () => {
    papers = await startPapers(PAPERS, ARTICLES)
    server = await startTtrss(papers.port)
    world = accountWorld([server.port])
    const { user, secret, url } = server
    adapter = openServer({ kind: 'ttrss', base: url, user, secret }, world.parts)
  }, 240_000)
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]()
    await server?.[Symbol.asyncDispose]()
    await papers?.[Symbol.asyncDispose]()
  })

  test('is found from the address of one of its pages, and refuses a wrong password', async () => {
    const { user, secret, url } = server
    const address = `${url}/prefs.php`
    expect(await findServer({ address, user, secret }, world.parts, patient())).toEqual({ kind: 'ttrss', base: url })
    const wrong = findServer({ address, user, secret: 'wrong' }, world.parts, patient())
    expect(await codeOf(wrong)).toBe('wrongPassword')
  })

  test('takes four newspapers, each once, and refuses what is none', async () => {
    for (let paper = 1; paper <= PAPERS; paper++) {
      const { remoteId } = await adapter.subscribe(papers.feedOf(paper), null, null, patient())
      expect(await adapter.subscribe(papers.feedOf(paper), null, null, patient())).toEqual({ remoteId })
    }
    expect(await codeOf(adapter.subscribe('http://paper1.test/nothing', null, null, patient()))).toBe('noFeedsFound')
    await server.fetchFeeds()
    const { feeds, folders } = await adapter.feeds(patient())
    expect(feeds.map(({ url }) => url).sort()).toEqual([1, 2, 3, 4].map(papers.feedOf))
    expect(folders).toEqual([])
  })

  test('lists what is unread over several pages, and gives the articles', async () => {
    const listed = await adapter.unreadIds(patient())
    expect(listed.isComplete).toBe(true)
    expect(new Set(listed.ids).size).toBe(PAPERS * ARTICLES)
    unread = listed.ids
    expect((await adapter.recentIds(50, patient())).ids).toHaveLength(50)

    const asked = unread.slice(0, adapter.traits.contentsAtOnce)
    const found = await adapter.contents([...asked, '999999'], patient())
    expect([...found.ids].sort()).toEqual([...asked].sort())
    const [one] = unpacked(found)
    expect(one).toMatchObject({ isRead: false, isStarred: false })
    expect(one?.article).toMatchObject({ guid: `remote:${one?.id}`, direction: 'rtl', language: 'ar' })
    expect(one?.article.title).toMatch(/^جسر الضفة \d & أهلها \d+$/)
    expect(one?.article.url).toMatch(/^http:\/\/paper\d\.test\/news\/\d+$/)
    expect(unpackBody(one?.article.body ?? new Uint8Array()).html).toContain('<b>قبل</b>')
  })

  test('keeps marks in both directions', async () => {
    const marked = unread.slice(0, 3)
    await adapter.mark(marked, 'read', true, patient())
    await adapter.mark(marked, 'starred', true, patient())
    expect((await adapter.unreadIds(patient())).ids).toHaveLength(PAPERS * ARTICLES - 3)
    expect([...(await adapter.starredIds(patient())).ids].sort()).toEqual([...marked].sort())
    await adapter.mark(marked.slice(1), 'starred', false, patient())
    await adapter.mark(marked.slice(1), 'read', false, patient())
    expect((await adapter.unreadIds(patient())).ids).toHaveLength(PAPERS * ARTICLES - 1)
    expect(await adapter.starredIds(patient())).toEqual({ ids: marked.slice(0, 1), isComplete: true })
    const read = unpacked(await adapter.contents(marked.slice(0, 1), patient()))
    expect(read).toMatchObject([{ isRead: true, isStarred: true }])
  })

  test('begins a session anew where all of them are over', async () => {
    await server.forgetSessions()
    expect((await adapter.starredIds(patient())).ids).toHaveLength(1)
  })

  test('brings what is new', async () => {
    papers.publish(1)
    await server.fetchFeeds()
    const now = await adapter.unreadIds(patient())
    const news = now.ids.filter(id => !unread.includes(id))
    expect(news).toHaveLength(1)
    const [one] = unpacked(await adapter.contents(news, patient()))
    expect(one?.article.title).toBe(`جسر الضفة 1 & أهلها ${ARTICLES + 1}`)
  })

  test('stopped in the middle of a call it is out of reach, and afterwards there again', async () => {
    const asking = Promise.all(Array.from({ length: 20 }, () => adapter.contents(unread.slice(0, 100), patient())))
    const outcome = asking.then(
      () => null,
      (error: unknown) => error,
    )
    await new Promise(resolve => setTimeout(resolve, 50))
    await server.stopAnswering()
    const error = await outcome
    expect(error).toBeInstanceOf(ExpectedError)
    const { code } = error as ExpectedError
    expect(isConnectivity(code) || code === 'incompleteAnswer', code).toBe(true)
    expect(await codeOf(adapter.unreadIds(patient()))).toBe('connectionFailed')
    await server.startAnswering()
    expect((await adapter.starredIds(patient())).ids).toHaveLength(1)
  })

  test('lets a newspaper go, once and again', async () => {
    const { feeds } = await adapter.feeds(patient())
    const gone = feeds[0]?.id ?? ''
    await adapter.unsubscribe(gone, patient())
    await adapter.unsubscribe(gone, patient())
    expect((await adapter.feeds(patient())).feeds.map(({ id }) => id)).not.toContain(gone)
    expect(await codeOf(adapter.rename('1', 'x', patient()))).toBe('notAllowed')
  })
})
