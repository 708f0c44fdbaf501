import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Keeper, openSecrets } from '../../electron/accounts/secrets.ts'
import { createFeedPasswords } from '../../electron/passwords/feed-passwords.ts'
import { createPasswords } from '../../electron/passwords/passwords.ts'
import { createLists } from '../../electron/sources/lists.ts'
import { openStore } from '../../electron/store/store.ts'
import type { FeedId } from '../../shared/contract/ids.ts'
import { HOUR } from '../../shared/units.ts'
import { temporaryFolder } from '../store/world.ts'
import { items, rssOf } from '../support/feeds.ts'
import { codeOf } from '../support/fetching.ts'
import { codes, onlyFeed } from '../support/following.ts'
import { locked } from '../support/locked.ts'
import { answer, type MisbehavingServer, redirect, startServer } from '../support/misbehaving-server.ts'
import { startWorld } from '../support/syncing.ts'

const SECRET = 'hush-4711-قفل'
const KEPT = { user: 'salma-of-the-test', secret: SECRET, isRemembered: true }
const inside = (count: number) => answer(rssOf(items(count)))

/** A machine's own: what another one sealed it cannot open. */
function keeperOf(machine: string): Keeper {
  const turned = (bytes: Uint8Array) => bytes.map(byte => byte ^ 0x5a)
  return {
    isProtecting: () => true,
    seal: text => turned(Buffer.from(`${machine}\n${text}`)),
    open(sealed) {
      const [by, ...text] = Buffer.from(turned(sealed)).toString().split('\n')
      if (by !== machine) throw new Error('sealed elsewhere')
      return text.join('\n')
    },
  }
}

/** A start of the app with this profile. */
function startWith(server: MisbehavingServer, secretsFolder: string, machine = 'here') {
  const file = join(secretsFolder, 'passwords.json')
  const secrets = openSecrets(file, keeperOf(machine))
  const known = createFeedPasswords(secrets)
  const world = startWorld(server.port, { loginOf: known.loginOf })
  const passwords = createPasswords({ store: world.store, ask: world.ask, known })
  return { world, passwords, known, secrets, file }
}

async function lockedFeed(path = '/feed') {
  const lock = { user: KEPT.user, secret: SECRET }
  const server = await startServer()
  onTestFinished(() => server[Symbol.asyncDispose]())
  server.play(path, locked(lock, inside(2)))
  const folder = temporaryFolder()
  const started = startWith(server, folder)
  onTestFinished(() => started.world[Symbol.asyncDispose]())
  await started.world.subscribe(server.url(path))
  const { id } = await onlyFeed(started.world)
  return { ...started, server, lock, folder, id, url: server.url(path) }
}

const syncs = (world: ReturnType<typeof startWorld>, by: 'hand' | 'schedule' = 'hand') => world.sync.start({ by })

test('P-18 a feed that asks for a password is read with the reader’s, and its articles stand in the library', async () => {
  const { world, passwords, id } = await lockedFeed()
  expect(codes(await syncs(world))).toEqual(['needsPassword'])

  await passwords.set(id, KEPT)
  const summary = await world.sync.start({ by: 'hand', feedIds: [id] })

  expect(summary).toMatchObject({ failures: [], newArticles: 2 })
  expect(await passwords.list()).toEqual([{ feedId: id, user: KEPT.user, isRemembered: true }])
})

test('P-18 a wrong one is said as such, and not kept', async () => {
  const { passwords, id, secrets, known, url } = await lockedFeed()

  expect(await codeOf(passwords.set(id, { ...KEPT, secret: 'wrong' }))).toBe('wrongPassword')

  expect(secrets.names()).toEqual([])
  expect(known.loginOf({ id, url })).toBeNull()
  expect(await codeOf(passwords.set((id + 1) as FeedId, KEPT))).toBe('notFound')
})

test('P-18 a password that was changed is sent once, and again only when the reader says so', async () => {
  const { world, passwords, server, lock, id } = await lockedFeed()
  await passwords.set(id, KEPT)
  await syncs(world)
  lock.secret = 'changed'
  const before = server.seen.length

  for (let hour = 0; hour < 60; hour++) {
    world.clock += HOUR
    await syncs(world, 'schedule')
  }
  expect(server.seen.length - before).toBe(1)
  expect(codes(await syncs(world))).toEqual(['wrongPassword'])
  expect(server.seen.length - before).toBe(1)

  await passwords.set(id, { ...KEPT, secret: 'changed' })
  expect(codes(await world.sync.start({ by: 'hand', feedIds: [id] }))).toEqual([])
  expect(codes(await syncs(world))).toEqual(['askedJustNow'])
})

test('P-18 not remembered: known until the end of the run, then asked for, without a storm', async () => {
  const { world, passwords, folder, server, id, file, url } = await lockedFeed()
  await passwords.set(id, { ...KEPT, isRemembered: false })
  expect(codes(await syncs(world))).toEqual([])
  expect(() => statSync(file)).toThrow(expect.objectContaining({ code: 'ENOENT' }))

  const again = startWith(server, folder)
  onTestFinished(() => again.world[Symbol.asyncDispose]())
  await again.world.subscribe(url)
  const before = server.seen.length
  for (let hour = 0; hour < 12; hour++) {
    await syncs(again.world, 'schedule')
    again.world.clock += HOUR
  }

  expect((await onlyFeed(again.world)).failure?.code).toBe('needsPassword')
  expect(server.seen.length - before).toBeLessThanOrEqual(4)
  expect(server.seen.slice(before).map(({ headers }) => headers.authorization)).not.toContainEqual(expect.anything())
})

test('P-18 remembered it is known after a start; another computer cannot read it and asks', async () => {
  const { passwords, folder, id, url } = await lockedFeed()
  await passwords.set(id, KEPT)

  const read = (machine: string) =>
    createFeedPasswords(openSecrets(join(folder, 'passwords.json'), keeperOf(machine))).loginOf({ id, url })
  expect(read('here')).toEqual({ user: KEPT.user, secret: SECRET })
  expect(read('elsewhere')).toBeNull()
})

test('P-18 it belongs to an origin: what moves away takes nothing along', async () => {
  const { known, id, url, server, world, passwords } = await lockedFeed()
  await passwords.set(id, KEPT)

  expect(known.loginOf({ id, url: `${new URL(url).origin}/moved` })).toEqual({ user: KEPT.user, secret: SECRET })
  for (const other of [
    server.url('/feed', 2),
    url.replace('http:', 'https:'),
    'http://127.0.0.1:1/feed',
    'no address',
  ]) {
    expect(known.loginOf({ id, url: other }), other).toBeNull()
  }

  server.play('/feed', redirect(server.url('/feed-there', 2), 301))
  server.play('/feed-there', inside(3))
  world.clock += HOUR
  await syncs(world)
  expect(server.seenAt('/feed-there').map(({ headers }) => headers.authorization)).toEqual([undefined])
})

test('P-18 of several feeds that are added, those of the typed origin get it', async () => {
  const { passwords, known, server } = await lockedFeed()
  const feeds = [
    { sourceId: 1 as never, feedId: 91 as FeedId, url: server.url('/feed') },
    { sourceId: 1 as never, feedId: 92 as FeedId, url: server.url('/feed', 2) },
  ]
  await passwords.keepFor(feeds, KEPT, server.url('/'))

  expect(feeds.map(({ feedId: id, url }) => known.loginOf({ id, url })?.secret ?? null)).toEqual([SECRET, null])
})

test('P-18 forgotten on demand, and with a feed that is gone for good; a removed one that may come back keeps it', async () => {
  const { world, passwords, secrets, folder, id, url } = await lockedFeed()
  await passwords.set(id, KEPT)
  await secrets.write('account:1', 'of an account', true)
  const [source] = (await world.store.readLibrary()).sources
  if (source) await world.store.removeSource(source.id)

  await passwords.tidy()
  expect(secrets.names()).toEqual([`feed:${id}`, 'account:1'])

  // The next start deletes it for good.
  const next = openStore(world.folder)
  onTestFinished(() => next.close())
  const reopened = openSecrets(join(folder, 'passwords.json'), keeperOf('here'))
  await createFeedPasswords(reopened).keepOnly(next.allFeedIds())
  expect(reopened.names()).toEqual(['account:1'])

  await passwords.forget(id)
  expect(createFeedPasswords(secrets).loginOf({ id, url })).toBeNull()
})

test('P-18 the secret stands in no file of the profile, no list, no failure and no line of the log; its file tells neither address nor name', async () => {
  const said: string[] = []
  for (const way of ['error', 'log', 'warn'] as const) {
    vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.join(' ')))
  }
  onTestFinished(() => void vi.restoreAllMocks())
  const { world, passwords, server, lock, id, folder } = await lockedFeed()
  await passwords.set(id, KEPT)
  await syncs(world)
  lock.secret = 'changed'
  world.clock += 3 * HOUR
  const summary = await syncs(world)
  await world.store.backUp(world.clock)
  const lists = createLists({ store: world.store, parser: {} as never, now: Date.now })
  await lists.exportFile(join(world.folder, 'list.opml'))

  expect(codes(summary)).toEqual(['wrongPassword'])
  const basic = Buffer.from(`${KEPT.user}:${SECRET}`).toString('base64')
  const files = [...filesIn(world.folder), ...filesIn(folder)]
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['library.db', 'cache.db', 'list.opml', 'passwords.json']),
  )
  for (const needle of [SECRET, basic, KEPT.user]) {
    expect(files.filter(({ bytes }) => bytes.includes(Buffer.from(needle))).map(({ name }) => name)).toEqual([])
    expect(JSON.stringify([summary, await world.store.readLibrary(), said])).not.toContain(needle)
  }
  const kept = files.find(({ name }) => name === 'passwords.json')?.bytes.toString() ?? ''
  expect(kept).not.toContain(String(server.port))
  expect(Object.keys(JSON.parse(kept))).toEqual([`feed:${id}`])
})

function filesIn(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(({ name, parentPath }) => ({ name, bytes: readFileSync(join(parentPath, name)) }))
}
