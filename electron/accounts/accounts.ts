/** Accounts on servers: adding, leaving, and when each is brought up to date. The way in for the rest of the app. */

import {
  type Account,
  type AccountId,
  type AccountState,
  type AccountWish,
  type CertificateFacts,
  SIGN_IN_FAILURES,
} from '../../shared/contract/accounts.ts'
import type { SkippedFeed } from '../../shared/contract/sources.ts'
import { ExpectedError, type Failure, type FailureCode, failureOf } from '../../shared/result.ts'
import { MINUTE, SECOND } from '../../shared/units.ts'
import { complain } from '../base/log.ts'
import { ToldToWait } from '../network/answer-failure.ts'
import { isConnectivity } from '../network/network-failure.ts'
import type { Remote } from '../processes/port.ts'
import { type AccountRecord, accountName } from '../records/account.ts'
import type { NewFeed, SavedOutcomes } from '../records/feed.ts'
import type { Store } from '../records/store.ts'
import { createThrottle } from '../sync/throttle.ts'
import type { Secrets } from './secrets.ts'
import type { AccountServer, AccountServers, Probed } from './servers/server.ts'
import { type AccountStore, sendMarks, syncAccount } from './sync-account.ts'

export interface AccountParts extends AccountServers {
  readonly store: AccountStore & Remote<Pick<Store, 'addAccount' | 'removeAccount'>>
  readonly secrets: Secrets
  clock(): number
  /** Milliseconds between automatic syncs. */
  interval(): number
  onChanged(): void
  onLibraryChanged(): void
  onMarksChanged(): void
  onSaved(saved: SavedOutcomes): void
}

export interface Accounts {
  list(): Promise<Account[]>
  arePasswordsProtected(): boolean
  add(wish: AccountWish): Promise<AccountId>
  readCertificate(address: string): Promise<CertificateFacts>
  setPassword(id: AccountId, secret: string, isRemembered: boolean): Promise<void>
  remove(id: AccountId, keepsNewspapers: boolean): Promise<void>
  addNewspaper(id: AccountId, address: string, section: string | null): Promise<void>
  /** One after the other; returns those that its server refused. @throws where the first could not be asked for at all */
  addNewspapers(id: AccountId, feeds: readonly NewFeed[]): Promise<readonly SkippedFeed[]>
  /** Resolves when it is known how it went; what went wrong stands in its state. */
  sync(id: AccountId): Promise<void>
  /**
   * Those whose time has come, side by side; `isByHand`: all of them. Returns how many articles came. Never rejects: what
   * went wrong stands in the account's state.
   */
  syncAll(isByHand: boolean, signal: AbortSignal): Promise<number>
  /** Articles are coming in, one batch behind the other: what can wait is to wait. */
  isBringing(): boolean
  /** Something was done to an article: where it is an account's, its server is told soon. */
  noteDeed(): void
  /** Tells the servers what they do not know yet, as far as they answer in time. */
  stop(): Promise<void>
}

/** So long after the last deed the server is told: the next one mostly follows. */
const SENT_AFTER = 10 * SECOND
/** How long the end of the app waits for servers. */
const LAST_WORD = 1500
/** Marks go to and fro: an account is asked more often than a newspaper that nobody else reads. */
const LONGEST_INTERVAL = 15 * MINUTE
const FIRST_REST = MINUTE
const LONGEST_REST = 60 * MINUTE

/** The window reads its lists anew for each word that some were saved. */
const TOLD_EVERY = 5 * SECOND
/** Milliseconds between two batches from a server that is quick. */
const NEXT_BATCH = 250
const NOTHING_SAVED: SavedOutcomes = { newArticles: 0, updatedArticles: 0 }

const FRESH: AccountState = {
  isSyncing: false,
  failure: null,
  pausedUntil: null,
  serverTrouble: null,
  ignoredMarks: 0,
  needsPassword: false,
}

interface Running {
  state: AccountState
  server: AccountServer | null
  /** What runs or waits its turn: of one account one thing at a time. */
  queue: Promise<unknown>
  /** A whole sync that waits or runs. */
  whole: Promise<void> | null
  failures: number
  /** Ends what runs and waits: it was signed in anew, or left. */
  ending: AbortController
}

export function createAccounts(parts: AccountParts): Accounts {
  const { store, secrets } = parts
  const running = new Map<AccountId, Running>()
  const ending = new AbortController()
  let sending: NodeJS.Timeout | undefined
  /** Articles since the start. */
  let brought = 0
  let lastBatchAt = Number.NEGATIVE_INFINITY
  let untold = NOTHING_SAVED
  const telling = createThrottle(() => {
    const told = untold
    untold = NOTHING_SAVED
    if (told.newArticles + told.updatedArticles > 0) parts.onSaved(told)
  }, TOLD_EVERY)
  const syncParts = {
    ...parts,
    onSaved({ newArticles, updatedArticles }: SavedOutcomes) {
      brought += newArticles
      lastBatchAt = performance.now()
      untold = {
        newArticles: untold.newArticles + newArticles,
        updatedArticles: untold.updatedArticles + updatedArticles,
      }
      telling.call()
    },
  }

  function runningOf(id: AccountId): Running {
    const there = running.get(id)
    if (there) return there
    const one = { state: FRESH, server: null, queue: Promise.resolve(), whole: null, failures: 0 }
    const started: Running = { ...one, ending: new AbortController() }
    running.set(id, started)
    return started
  }

  function change(id: AccountId, state: Partial<AccountState>): void {
    const one = runningOf(id)
    one.state = { ...one.state, ...state }
    parts.onChanged()
  }

  async function recordOf(id: AccountId): Promise<AccountRecord> {
    const record = (await store.readAccounts()).find(account => account.id === id)
    if (!record) throw new ExpectedError('notFound', `account ${id} is not in the library`)
    return record
  }

  /** null: nobody knows the password. */
  async function serverOf(record: AccountRecord): Promise<AccountServer | null> {
    const one = runningOf(record.id)
    const secret = secrets.read(accountName(record))
    if (secret === null) return null
    const { kind, base, user, pinned } = record
    one.server ??= await parts.open({ kind, base, user, secret }, pinned)
    return one.server
  }

  function inTurn<T>(id: AccountId, work: () => Promise<T>): Promise<T> {
    const one = runningOf(id)
    const next = one.queue.then(work, work)
    one.queue = next.catch(() => {})
    return next
  }

  /** Of what was begun before it was signed in anew, nobody hears any more. Never rejects. */
  async function attempt(
    record: AccountRecord,
    signals: readonly AbortSignal[],
    work: (server: AccountServer, signal: AbortSignal) => Promise<Partial<AccountState>>,
  ): Promise<void> {
    const one = runningOf(record.id)
    const signal = AbortSignal.any([...signals, one.ending.signal])
    try {
      const server = await serverOf(record)
      const found = server === null ? { needsPassword: true } : await work(server, signal)
      if (!signal.aborted) change(record.id, found)
    } catch (error) {
      const failure = failureOf(error)
      if (signal.aborted || failure.code === 'cancelled') return
      if (failure.code === 'internal') complain('account', error)
      one.failures++
      change(record.id, { failure, pausedUntil: restUntil(error, one.failures) })
    }
  }

  async function syncWhole(record: AccountRecord, server: AccountServer, signal: AbortSignal) {
    const { serverTrouble, ignoredMarks, refused } = await syncAccount(record.id, server, syncParts, signal)
    runningOf(record.id).failures = 0
    return { serverTrouble, ignoredMarks, failure: refused, pausedUntil: null, needsPassword: false }
  }

  function restUntil(error: unknown, failures: number): number {
    if (error instanceof ToldToWait) return error.until
    return parts.clock() + Math.min(FIRST_REST * 2 ** (failures - 1), LONGEST_REST)
  }

  function syncRecord(record: AccountRecord, signal: AbortSignal): Promise<void> {
    const one = runningOf(record.id)
    // Even by hand: it said when it wants to be asked again.
    if (isToldToWait(one.state)) return Promise.resolve()
    if (one.whole) return one.whole
    const whole = inTurn(record.id, async () => {
      change(record.id, { isSyncing: true })
      await attempt(record, [signal, ending.signal], (server, either) => syncWhole(record, server, either))
      telling.flush()
      change(record.id, { isSyncing: false })
    }).finally(() => {
      if (one.whole === whole) one.whole = null
    })
    one.whole = whole
    return whole
  }

  function isToldToWait({ failure, pausedUntil }: AccountState): boolean {
    return failure?.code === 'toldToWait' && pausedUntil !== null && parts.clock() < pausedUntil
  }

  function isDue({ syncedAt }: AccountRecord): boolean {
    const now = parts.clock()
    // A clock that went back says nothing.
    return syncedAt === null || syncedAt > now || now - syncedAt >= Math.min(parts.interval(), LONGEST_INTERVAL)
  }

  function mayTry({ id }: AccountRecord): boolean {
    const { pausedUntil, failure } = runningOf(id).state
    // Only the reader can do something about that.
    if (failure !== null && LASTING.has(failure.code)) return false
    return pausedUntil === null || parts.clock() >= pausedUntil
  }

  async function sendAll(signal: AbortSignal): Promise<void> {
    const records = await store.readAccounts()
    const waiting = records.filter(record => record.waiting > 0 && mayTry(record))
    await Promise.all(
      waiting.map(record =>
        inTurn(record.id, () =>
          attempt(record, [signal], async (server, either) => {
            const refused = await sendMarks(record.id, server, parts, either)
            return refused ? { failure: refused } : {}
          }),
        ),
      ),
    )
  }

  async function signIn(wish: Omit<AccountWish, 'isRemembered'>): Promise<Probed> {
    return parts.probe(wish, ending.signal)
  }

  return {
    async list() {
      const records = await store.readAccounts()
      const written = new Set(secrets.names())
      return records.map(({ pinned: _pinned, ...record }) => {
        const { state } = runningOf(record.id)
        const needsPassword = state.needsPassword || secrets.read(accountName(record)) === null
        return { ...record, isRemembered: written.has(accountName(record)), state: { ...state, needsPassword } }
      })
    },

    arePasswordsProtected: () => secrets.isProtected(),

    async add(wish) {
      const { credentials, name } = await signIn(wish)
      const { kind, base, user, secret } = credentials
      // Before the account is there: one without its password would ask for it.
      await secrets.write(accountName({ kind, base, user }), secret, wish.isRemembered)
      const id = await store.addAccount({ kind, base, user, name, pinned: wish.pinned })
      renew(id)
      void syncRecord(await recordOf(id), ending.signal)
      return id
    },

    readCertificate: address => parts.readCertificate(address, ending.signal),

    async setPassword(id, secret, isRemembered) {
      const { base, user, pinned, ...record } = await recordOf(id)
      await signIn({ address: base, user, secret, pinned })
      await secrets.write(accountName({ ...record, base, user }), secret, isRemembered)
      renew(id)
      void syncRecord(await recordOf(id), ending.signal)
    },

    async remove(id, keepsNewspapers) {
      const record = await recordOf(id)
      runningOf(id).ending.abort()
      await inTurn(id, () => store.removeAccount(id, keepsNewspapers))
      running.delete(id)
      parts.onLibraryChanged()
      await secrets.forget(accountName(record))
    },

    async addNewspaper(id, address, section) {
      const record = await recordOf(id)
      const server = await serverOf(record)
      if (server === null) throw new ExpectedError('needsPassword', `nobody knows the password of account ${id}`)
      await inTurn(id, () => server.subscribe(address, null, section, ending.signal))
      await syncRecord(record, ending.signal)
    },

    async addNewspapers(id, feeds) {
      const record = await recordOf(id)
      const server = await serverOf(record)
      if (server === null) throw new ExpectedError('needsPassword', `nobody knows the password of account ${id}`)
      change(id, { isSyncing: true })
      try {
        return await inTurn(id, () => subscribeToAll(server, feeds, ending.signal))
      } finally {
        change(id, { isSyncing: false })
        await syncRecord(record, ending.signal)
      }
    },

    sync: async id => syncRecord(await recordOf(id), ending.signal),

    async syncAll(isByHand, signal) {
      const records = await store.readAccounts()
      const due = records.filter(record => isByHand || (isDue(record) && mayTry(record)))
      const before = brought
      await Promise.all(due.map(record => syncRecord(record, signal)))
      return brought - before
    },

    isBringing: () => performance.now() - lastBatchAt < NEXT_BATCH,

    noteDeed() {
      clearTimeout(sending)
      if (ending.signal.aborted) return
      sending = setTimeout(() => sendAll(ending.signal).catch(error => complain('accounts', error)), SENT_AFTER)
      sending.unref()
    },

    async stop() {
      clearTimeout(sending)
      // A sync that runs would not be through in that time.
      ending.abort()
      await sendAll(AbortSignal.timeout(LAST_WORD)).catch(error => complain('accounts', error))
      await Promise.allSettled([...running.values()].map(({ queue }) => queue))
    },
  }

  function renew(id: AccountId): void {
    const one = runningOf(id)
    one.ending.abort()
    one.ending = new AbortController()
    one.whole = null
    one.server = null
    one.failures = 0
    one.state = FRESH
  }
}

/** What stops one stops those behind it: nobody is asked a hundred times in vain. */
async function subscribeToAll(
  server: AccountServer,
  feeds: readonly NewFeed[],
  signal: AbortSignal,
): Promise<SkippedFeed[]> {
  const refused: SkippedFeed[] = []
  let stopped: Failure | null = null
  for (const { url, title, section } of feeds) {
    const reason: Failure | null = stopped ?? (await subscribeTo(server, { url, title, section }, signal))
    if (reason === null) continue
    refused.push({ title: title ?? url, url, reason })
    if (LASTING.has(reason.code) || isConnectivity(reason.code)) stopped = reason
  }
  if (stopped && refused.length === feeds.length) throw new ExpectedError(stopped.code, stopped.message)
  return refused
}

async function subscribeTo(
  server: AccountServer,
  { url, title, section }: Pick<NewFeed, 'url' | 'title' | 'section'>,
  signal: AbortSignal,
): Promise<Failure | null> {
  try {
    await server.subscribe(url, title, section, signal)
    return null
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code === 'internal') complain('account', error)
    return failure
  }
}

const LASTING: ReadonlySet<FailureCode> = new Set([...SIGN_IN_FAILURES, 'needsPassword'])
