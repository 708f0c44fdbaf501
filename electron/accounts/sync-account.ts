/**
 * One sync of one account: what was done here goes out, what was done elsewhere comes in, then the texts that are missing.
 * Each step leaves both sides as a later sync can go on from.
 */

import type { AccountId } from '../../shared/contract/accounts.ts'
import { ExpectedError } from '../../shared/result.ts'
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
}

/** Marks that are looked at in one go. */
const MARKS_AT_ONCE = 2000
/** The newest articles, so that what was read elsewhere before it came here is here, too. */
const RECENT = 1000
/** Contents that one sync asks for; the rest comes with the next. */
const MOST_CONTENTS = 10_000
const CONTENTS_SIDE_BY_SIDE = 2

/** Rejects with what a call of the server rejects with. What was reached until then stays. */
export async function syncAccount(
  id: AccountId,
  server: AccountServer,
  parts: AccountSyncParts,
  signal: AbortSignal,
): Promise<AccountSynced> {
  const { store } = parts
  const startedAt = parts.clock()
  await sendMarks(id, server, parts, signal)
  const feeds = await server.feeds(signal)
  const merged = await store.mergeRemoteFeeds(id, feeds)
  if (merged.isChanged) parts.onLibraryChanged()
  await pushFeeds(id, server, parts, merged.pushes, signal)
  let ids = await mergeIds(id, server, parts, { startedAt, isDoubted: merged.isDoubted }, signal)
  if (ids.again > 0) {
    await sendMarks(id, server, parts, signal)
    ids = await mergeIds(id, server, parts, { startedAt, isDoubted: merged.isDoubted }, signal)
  }
  await fetchContents(id, server, parts, ids.missing.slice(0, MOST_CONTENTS), signal)
  await store.noteAccountSynced(id)
  return { serverTrouble: feeds.trouble, ignoredMarks: ids.ignored }
}

/** Resolves when nothing is left that the server did not say it has. */
export async function sendMarks(
  id: AccountId,
  server: AccountServer,
  { store }: Pick<AccountSyncParts, 'store'>,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const waiting = await store.marksToSend(id, MARKS_AT_ONCE)
    if (waiting.length === 0) return
    for (const marks of alike(waiting)) {
      for (const some of inPieces(marks, server.traits.marksAtOnce)) {
        await sendSome(id, server, store, some, signal)
      }
    }
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

/** What a server cannot do with many it may do with half of them. */
async function sendSome(
  id: AccountId,
  server: AccountServer,
  store: AccountStore,
  marks: readonly QueuedMark[],
  signal: AbortSignal,
): Promise<void> {
  try {
    await sendAll(id, server, store, marks, signal)
  } catch (error) {
    const isTooMuch = error instanceof ExpectedError && error.code === 'serverError'
    if (!isTooMuch || marks.length === 1) throw error
    for (const half of inPieces(marks, Math.ceil(marks.length / 2))) await sendAll(id, server, store, half, signal)
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
): Promise<void> {
  for (const push of pushes) {
    const remoteId = await pushFeed(server, push, signal)
    if (remoteId === null) continue
    await store.noteFeedPushed(id, push, remoteId)
    onLibraryChanged()
  }
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

async function fetchContents(
  id: AccountId,
  server: AccountServer,
  { store, onSaved }: AccountSyncParts,
  missing: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const pieces = inPieces(missing, server.traits.contentsAtOnce)
  const next = pieces.values()
  const work = async () => {
    for (const asked of next) {
      const packed = await server.contents(asked, signal)
      onSaved(await store.saveRemote(id, packed, asked))
    }
  }
  await Promise.all(Array.from({ length: CONTENTS_SIDE_BY_SIDE }, work))
}
