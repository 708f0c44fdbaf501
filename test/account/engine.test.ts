// The whole engine over a real TT-RSS: see `real-ttrss.ts`. `there` is the reader at another machine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openServer } from '../../electron/accounts/servers/open-server.ts'
import type { AccountServer } from '../../electron/accounts/servers/server.ts'
import type { MarkKey } from '../../electron/records/account.ts'
import { HOUR } from '../../shared/units.ts'
import { type Engine, marksHere, openEngine } from '../accounts/engine.ts'
import { BOOKMARKS, rows } from '../store/world.ts'
import { accountWorld, unpacked, type World } from '../support/account-servers.ts'
import { type Papers, startPapers } from './papers.ts'
import { type RealTtrss, startTtrss, TTRSS_MISSING } from './real-ttrss.ts'

const PAPERS = 4
const ARTICLES = 30
/** On the server it is not yet. */
const LATER = PAPERS + 1

describe.skipIf(TTRSS_MISSING !== null)('an account on a real TT-RSS', () => {
  let papers: Papers
  let server: RealTtrss
  let world: World
  let there: AccountServer
  let engine: Engine
  /** Titles of articles → the server's ids. */
  const ids = new Map<string, string>()
  const patient = () => AbortSignal.timeout(60_000)

  beforeAll(async () => {
    papers = await startPapers(LATER, ARTICLES)
    server = await startTtrss(papers.port)
    world = accountWorld([server.port])
    const { user, secret, url } = server
    there = openServer({ kind: 'ttrss', base: url, user, secret }, world.parts)
    for (let paper = 1; paper <= PAPERS; paper++) await there.subscribe(papers.feedOf(paper), null, null, patient())
    await server.putInto('ضفاف', papers.feedOf(1))
    await server.putInto('ضفاف', papers.feedOf(2))
    await server.putInto('جسور', papers.feedOf(3))
    await server.fetchFeeds()
    engine = openEngine(server.port)
  }, 240_000)
  afterAll(async () => {
    await engine?.[Symbol.asyncDispose]()
    await world?.[Symbol.asyncDispose]()
    await server?.[Symbol.asyncDispose]()
    await papers?.[Symbol.asyncDispose]()
  })

  const titleOf = (paper: number, number: number) => `جسر الضفة ${paper} & أهلها ${number}`

  async function learnIds(): Promise<void> {
    const { ids: all } = await there.recentIds(10_000, patient())
    const unknown = all.filter(id => ![...ids.values()].includes(id))
    for (let first = 0; first < unknown.length; first += 100) {
      const found = unpacked(await there.contents(unknown.slice(first, first + 100), patient()))
      for (const { id, article } of found) ids.set(article.title, id)
    }
  }

  async function markThere(key: MarkKey, value: boolean, ...titles: readonly string[]): Promise<void> {
    await there.mark(
      titles.map(title => ids.get(title) ?? ''),
      key,
      value,
      patient(),
    )
  }

  async function marksThere() {
    await learnIds()
    const titles = new Map([...ids].map(([title, id]) => [id, title]))
    const titled = (list: readonly string[]) => list.map(id => titles.get(id) ?? id).sort()
    const unread = await there.unreadIds(patient())
    const starred = await there.starredIds(patient())
    return { unread: titled(unread.ids), starred: titled(starred.ids) }
  }

  const refOf = (title: string) => engine.row(title).ref
  const readHere = (...titles: readonly string[]) => engine.store.markRead(titles.map(refOf), true)
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

  test('is found by what its reader types; four newspapers come with their folders, and all articles', async () => {
    const { user, secret, url } = server
    await engine.add({ address: `${url}/prefs.php`, user, secret })
    expect(await engine.account()).toMatchObject({
      kind: 'ttrss',
      newspapers: PAPERS,
      waiting: 0,
      state: { failure: null },
    })
    const { sections, sources } = engine.store.readLibrary()
    const sectionOf = new Map(sections.map(({ id, title }) => [id, title]))
    expect(
      sources.map(({ title, sectionId, unread }) => [title, sectionOf.get(sectionId ?? 0), unread]).sort(),
    ).toEqual([
      ['بريد الضفة 1', 'ضفاف', ARTICLES],
      ['بريد الضفة 2', 'ضفاف', ARTICLES],
      ['بريد الضفة 3', 'جسور', ARTICLES],
      ['بريد الضفة 4', undefined, ARTICLES],
    ])
    expect(marksHere(engine)).toEqual(await marksThere())
  })

  test('read and starred there, it is so here, and taken back there, here too', async () => {
    await markThere('read', true, titleOf(1, 1), titleOf(2, 1))
    await markThere('starred', true, titleOf(1, 1), titleOf(3, 1))
    await engine.sync()
    expect(engine.row(titleOf(1, 1))).toMatchObject({ read: true, bookmarked: true })
    expect(marksHere(engine)).toEqual(await marksThere())

    await markThere('read', false, titleOf(2, 1))
    await markThere('starred', false, titleOf(3, 1))
    await engine.sync()
    expect(engine.row(titleOf(2, 1)).read).toBe(false)
    expect(marksHere(engine)).toEqual(await marksThere())
  })

  test('read and bookmarked here, it is so there', async () => {
    readHere(titleOf(1, 2), titleOf(4, 2))
    engine.store.bookmark(refOf(titleOf(4, 3)))
    engine.store.removeBookmark(refOf(titleOf(1, 1)))
    await engine.sync()
    const marks = await marksThere()
    expect(marks.starred).toEqual([titleOf(4, 3)])
    expect(marks.unread).not.toContain(titleOf(4, 2))
    expect(marksHere(engine)).toEqual(marks)
    expect((await engine.account()).waiting).toBe(0)
  })

  test('done on both sides at once, both hold', async () => {
    readHere(titleOf(1, 4), titleOf(2, 4))
    engine.store.bookmark(refOf(titleOf(2, 5)))
    await markThere('read', true, titleOf(3, 4), titleOf(2, 5))
    await markThere('starred', true, titleOf(1, 4))
    await markThere('starred', false, titleOf(4, 3))
    await engine.sync()
    expect(engine.row(titleOf(2, 5))).toMatchObject({ read: true, bookmarked: true })
    expect(engine.row(titleOf(1, 4))).toMatchObject({ read: true, bookmarked: true })
    const marks = await marksThere()
    expect(marks.starred).toEqual([titleOf(1, 4), titleOf(2, 5)].sort())
    expect(marksHere(engine)).toEqual(marks)
  })

  test('all sessions ended in the middle of a sync: it goes on', async () => {
    readHere(titleOf(1, 6))
    const endings = ['noteMarksSent', 'mergeRemoteFeeds', 'mergeRemoteIds']
    engine.onStored = async name => {
      if (endings[0] !== name) return
      endings.shift()
      await server.forgetSessions()
    }
    papers.publish(2)
    await server.fetchFeeds()
    const account = await engine.sync()
    engine.onStored = () => {}
    expect(endings).toEqual([])
    expect(account).toMatchObject({ waiting: 0, state: { failure: null } })
    expect(engine.row(titleOf(2, ARTICLES + 1)).read).toBe(false)
    expect(marksHere(engine)).toEqual(await marksThere())
  })

  test('a newspaper is added from here, into a folder of there', async () => {
    const { id } = await engine.account()
    await engine.accounts.addNewspaper(id, papers.feedOf(LATER), 'جسور')
    expect((await engine.account()).newspapers).toBe(LATER)
    const { sections, sources } = engine.store.readLibrary()
    const added = sources.find(({ sectionId, unread }) => unread === 0 && sectionId !== null)
    expect(sections.find(({ id }) => id === added?.sectionId)?.title).toBe('جسور')
    await server.fetchFeeds()
    await engine.sync()
    expect(engine.row(titleOf(LATER, ARTICLES)).read).toBe(false)
    expect(marksHere(engine)).toEqual(await marksThere())
  })

  test('stopped in the middle of a sync it takes nothing along: marks wait, and the next sync is fine', async () => {
    readHere(...numbers(7, 12).map(number => titleOf(3, number)))
    engine.store.bookmark(refOf(titleOf(3, 7)))
    engine.onStored = async name => {
      if (name === 'noteMarksSent') await server.stopAnswering()
    }
    const before = marksHere(engine)
    const stopped = await engine.sync()
    engine.onStored = () => {}
    expect(stopped.state).toMatchObject({ failure: { code: 'connectionFailed' }, isSyncing: false })
    expect(stopped.waiting).toBeGreaterThan(0)
    expect(marksHere(engine)).toEqual(before)

    await server.startAnswering()
    expect(await engine.sync()).toMatchObject({ waiting: 0, state: { failure: null, pausedUntil: null } })
    expect(marksHere(engine)).toEqual(before)
    expect(before).toEqual(await marksThere())
  })

  test('a newspaper that was let go there goes here, and what was kept of it stays', async () => {
    engine.store.bookmark(refOf(titleOf(4, 9)))
    await engine.sync()
    const { feeds } = await there.feeds(patient())
    await there.unsubscribe(feeds.find(({ url }) => url === papers.feedOf(4))?.id ?? '', patient())
    expect(await engine.sync()).toMatchObject({ newspapers: LATER - 1, state: { failure: null } })
    expect(engine.store.readLibrary().sources.map(({ title }) => title)).not.toContain('بريد الضفة 4')
    expect(rows(engine.store, BOOKMARKS).map(({ title }) => title)).toContain(titleOf(4, 9))
    // TT-RSS keeps a starred article of a newspaper that is gone: nobody asks for its text again and again.
    const names: string[] = []
    engine.onStored = name => void names.push(name)
    await engine.sync()
    engine.onStored = () => {}
    expect(names).not.toContain('saveRemote')
    expect(rows(engine.store, BOOKMARKS).map(({ title }) => title)).toContain(titleOf(4, 9))
  })

  test('a morning offline, and the app closed in between: on the way home all is as both sides had it', async () => {
    await server.stopAnswering()
    const read = numbers(10, 29).map(number => titleOf(1, number))
    readHere(...read)
    const kept = numbers(10, 14).map(number => titleOf(1, number))
    for (const title of kept) engine.store.bookmark(refOf(title))
    engine.store.markRead([refOf(titleOf(1, 2))], false)
    engine.store.removeBookmark(refOf(titleOf(2, 5)))
    const before = marksHere(engine)
    const morning = await engine.sync()
    expect(morning.state.failure?.code).toBe('connectionFailed')
    expect(morning.waiting).toBe(read.length + kept.length + 2)
    engine.restart()
    expect((await engine.account()).waiting).toBe(morning.waiting)
    expect(marksHere(engine)).toEqual(before)

    await server.startAnswering()
    await markThere('read', true, ...numbers(20, 25).map(number => titleOf(2, number)))
    await markThere('starred', true, titleOf(2, 20))
    papers.publish(3)
    await server.fetchFeeds()
    engine.now += 5 * HOUR
    await engine.accounts.syncAll(false, patient())
    expect(await engine.account()).toMatchObject({ waiting: 0, state: { failure: null } })
    const marks = await marksThere()
    const here = marksHere(engine)
    // Of the newspaper that was let go there is one article, starred, in no feed.
    const ofFeeds = (titles: readonly string[]) => titles.filter(title => title !== titleOf(4, 9))
    expect(here.unread).toEqual(ofFeeds(marks.unread))
    expect(here.starred).toEqual(ofFeeds(marks.starred))
    expect(here.unread).toContain(titleOf(3, ARTICLES + 1))
    expect(here.unread).toContain(titleOf(1, 2))
    expect(read.filter(title => here.unread.includes(title))).toEqual([])
    expect(here.starred).toEqual(expect.arrayContaining([...kept, titleOf(2, 20)]))
    expect(here.starred).not.toContain(titleOf(2, 5))
  })
})
