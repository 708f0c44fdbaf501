// The engine of accounts over the fake server: who is asked when, and who never.
import { readFileSync, statSync } from 'node:fs'
import { setTimeout as rest } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSecrets } from '../../electron/accounts/secrets.ts'
import { HOUR, MINUTE, SECOND } from '../../shared/units.ts'
import { createFakeServer, type FakeServer } from '../support/fake-account-server.ts'
import { type Engine, keeperNamed, marksHere, openEngine } from './engine.ts'

let server: FakeServer
let engine: Engine
let feed: number

beforeEach(async () => {
  server = await createFakeServer({ quirks: { fullWidthTitles: false } })
  feed = server.state.addFeed({ folder: 'موانئ' }).id
  for (const number of [1, 2, 3]) server.state.publish(feed, { title: `خبر ${number}` })
  engine = openEngine(server.port)
})
afterEach(async () => {
  vi.useRealTimers()
  // Who waits for an answer that never comes is not waited for.
  await server.close()
  await engine[Symbol.asyncDispose]()
})

const signIn = () => ({ address: server.base('greader'), user: server.user, secret: server.secret })
const marksThere = () => {
  const titled = (ids: readonly number[]) => ids.map(id => server.state.articles.get(id)?.title ?? '').sort()
  const { unread, starred } = server.state.marks()
  return { unread: titled(unread), starred: titled(starred) }
}
const read = (title: string) => engine.store.markRead([engine.row(title).ref], true)
const soon = async (isTrue: () => boolean) => expect.poll(isTrue, { timeout: 10_000, interval: 10 }).toBe(true)
/** What the app does at its usual times. */
const automatic = () => engine.accounts.syncAll(false, new AbortController().signal)

test('a wrong password adds nothing and writes nothing; the right one brings all that is there', async () => {
  await expect(
    engine.accounts.add({ ...signIn(), secret: 'wrong', isRemembered: true, pinned: null }),
  ).rejects.toThrow()
  expect(await engine.accounts.list()).toEqual([])
  expect(() => statSync(engine.passwords)).toThrow()

  await engine.add(signIn())
  expect(await engine.account()).toMatchObject({ newspapers: 1, waiting: 0, state: { failure: null } })
  expect(marksHere(engine)).toEqual({ unread: ['خبر 1', 'خبر 2', 'خبر 3'], starred: [] })
})

test('of a password that was changed on the server only the reader hears: nobody tries by itself', async () => {
  await engine.add(signIn())
  server.quirks.refusesLogins = true
  server.forgetLogins()
  expect((await engine.sync()).state.failure?.code).toMatch(/^(?:wrongPassword|apiPasswordNeeded)$/)

  server.forgetCalls()
  engine.now += 24 * HOUR
  await automatic()
  read('خبر 1')
  await engine.accounts.stop()
  expect(server.calls).toEqual([])
  expect((await engine.account()).waiting).toBe(1)
})

test('signed in anew while a sync with the old password runs: what that one comes to is nobody’s business', async () => {
  const id = await engine.add(signIn())
  server.quirks.mishaps.push({ call: 'list', times: 1, how: 'hang' })
  server.forgetCalls()
  const old = engine.accounts.sync(id)
  await soon(() => server.callsOf('list').length > 0)
  await engine.accounts.setPassword(id, server.secret, true)
  await old
  expect((await engine.sync()).state).toMatchObject({ failure: null, isSyncing: false })
})

test('who is out of reach is left alone for 1, 2, 4 … 60 minutes, and asked at once when all is well again', async () => {
  await engine.add(signIn())
  server.quirks.mishaps.push({ call: '*', times: 1000, how: 'before' })
  const rests: number[] = []
  for (let time = 0; time < 9; time++) {
    await automatic()
    const { pausedUntil, failure } = (await engine.account()).state
    expect(failure?.code).toBe('connectionFailed')
    rests.push(((pausedUntil ?? 0) - engine.now) / MINUTE)
    server.forgetCalls()
    engine.now = (pausedUntil ?? 0) - 1
    await automatic()
    expect(server.calls).toEqual([])
    engine.now++
  }
  expect(rests).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])

  server.quirks.mishaps.splice(0)
  await automatic()
  expect((await engine.account()).state).toMatchObject({ failure: null, pausedUntil: null })
})

test('who asks for rest gets it, whoever wants what', async () => {
  await engine.add(signIn())
  server.quirks.mishaps.push({ call: 'list', times: 1, how: 429, retryAfter: 1800 })
  const told = await engine.sync()
  expect(told.state.failure?.code).toBe('toldToWait')
  expect(told.state.pausedUntil).toBe(engine.now + 30 * MINUTE)

  server.forgetCalls()
  await automatic()
  await engine.sync()
  expect(server.calls).toEqual([])
  engine.now += 30 * MINUTE
  await automatic()
  expect((await engine.account()).state).toMatchObject({ failure: null, pausedUntil: null })
})

test('what was done is told ten seconds after the last deed, and nothing else is asked', async () => {
  await engine.add(signIn())
  server.forgetCalls()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  read('خبر 1')
  engine.accounts.noteDeed()
  vi.advanceTimersByTime(9 * SECOND)
  read('خبر 2')
  engine.accounts.noteDeed()
  vi.advanceTimersByTime(9 * SECOND)
  expect(server.calls).toEqual([])
  vi.advanceTimersByTime(SECOND)
  vi.useRealTimers()

  await soon(() => marksThere().unread.length === 1)
  expect(server.calls.map(({ name }) => name)).toEqual(['edit-tag'])
  await expect.poll(async () => (await engine.account()).waiting).toBe(0)
})

test('marks that arrive do not hide that the rest of a sync fails', async () => {
  await engine.add(signIn())
  server.quirks.mishaps.push({ call: 'ids', times: 2, how: 'before' })
  const failed = await engine.sync()
  expect(failed.state.failure?.code).toBe('connectionFailed')
  engine.now += 2 * MINUTE
  read('خبر 1')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  engine.accounts.noteDeed()
  vi.advanceTimersByTime(10 * SECOND)
  vi.useRealTimers()
  await expect.poll(async () => (await engine.account()).waiting).toBe(0)
  expect((await engine.account()).state).toMatchObject({ failure: failed.state.failure })
})

test('at the end the servers are told the last marks', async () => {
  await engine.add(signIn())
  read('خبر 1')
  engine.store.bookmark(engine.row('خبر 2').ref)
  await engine.accounts.stop()
  expect(marksThere()).toEqual({ unread: ['خبر 2', 'خبر 3'], starred: ['خبر 2'] })
})

test('the end does not wait for a sync that runs, and the marks go out all the same', async () => {
  const id = await engine.add(signIn())
  server.quirks.mishaps.push({ call: 'list', times: 1, how: 'hang' })
  server.forgetCalls()
  const sync = engine.accounts.sync(id)
  await soon(() => server.callsOf('list').length > 0)
  read('خبر 1')
  const startedAt = Date.now()
  await engine.accounts.stop()
  await sync
  expect(Date.now() - startedAt).toBeLessThan(5 * SECOND)
  expect(marksThere().unread).toEqual(['خبر 2', 'خبر 3'])
})

test('the end waits for no server that does not answer; its marks wait for the next start', async () => {
  await engine.add(signIn())
  server.quirks.mishaps.push({ call: 'edit-tag', times: 1000, how: 'hang' })
  read('خبر 1')
  const startedAt = Date.now()
  await engine.accounts.stop()
  const took = Date.now() - startedAt
  expect(took).toBeGreaterThan(SECOND)
  expect(took).toBeLessThan(10 * SECOND)
  expect((await engine.account()).waiting).toBe(1)
})

test('an account is left while its sync runs: nobody waits for that, and nothing of it comes afterwards', async () => {
  const id = await engine.add(signIn())
  server.state.publishMany(feed, 300)
  server.quirks.mishaps.push({ call: 'contents', times: 1, how: 'hang' })
  server.forgetCalls()
  const sync = engine.accounts.sync(id)
  await soon(() => server.callsOf('contents').length > 1)
  const startedAt = Date.now()
  await engine.accounts.remove(id, false)
  await sync
  expect(Date.now() - startedAt).toBeLessThan(10 * SECOND)
  expect(await engine.accounts.list()).toEqual([])
  const calls = server.calls.length
  const told = engine.told.length
  await rest(200)
  expect([server.calls.length, engine.told.length]).toEqual([calls, told])
  expect(engine.store.readLibrary().sources).toEqual([])
  expect(readFileSync(engine.passwords, 'utf8').trim()).toBe('{}')
})

test('half a list of feeds is not believed the first time, and is the second', async () => {
  for (let more = 0; more < 7; more++) server.state.publish(server.state.addFeed().id)
  await engine.add(signIn())
  server.quirks.feedList = 'halved'
  expect((await engine.sync()).newspapers).toBe(8)
  expect(marksHere(engine).unread).toHaveLength(10)
  expect((await engine.sync()).newspapers).toBe(4)

  server.quirks.feedList = 'whole'
  expect((await engine.sync()).newspapers).toBe(8)
})

test('a password that is not to be remembered is written nowhere, and asked for after a restart', async () => {
  await engine.add({ ...signIn(), isRemembered: false })
  expect((await engine.account()).state.needsPassword).toBe(false)
  expect(() => statSync(engine.passwords)).toThrow()

  engine.restart()
  server.forgetCalls()
  expect((await engine.account()).state.needsPassword).toBe(true)
  read('خبر 1')
  await automatic()
  expect(server.calls).toEqual([])
  expect(await engine.account()).toMatchObject({ waiting: 1, state: { isSyncing: false, needsPassword: true } })

  const { id } = await engine.account()
  await expect(engine.accounts.addNewspaper(id, 'https://quay.test/feed', null)).rejects.toMatchObject({
    code: 'needsPassword',
  })
  await engine.accounts.setPassword(id, server.secret, true)
  expect((await engine.sync()).state).toMatchObject({ needsPassword: false, failure: null })
  expect(marksThere().unread).toEqual(['خبر 2', 'خبر 3'])
})

test('what another computer sealed is as if nobody had written it down', async () => {
  await engine.add(signIn())
  engine.restart()
  expect((await engine.account()).state.needsPassword).toBe(false)
  engine.restart(keeperNamed('elsewhere'))
  expect((await engine.account()).state.needsPassword).toBe(true)
})

test('the file of passwords is the reader’s alone, sealed, and forgets', async () => {
  const secrets = openSecrets(engine.passwords, keeperNamed('here'))
  await secrets.write('a', 'سر الأول', true)
  await secrets.write('b', 'سر الثاني', true)
  expect(statSync(engine.passwords).mode & 0o777).toBe(0o600)
  const written = () => readFileSync(engine.passwords, 'utf8')
  expect(written()).not.toContain('سر')

  await secrets.write('a', 'سر جديد', false)
  expect(secrets.read('a')).toBe('سر جديد')
  const again = openSecrets(engine.passwords, keeperNamed('here'))
  expect([again.read('a'), again.read('b')]).toEqual([null, 'سر الثاني'])
  await again.forget('b')
  expect(written().trim()).toBe('{}')
})
