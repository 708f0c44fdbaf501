// kill -9 in the middle of syncs: what was acknowledged reaches the server, what was done there arrives, and both sides end alike.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openServer } from '../../electron/accounts/servers/open-server.ts'
import { type AccountStore, syncAccount } from '../../electron/accounts/sync-account.ts'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import { expectIntegrity } from '../store/integrity.ts'
import { rows, temporaryFolder } from '../store/world.ts'
import { accountWorld } from '../support/account-servers.ts'
import { bundled } from '../support/bundled.ts'
import { createFakeServer, type FakeServer } from '../support/fake-account-server.ts'
import { isOurs, numberOf } from './ours.ts'

const KILLS = 40
/** After so many a new folder: first syncs are killed, too. */
const KILLS_PER_FOLDER = 8
const PUBLISHED = 30
/** Milliseconds after the first line, or after a later one. */
const LONGEST_LIFE = 250
const MOMENT = 40
const MOST_LINES = 16

/** `NUMBER KEY` → the values that it may have: the last one that was acknowledged, and one more that may have been written. */
type Wishes = Map<string, Set<string>>

test('kill -9 in the middle of syncs: nothing acknowledged is lost, and both sides end with the same marks', {
  timeout: 240_000,
}, async () => {
  const program = await bundled(join(import.meta.dirname, 'killed-syncer.ts'), temporaryFolder())
  for (let first = 0; first < KILLS; first += KILLS_PER_FOLDER) {
    await using server = await createFakeServer({ quirks: { fullWidthTitles: false, slowMarks: 2 } })
    const feed = server.state.addFeed()
    const folder = temporaryFolder()
    const wishes: Wishes = new Map()
    for (let kill = 0; kill < KILLS_PER_FOLDER; kill++) {
      server.state.publishMany(feed.id, PUBLISHED)
      await runAndKill(program, folder, { server, wishes, diesEarly: kill % 2 === 0 })
      doElsewhere(server)
      expectIntegrity(folder)
    }
    // Otherwise nobody came as far as wishing.
    expect(wishes.size).toBeGreaterThan(0)
    await examine(folder, server, wishes)
  }
})

interface Killing {
  readonly server: FakeServer
  readonly wishes: Wishes
  /** Soon after it opened the store; otherwise when it has synced and wished something. */
  readonly diesEarly: boolean
}

function runAndKill(program: string, folder: string, { server, wishes, diesEarly }: Killing): Promise<void> {
  const { port, user, secret } = server
  const wanted = diesEarly ? 1 : 4 + Math.floor(MOST_LINES * Math.random())
  const moment = Math.random() * (diesEarly ? LONGEST_LIFE : MOMENT)
  const child = spawn(process.execPath, [program, folder, String(port), server.base('greader'), user, secret])
  let output = ''
  let errors = ''
  child.stdout.on('data', (data: Buffer) => {
    const hadEnough = linesOf(output).length >= wanted
    output += data.toString()
    if (!hadEnough && linesOf(output).length >= wanted) setTimeout(() => child.kill('SIGKILL'), moment)
  })
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString()
  })
  return new Promise((resolve, reject) => {
    child.on('close', (_, signal) => {
      for (const line of linesOf(output)) note(line, wishes)
      if (signal === 'SIGKILL') resolve()
      else reject(new Error(`The syncer ended by itself: ${errors}`))
    })
  })
}

/** Whole lines only: the last one may have been cut by the kill. */
function linesOf(output: string): string[] {
  return output.split('\n').slice(0, -1)
}

function note(line: string, wishes: Wishes): void {
  const [kind, number, key, value = ''] = line.split(' ')
  const name = `${number} ${key}`
  if (kind === 'wants') wishes.set(name, new Set([...(wishes.get(name) ?? ['false']), value]))
  if (kind === 'has') wishes.set(name, new Set([value]))
}

/** At another machine, while nobody is here. */
function doElsewhere({ state }: FakeServer): void {
  for (const { id, title, isRead, isStarred } of [...state.articles.values()]) {
    if (isOurs(numberOf(title)) || Math.random() < 0.8) continue
    if (Math.random() < 0.5) state.mark(id, 'read', !isRead)
    else state.mark(id, 'starred', !isStarred)
  }
}

async function examine(folder: string, server: FakeServer, wishes: Wishes): Promise<void> {
  await using world = accountWorld([server.port])
  const store = openStore(folder)
  const [account] = store.readAccounts()
  if (!account) throw new Error('the account is gone')
  const { kind, base, user } = account
  const adapter = openServer({ kind, base, user, secret: server.secret }, world.parts)
  const elsewhere = new Map([...server.state.articles.values()].map(one => [one.title, { ...one }]))
  const nothing = () => {}
  const parts = { clock: Date.now, onLibraryChanged: nothing, onMarksChanged: nothing, onSaved: nothing }
  for (let round = 0; round < 2; round++) {
    await syncAccount(account.id, adapter, { ...parts, store: remoteOf(store) }, new AbortController().signal)
  }
  expect(store.marksToSend(account.id, 10)).toEqual([])
  const marks = (all: readonly { title: string; read: boolean; starred: boolean }[]) =>
    Object.fromEntries(all.map(({ title, read, starred }) => [title, { read, starred }]))
  const there = [...server.state.articles.values()].map(one => ({ ...one, read: one.isRead, starred: one.isStarred }))
  expect(marks(rows(store).map(row => ({ ...row, starred: row.bookmarked })))).toEqual(marks(there))
  for (const { title, read, starred } of there) {
    const number = numberOf(title)
    if (!isOurs(number)) {
      const before = elsewhere.get(title)
      expect({ title, read, starred }).toEqual({ title, read: before?.isRead, starred: before?.isStarred })
      continue
    }
    for (const [key, value] of Object.entries({ read, starred })) {
      const name = `${number} ${key}`
      const wished = [...(wishes.get(name) ?? ['false'])]
      expect({ name, wished: wished.includes(String(value)) }).toEqual({ name, wished: true })
    }
  }
  store.close()
}

function remoteOf(store: Store): AccountStore {
  return new Proxy(store, {
    get:
      (target, name: keyof Store) =>
      async (...args: never[]) =>
        (target[name] as (...given: never[]) => unknown)(...args),
  }) as unknown as AccountStore
}
