// Two readers and a server: whatever each does, whatever is lost on the way and whoever is restarted when, all three end
// with the same marks, and what one reader alone wished for an article is what it is.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountServer } from '../../electron/accounts/servers/server.ts'
import { type AccountStore, syncAccount } from '../../electron/accounts/sync-account.ts'
import { guidOfRemote, type MarkKey, remoteIdOf } from '../../electron/records/account.ts'
import { packedRemote } from '../../electron/records/packed-remote.ts'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import type { AccountId } from '../../shared/contract/accounts.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { ExpectedError } from '../../shared/result.ts'
import { ACCOUNT } from '../store/accounts/world.ts'
import { article, NOW } from '../store/seeds.ts'
import { ALL, rows, temporaryFolder } from '../store/world.ts'
import { createState, type FakeState } from '../support/fake-accounts/state.ts'

/** `npm test` runs a part of the thousand that a change of the merging is tried with. */
const SEEDS = Number(process.env['WARRAQ_MODEL_SEEDS'] ?? 400)
/** Opening a store takes longer than a whole story in it: an account of its own is as good as a store of its own. */
const SEEDS_IN_A_STORE = 40
const MOST_ROUNDS = 6
const KEYS: readonly MarkKey[] = ['read', 'starred']

type Deed =
  | {
      readonly kind: 'mark'
      readonly who: number
      readonly which: number
      readonly key: MarkKey
      readonly value: boolean
    }
  | { readonly kind: 'elsewhere'; readonly which: number; readonly key: MarkKey; readonly value: boolean }
  | { readonly kind: 'publish'; readonly isRead: boolean }
  | { readonly kind: 'sync'; readonly who: number; readonly losses: readonly Loss[]; readonly meanwhile: Meanwhile }
  | { readonly kind: 'restart'; readonly who: number }

/** What the reader changes their mind about while the answer to a call of their sync is on its way. */
interface Meanwhile {
  readonly call: number
  readonly which: number
  readonly key: MarkKey
}

/** What becomes of the calls of a sync, in their order; after the last of these all go well. */
type Loss = 'none' | 'before' | 'after' | 'half'

const who = fc.nat(1)
const which = fc.nat(5)
const key = fc.constantFrom(...KEYS)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('mark' as const), who, which, key, value: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('elsewhere' as const), which, key, value: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('publish' as const), isRead: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      who,
      losses: fc.array(fc.constantFrom<Loss>('none', 'none', 'none', 'before', 'after', 'half'), { maxLength: 8 }),
      meanwhile: fc.record({ call: fc.nat(5), which, key }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), who }) },
)

interface Reader {
  readonly folder: string
  store: Store
}

interface Client {
  readonly reader: Reader
  readonly id: AccountId
}

let now = NOW
const clock = () => ++now

function openReader(): Reader {
  const folder = temporaryFolder()
  return { folder, store: openStore(folder, { clock }) }
}

/** A server that can be asked directly: what goes over the wire has tests of its own. */
function serverOf(
  state: FakeState,
  losses: readonly Loss[],
  onAnswer: (call: number) => void = () => {},
): AccountServer {
  const left = [...losses]
  let calls = 0
  async function answer<T>(work: () => T, half: (value: T) => T = value => value): Promise<T> {
    const loss = left.shift() ?? 'none'
    if (loss === 'before') throw new ExpectedError('connectionFailed', 'lost on the way there')
    const value = work()
    onAnswer(calls++)
    if (loss === 'after') throw new ExpectedError('timedOut', 'lost on the way back')
    return loss === 'half' ? half(value) : value
  }
  const brokenOff = ({ ids }: { ids: readonly string[] }) => ({
    ids: ids.slice(0, Math.ceil(ids.length / 2)),
    isComplete: false,
  })
  const listed = (which: (one: { isRead: boolean; isStarred: boolean }) => boolean) => () => ({
    ids: [...state.articles.values()].filter(which).map(({ id }) => String(id)),
    isComplete: true,
  })
  const refuse = async () => {
    throw new Error('not in this story')
  }
  return {
    traits: { contentsAtOnce: 5, marksAtOnce: 3, canSubscribe: false, canRename: false, canMove: false },
    feeds: () =>
      answer(() => ({
        feeds: [...state.feeds.values()].map(({ id, url, title, homepage }) => ({
          id: String(id),
          url,
          title,
          homepage,
          folders: [],
        })),
        folders: [],
        trouble: null,
      })),
    unreadIds: () =>
      answer(
        listed(({ isRead }) => !isRead),
        brokenOff,
      ),
    starredIds: () =>
      answer(
        listed(({ isStarred }) => isStarred),
        brokenOff,
      ),
    recentIds: () =>
      answer(
        listed(() => true),
        brokenOff,
      ),
    contents: ids =>
      answer(() =>
        packedRemote(
          ids.flatMap(id => {
            const found = state.articles.get(Number(id))
            return found
              ? [{ ...found, id, feedId: String(found.feedId), article: article({ guid: guidOfRemote(id) }) }]
              : []
          }),
        ),
      ),
    mark: (ids, key, value) => answer(() => void ids.map(id => state.mark(Number(id), key, value))),
    subscribe: refuse,
    unsubscribe: refuse,
    rename: refuse,
    move: refuse,
  }
}

async function sync({ reader, id }: Client, server: AccountServer): Promise<void> {
  // The store itself, called as if it were in its thread.
  const store = new Proxy(reader.store, {
    get:
      (target, name: keyof Store) =>
      async (...args: never[]) =>
        (target[name] as (...given: never[]) => unknown)(...args),
  }) as unknown as AccountStore
  const nothing = () => {}
  const parts = { store, clock, onLibraryChanged: nothing, onMarksChanged: nothing, onSaved: nothing }
  await syncAccount(id, server, parts, new AbortController().signal)
}

interface Known {
  readonly ref: ArticleRef
  readonly read: boolean
  readonly starred: boolean
}

/** The server's id of an article → what this reader has of it. */
function known({ reader: { store }, id }: Client): Map<number, Known> {
  const mine = new Set(
    store
      .readLibrary()
      .sources.filter(({ accountId }) => accountId === id)
      .map(({ id: sourceId }) => sourceId),
  )
  return new Map(
    rows(store, ALL)
      .filter(({ sourceId }) => sourceId !== null && mine.has(sourceId))
      .map(row => {
        const guid = row.title.replace('عنوان ', '')
        return [Number(remoteIdOf(guid)), { ref: row.ref, read: row.read, starred: row.bookmarked }]
      }),
  )
}

/** Without losses, until nobody has anything to say, and everybody has heard that. */
async function settle(clients: readonly Client[], state: FakeState): Promise<void> {
  let quiet = 0
  for (let round = 0; round < MOST_ROUNDS && quiet < 2; round++) {
    for (const client of clients) await sync(client, serverOf(state, []))
    const waiting = clients.flatMap(({ reader, id }) => reader.store.marksToSend(id, 1))
    quiet = waiting.length === 0 ? quiet + 1 : 0
  }
}

async function tell(deeds: readonly Deed[], clients: readonly Client[], state: FakeState): Promise<void> {
  const wishes = new Map<string, { readonly value: boolean; readonly by: number | 'several' }>()
  const wish = (id: number, key: MarkKey, value: boolean, by: number) => {
    const before = wishes.get(`${id} ${key}`)
    wishes.set(`${id} ${key}`, { value, by: before === undefined || before.by === by ? by : 'several' })
  }
  const ids = () => [...state.articles.keys()]

  /** `value` left out: otherwise than it is. */
  function mark(who: number, { which, key, value }: Pick<Meanwhile, 'which' | 'key'> & { value?: boolean }): void {
    const client = clients[who] as Client
    const { store } = client.reader
    const [id, has] = [...known(client)][which] ?? []
    if (id === undefined || has === undefined || has[key] === value) return
    const wished = value ?? !has[key]
    if (key === 'read') store.markRead([has.ref], wished)
    else if (wished) store.bookmark(has.ref)
    else store.removeBookmark(has.ref)
    wish(id, key, wished, who)
  }

  for (const one of deeds) {
    if (one.kind === 'publish') state.publish(1, { isRead: one.isRead })
    if (one.kind === 'elsewhere') {
      const id = ids()[one.which]
      if (id !== undefined) {
        state.mark(id, one.key, one.value)
        wish(id, one.key, one.value, 2)
      }
    }
    if (one.kind === 'mark') {
      mark(one.who, one)
    }
    if (one.kind === 'sync') {
      await sync(
        clients[one.who] as Client,
        serverOf(state, one.losses, call => call === one.meanwhile.call && mark(one.who, one.meanwhile)),
      ).catch(error => {
        if (!(error instanceof ExpectedError)) throw error
      })
    }
    if (one.kind === 'restart') {
      const { reader } = clients[one.who] as Client
      reader.store.close()
      reader.store = openStore(reader.folder, { clock })
    }
  }

  await settle(clients, state)
  const marks = (all: readonly { id: number; read: boolean; starred: boolean }[]) =>
    Object.fromEntries(all.toSorted((a, b) => a.id - b.id).map(({ id, read, starred }) => [id, { read, starred }]))
  const there = marks(
    [...state.articles.values()].map(({ id, isRead, isStarred }) => ({ id, read: isRead, starred: isStarred })),
  )
  for (const client of clients) {
    expect(marks([...known(client)].map(([id, { read, starred }]) => ({ id, read, starred })))).toEqual(there)
    expect(client.reader.store.marksToSend(client.id, 100)).toEqual([])
  }
  for (const [name, { value, by }] of wishes) {
    const [id = '', key = ''] = name.split(' ')
    if (by !== 'several') expect({ name, value: there[id]?.[key as MarkKey] }).toEqual({ name, value })
  }
}

test(`${SEEDS} stories of two readers and a server end with the same marks`, { timeout: 600_000 }, async () => {
  let readers: Reader[] = []
  let told = 0
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async deeds => {
      if (told++ % SEEDS_IN_A_STORE === 0) {
        for (const { store } of readers) store.close()
        readers = [openReader(), openReader()]
      }
      const state = createState()
      const feed = state.addFeed()
      state.addFeed()
      for (let count = 0; count < 6; count++) state.publish(feed.id)
      const clients = readers.map((reader): Client => {
        const id = reader.store.addAccount({ ...ACCOUNT, base: `https://story${told}.example` })
        return { reader, id }
      })
      for (const client of clients) await sync(client, serverOf(state, []))
      await tell(deeds, clients, state)
      for (const { reader, id } of clients) reader.store.removeAccount(id, false)
    }),
    { numRuns: SEEDS },
  )
})
