// One sync over the fake server: how often it is asked, what it may refuse, and what it only says it did.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFakeServer, type FakeServer } from '../support/fake-account-server.ts'
import { type Engine, marksHere, openEngine } from './engine.ts'

let server: FakeServer
let engine: Engine
let feed: number

beforeEach(async () => {
  server = await createFakeServer({ quirks: { fullWidthTitles: false } })
  feed = server.state.addFeed({ folder: 'موانئ' }).id
  engine = openEngine(server.port)
})
afterEach(async () => {
  await server.close()
  await engine[Symbol.asyncDispose]()
})

const signIn = () => ({ address: server.base('greader'), user: server.user, secret: server.secret })
const titleOf = (id: number) => server.state.articles.get(id)?.title ?? ''
const unreadThere = () => server.state.marks().unread.map(titleOf).sort()
const read = (...titles: readonly string[]) =>
  engine.store.markRead(
    titles.map(title => engine.row(title).ref),
    true,
  )
const names = () => server.calls.map(({ name }) => name)
/** Articles in each call that asked for contents or changed a mark. */
const sizes = (name: string) =>
  server.callsOf(name).map(({ asked }) => new URLSearchParams(asked.body).getAll('i').length)

test('10,000 unread with three changes elsewhere: five calls, and the contents of the one that is new', async () => {
  const published = server.state.publishMany(feed, 9_999)
  await engine.add(signIn())
  expect(engine.store.readLibrary().sources[0]?.unread).toBe(9_999)
  const [first, second] = published
  server.state.mark(first?.id ?? 0, 'read', true)
  server.state.mark(second?.id ?? 0, 'starred', true)
  server.state.publish(feed, { title: 'خبر جديد' })
  server.forgetCalls()
  await engine.sync()

  expect(names()).toEqual(['list', 'list', 'ids', 'ids', 'ids', 'contents'])
  expect(sizes('contents')).toEqual([1])
  expect(marksHere(engine).starred).toEqual([second?.title])
  expect(engine.row(first?.title ?? '').read).toBe(true)
  expect(engine.row('خبر جديد').read).toBe(false)

  server.forgetCalls()
  await engine.sync()
  expect(names()).toEqual(['list', 'list', 'ids', 'ids', 'ids'])
})

test('no article is asked for twice, however many there are, and none more than a hundred a call', async () => {
  server.state.publishMany(feed, 1_050)
  await engine.add(signIn())
  expect(sizes('contents').toSorted((a, b) => b - a)).toEqual([...Array.from({ length: 10 }, () => 100), 50])
})

test('marks go a hundred a call, each kind by itself', async () => {
  server.state.publishMany(feed, 250)
  await engine.add(signIn())
  server.forgetCalls()
  const { list } = engine.store.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
  engine.store.markAllRead({ kind: 'all' }, list.lastId)
  await engine.sync()
  expect(sizes('edit-tag')).toEqual([100, 100, 50])
  expect(unreadThere()).toEqual([])
  expect((await engine.account()).waiting).toBe(0)
})

test('a server that cannot do with all of them is given halves', async () => {
  for (let number = 10; number < 18; number++) server.state.publish(feed, { title: `خبر ${number}` })
  await engine.add(signIn())
  server.quirks.mishaps.push({ call: 'edit-tag', times: 1, how: 500 })
  server.forgetCalls()
  read('خبر 10', 'خبر 11', 'خبر 12', 'خبر 13')
  const account = await engine.sync()
  expect(sizes('edit-tag')).toEqual([4, 2, 2])
  expect(account).toMatchObject({ waiting: 0, state: { failure: null } })
  expect(unreadThere()).toEqual(['خبر 14', 'خبر 15', 'خبر 16', 'خبر 17'])
})

test('marks that a server does not take keep no news away, and are not forgotten', async () => {
  for (let number = 10; number < 14; number++) server.state.publish(feed, { title: `خبر ${number}` })
  await engine.add(signIn())
  read('خبر 10', 'خبر 11', 'خبر 12', 'خبر 13')
  server.state.publish(feed, { title: 'خبر جديد' })
  server.quirks.mishaps.push({ call: 'edit-tag', times: 3, how: 500 })
  const account = await engine.sync()
  expect(account).toMatchObject({ waiting: 4, state: { failure: { code: 'serverError' }, pausedUntil: null } })
  expect(engine.row('خبر جديد').read).toBe(false)
  expect(engine.row('خبر 10').read).toBe(true)
  expect(await engine.sync()).toMatchObject({ waiting: 0, state: { failure: null } })
  expect(unreadThere()).toEqual(['خبر جديد'])
})

test('one mark that a server does not take is found among the others, which go out', async () => {
  for (let number = 10; number < 14; number++) server.state.publish(feed, { title: `خبر ${number}` })
  await engine.add(signIn())
  read('خبر 10', 'خبر 11', 'خبر 12', 'خبر 13')
  // All four, then, after each half that it takes, the other one.
  const refuse = () => server.quirks.mishaps.push({ call: 'edit-tag', times: 1, how: 500 })
  refuse()
  engine.onStored = name => void (name === 'noteMarksSent' && refuse())
  server.forgetCalls()
  const account = await engine.sync()
  expect(sizes('edit-tag')).toEqual([4, 2, 2, 1, 1])
  expect(account).toMatchObject({ waiting: 1, state: { failure: { code: 'serverError' } } })
  expect(unreadThere()).toHaveLength(1)
})

test('a line that breaks while articles come ends the sync, and what had come stays', async () => {
  server.state.publishMany(feed, 1000)
  let batches = 0
  engine.onStored = name => {
    if (name === 'saveRemote' && ++batches === 3) {
      server.quirks.mishaps.push({ call: 'contents', times: 1000, how: 'before' })
    }
  }
  await engine.add(signIn())
  const broken = await engine.account()
  expect(broken).toMatchObject({ syncedAt: null, state: { failure: { code: 'connectionFailed' } } })
  const here = engine.store.readLibrary().sources[0]?.unread ?? 0
  expect(here).toBeGreaterThanOrEqual(300)
  expect(here).toBeLessThan(1000)

  server.quirks.mishaps.splice(0)
  server.forgetCalls()
  expect((await engine.sync()).state.failure).toBe(null)
  // The other question that was on its way may still be heard.
  const asked = server.callsOf('contents').flatMap(call => new URLSearchParams(call.asked.body).getAll('i'))
  expect(new Set(asked).size).toBe(1000 - here)
  expect(engine.store.readLibrary().sources[0]?.unread).toBe(1000)
})

test('what a server will not do with one newspaper keeps the others from nothing', async () => {
  server.state.publish(feed, { title: 'خبر أول' })
  await engine.add(signIn())
  const [paper] = engine.store.readLibrary().sources
  engine.store.renameSource(paper?.id ?? 0, 'ميناء القراء')
  server.state.publish(feed, { title: 'خبر ثان' })
  server.quirks.mishaps.push({ call: 'edit', times: 1, how: 500 })
  const account = await engine.sync()
  expect(account.state).toMatchObject({ failure: { code: 'serverError' }, pausedUntil: null })
  expect(engine.row('خبر ثان').read).toBe(false)

  expect((await engine.sync()).state.failure).toBe(null)
  expect(server.state.feeds.get(feed)?.title).toBe('ميناء القراء')
})

test('articles that a server fails to give keep the others from nothing, and come with the next sync', async () => {
  server.state.publishMany(feed, 500)
  await engine.add({ ...signIn() })
  server.state.publishMany(feed, 500)
  // One hundred, and both of its halves.
  server.quirks.mishaps.push({ call: 'contents', times: 1, how: 404 })
  const account = await engine.sync()
  expect(account.state).toMatchObject({ failure: { code: 'missing' }, pausedUntil: null })
  expect(engine.store.readLibrary().sources[0]?.unread).toBe(900)
  server.forgetCalls()
  await engine.sync()
  expect(sizes('contents')).toEqual([100])
  expect(engine.store.readLibrary().sources[0]?.unread).toBe(1000)
})

test('a server that says OK and does nothing is believed once, asked once more, and told of', async () => {
  server.state.publish(feed, { title: 'خبر أول' })
  server.state.publish(feed, { title: 'خبر ثان' })
  await engine.add(signIn())
  server.quirks.idleMarks = true
  server.forgetCalls()
  read('خبر أول')
  const account = await engine.sync()
  expect(sizes('edit-tag')).toEqual([1, 1])
  expect(account).toMatchObject({ waiting: 0, state: { ignoredMarks: 1, failure: null } })
  // What the server says counts then: nobody would ever know otherwise that it was not taken.
  expect(engine.row('خبر أول').read).toBe(false)

  server.quirks.idleMarks = false
  expect((await engine.sync()).state.ignoredMarks).toBe(0)
})

test('what is wished otherwise while it is being sent is sent as it is wished last', async () => {
  server.state.publish(feed, { title: 'خبر أول' })
  await engine.add(signIn())
  read('خبر أول')
  let isFirst = true
  engine.onStored = name => {
    if (name !== 'marksToSend' || !isFirst) return
    isFirst = false
    engine.store.markRead([engine.row('خبر أول').ref], false)
  }
  await engine.sync()
  expect(unreadThere()).toEqual(['خبر أول'])
  expect(engine.row('خبر أول').read).toBe(false)
  expect((await engine.account()).waiting).toBe(0)
})
