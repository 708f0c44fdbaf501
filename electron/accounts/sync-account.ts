/**
 * One sync of one account: what was done here goes out, what was done elsewhere comes in, then the texts that are missing.
 * Each step leaves both sides as a later sync can go on from.
 */

import type { AccountId } from '../../shared/contract/accounts.ts'
import { ExpectedError, type Failure, type FailureCode, failureOf } from '../../shared/result.ts'
import type { Remote } from '../processes/port.ts'
import type { FeedPush, QueuedMark } from '../records/account.ts'
import type { SavedOutcomes } from '../records/feed.ts'
import type { Store } from '../records/store.ts'
import type { AccountServer } from './servers/server.ts'

export type AccountStore = Remote<
  Pick<
    Store,
    | 'readAccounts'
    | 'marksToSend'
    | 'noteMarksSent'
    | 'mergeRemoteFeeds'
    | 'noteFeedPushed'
    | 'mergeRemoteIds'
    | 'saveRemote'
    | 'noteAccountSynced'
  >
>

export interface AccountSyncParts {
  readonly store: AccountStore
  clock(): number
  onLibraryChanged(): void
  /** Marks came from elsewhere. */
  onMarksChanged(): void
  onSaved(saved: SavedOutcomes): void
}

export interface AccountSynced {
  readonly serverTrouble: string | null
  /** Marks that the server said it took twice, and did not. */
  readonly ignoredMarks: number
  /** What it would not do, the first of it; all else was done. null: it did everything. */
  readonly refused: Failure | null
}

/** Marks that are looked at in one go. */
const MARKS_AT_ONCE = 2000
/** The newest articles, so that what was read elsewhere before it came here is here, too. */
const RECENT = 1000
/** Contents that one sync asks for; the rest comes with the next. */
const MOST_CONTENTS = 10_000
const CONTENTS_SIDE_BY_SIDE = 2
/** After so many refusals in a row, with nothing done in between, it is the server and not what it was asked. */
const MOST_FAILED = 2

/** Said of what was asked, not of the way to the server: the next question may well be answered. */
const REFUSALS: ReadonlySet<FailureCode> = new Set([
  'serverError',
  'unexpectedAnswer',
  'missing',
  'forbidden',
  'notAllowed',
  'noFeedsFound',
  'badArguments',
])

/** What was refused, as a value. @throws what stands in the way of everything else, too */
function refusalOf(error: unknown): Failure {
  if (error instanceof ExpectedError && REFUSALS.has(error.code)) return failureOf(error)
  throw error
}

/**
 * Rejects with what a call of the server rejects with. What was reached until then stays. One thing that the server refuses
 * for itself keeps nothing else away: it is tried again with the next sync.
 */
export async function syncAccount(
  id: AccountId,
  server: AccountServer,
  parts: AccountSyncParts,
  signal: AbortSignal,
): Promise<AccountSynced> {
  const { store } = parts
  const startedAt = parts.clock()
  let unsent = await sendMarks(id, server, parts, signal)
  const feeds = await server.feeds(signal)
  const merged = await store.mergeRemoteFeeds(id, feeds)
  if (merged.isChanged) parts.onLibraryChanged()
  const unpushed = await pushFeeds(id, server, parts, merged.pushes, signal)
  const run = { startedAt, isDoubted: merged.isDoubted }
  let ids = await mergeIds(id, server, parts, run, signal)
  if (ids.again > 0) {
    unsent ??= await sendMarks(id, server, parts, signal)
    ids = await mergeIds(id, server, parts, run, signal)
  }
  const ungiven = await fetchContents(id, server, parts, ids.missing.slice(0, MOST_CONTENTS), signal)
  await store.noteAccountSynced(id)
  return { serverTrouble: feeds.trouble, ignoredMarks: ids.ignored, refused: unsent ?? unpushed ?? ungiven }
}

/** Resolves when nothing is left that the server did not say it has, or with what it refused: that still waits. */
export async function sendMarks(
  id: AccountId,
  server: AccountServer,
  { store }: Pick<AccountSyncParts, 'store'>,
  signal: AbortSignal,
): Promise<Failure | null> {
  for (;;) {
    const waiting = await store.marksToSend(id, MARKS_AT_ONCE)
    if (waiting.length === 0) return null
    let refused: Failure | null = null
    let failed = 0
    for (const marks of alike(waiting)) {
      for (const some of inPieces(marks, server.traits.marksAtOnce)) {
        const sent = await sendSome(id, server, store, some, signal)
        refused ??= sent.refused
        failed = sent.isNothing ? failed + 1 : 0
        if (failed >= MOST_FAILED) return refused
      }
    }
    if (refused !== null) return refused
  }
}

/** Same thing, same wish. */
function alike(marks: readonly QueuedMark[]): QueuedMark[][] {
  const groups = new Map<string, QueuedMark[]>()
  for (const mark of marks) {
    const name = `${mark.key} ${mark.value}`
    groups.set(name, [...(groups.get(name) ?? []), mark])
  }
  return [...groups.values()]
}

interface Sent {
  readonly refused: Failure | null
  /** Not one was taken. */
  readonly isNothing: boolean
}

/**
 * What a server cannot do with many it may do with half of them. Where it takes one half, it is the other one that it does
 * not like, down to the single mark; where it takes neither, it is the server, and it is left alone.
 */
async function sendSome(
  id: AccountId,
  server: AccountServer,
  store: AccountStore,
  marks: readonly QueuedMark[],
  signal: AbortSignal,
  known: Failure | null = null,
): Promise<Sent> {
  const refused = known ?? (await refusalOfAll(id, server, store, marks, signal))
  if (refused === null || marks.length === 1) return { refused, isNothing: refused !== null }
  const halves = inPieces(marks, Math.ceil(marks.length / 2))
  const unsent: QueuedMark[][] = []
  for (const half of halves) {
    if ((await refusalOfAll(id, server, store, half, signal)) !== null) unsent.push(half)
  }
  const [bad] = unsent
  if (bad === undefined) return { refused: null, isNothing: false }
  if (unsent.length < halves.length && bad.length > 1) await sendSome(id, server, store, bad, signal, refused)
  return { refused, isNothing: unsent.length === halves.length }
}

async function refusalOfAll(
  id: AccountId,
  server: AccountServer,
  store: AccountStore,
  marks: readonly QueuedMark[],
  signal: AbortSignal,
): Promise<Failure | null> {
  try {
    await sendAll(id, server, store, marks, signal)
    return null
  } catch (error) {
    return refusalOf(error)
  }
}

async function sendAll(
  id: AccountId,
  server: AccountServer,
  store: AccountStore,
  marks: readonly QueuedMark[],
  signal: AbortSignal,
): Promise<void> {
  const [first] = marks
  if (!first) return
  const ids = marks.map(({ remoteId }) => remoteId)
  await server.mark(ids, first.key, first.value, signal)
  await store.noteMarksSent(id, marks)
}

function inPieces<T>(all: readonly T[], size: number): T[][] {
  const pieces: T[][] = []
  for (let first = 0; first < all.length; first += size) pieces.push(all.slice(first, first + size))
  return pieces
}

async function pushFeeds(
  id: AccountId,
  server: AccountServer,
  { store, onLibraryChanged }: AccountSyncParts,
  pushes: readonly FeedPush[],
  signal: AbortSignal,
): Promise<Failure | null> {
  let refused: Failure | null = null
  for (const push of pushes) {
    try {
      const remoteId = await pushFeed(server, push, signal)
      if (remoteId === null) continue
      await store.noteFeedPushed(id, push, remoteId)
      onLibraryChanged()
    } catch (error) {
      refused ??= refusalOf(error)
    }
  }
  return refused
}

/** null: this server cannot be told. */
async function pushFeed(server: AccountServer, push: FeedPush, signal: AbortSignal): Promise<string | null> {
  const { canRename, canMove, canSubscribe } = server.traits
  const { remoteId } = push
  switch (push.kind) {
    case 'rename':
      if (!canRename) return null
      await server.rename(remoteId, push.title, signal)
      return remoteId
    case 'move':
      if (!canMove) return null
      await server.move(remoteId, push.from, push.to, signal)
      return remoteId
    case 'unsubscribe':
      if (!canSubscribe) return null
      await server.unsubscribe(remoteId, signal)
      return remoteId
    case 'subscribe':
      if (!canSubscribe) return null
      return (await server.subscribe(push.url, push.title, push.folder, signal)).remoteId
  }
}

interface Run {
  readonly startedAt: number
  readonly isDoubted: boolean
}

async function mergeIds(
  id: AccountId,
  server: AccountServer,
  { store, onMarksChanged }: AccountSyncParts,
  { startedAt, isDoubted }: Run,
  signal: AbortSignal,
) {
  const unread = await server.unreadIds(signal)
  const starred = await server.starredIds(signal)
  const recent = await server.recentIds(RECENT, signal)
  const merged = await store.mergeRemoteIds(id, { unread, starred, recent: recent.ids, startedAt }, isDoubted)
  if (merged.changed > 0) onMarksChanged()
  return merged
}

/** Ends when all that it began has ended: nothing of it goes on behind the next sync, or after the account has gone. */
async function fetchContents(
  id: AccountId,
  server: AccountServer,
  { store, onSaved }: AccountSyncParts,
  missing: readonly string[],
  signal: AbortSignal,
): Promise<Failure | null> {
  const pieces = inPieces(missing, server.traits.contentsAtOnce)
  const next = pieces.values()
  const failing = new AbortController()
  const either = AbortSignal.any([signal, failing.signal])
  let refused: Failure | null = null
  let failed = 0
  const fetchPiece = async (asked: readonly string[]) => {
    try {
      const packed = await server.contents(asked, either)
      onSaved(await store.saveRemote(id, packed, asked))
      failed = 0
    } catch (error) {
      refused ??= refusalOf(error)
      if (++failed >= MOST_FAILED) throw error
    }
  }
  const work = async () => {
    for (const asked of next) if (!either.aborted) await fetchPiece(asked)
  }
  const works = Array.from({ length: CONTENTS_SIDE_BY_SIDE }, () =>
    // The first failure is the cause of the other one's; a second call of `abort` changes nothing.
    work().catch(error => failing.abort(error)),
  )
  await Promise.all(works)
  if (failing.signal.aborted) throw failing.signal.reason
  if (signal.aborted) throw new ExpectedError('cancelled', 'cancelled')
  return refused
}
