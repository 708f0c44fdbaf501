/**
 * Newspapers of an account, on both sides. What the server said last is the base of a three-way merge: what differs from
 * it here was changed here and is to be told there; what differs from it there was changed there and is taken over. Where
 * both did something, what was done here counts.
 */

import type { AccountId } from '../../../shared/contract/accounts.ts'
import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import { LONGEST_NAME } from '../../../shared/limits.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import {
  accountAddress,
  type FeedPush,
  type MergedFeeds,
  type RemoteFeed,
  type RemoteFeeds,
} from '../../records/account.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { noteMirrored, raiseRevision } from '../db/revision.ts'
import { addFeeds } from '../sources/add-feeds.ts'
import { rememberFeeds, sectionOf } from '../sources/sources.ts'
import { accountOf, removeNewspaperOf } from './accounts.ts'

/** So long after a newspaper was removed here its server is told: that takes its articles from every other reader of it. */
export const GIVE_UP_AFTER = 10 * 60_000

/** A list that lacks half or more of what it had is believed when it comes a second time. */
const BELIEVED_SHARE = 0.5
const FEW = 2

interface KnownFeed {
  readonly remote_id: string
  readonly feed_id: FeedId | null
  readonly url: string | null
  /** What the server said last. */
  readonly title: string
  readonly folder: string | null
  readonly gone: number
  /** null: deleted here. */
  readonly source_id: SourceId | null
  readonly own_title: string | null
  readonly own_folder: string | null
  readonly removed_at: number | null
}

const KNOWN = `
  SELECT remote_id, feed_id, account_feeds.url, account_feeds.title, folder, gone, sources.id AS source_id,
    sources.title AS own_title, sections.title AS own_folder, removed_at
  FROM account_feeds LEFT JOIN feeds ON feeds.id = feed_id LEFT JOIN sources ON sources.id = source_id
  LEFT JOIN sections ON sections.id = section_id
  WHERE account_id = ?`

export function mergeRemoteFeeds(databases: Databases, id: AccountId, remote: RemoteFeeds, now: number): MergedFeeds {
  const { library, cache } = databases
  const before = knownFeeds(library, id)
  const there = new Map(remote.feeds.map(feed => [feed.id, feed]))
  const missing = [...before.values()].filter(({ remote_id, gone }) => gone === 0 && !there.has(remote_id))
  const isDoubted = doubt(library, id, before, missing)
  const fresh = remote.feeds.filter(feed => !before.has(feed.id))
  // What was given before its newspaper was here may be asked for now.
  if (remote.feeds.some(feed => before.get(feed.id)?.gone !== 0)) forgetWithheld(cache, id)
  addNew(databases, id, fresh, now)
  const { pushes, changes } = transaction(library, () => {
    const changed = [...before.values()].flatMap(known => {
      const feed = there.get(known.remote_id)
      return feed ? mergeOne(library, id, known, feed, now) : []
    })
    if (!isDoubted) for (const known of missing) noteGone(library, id, known, now)
    return {
      pushes: [...changed.flatMap(({ pushes }) => pushes), ...takenBack(library, id)],
      changes: changed.filter(({ isChanged }) => isChanged).length + (isDoubted ? 0 : missing.length),
    }
  })
  return { pushes, isChanged: changes + fresh.length > 0, isDoubted }
}

function knownFeeds(library: ReadableDb, id: AccountId): ReadonlyMap<string, KnownFeed> {
  return new Map(
    library
      .query<KnownFeed>(KNOWN)
      .all(id)
      .map(feed => [feed.remote_id, feed]),
  )
}

function forgetWithheld(cache: WritableDb, id: AccountId): void {
  cache.command('DELETE FROM withheld_articles WHERE account_id = ? AND until IS NOT NULL').run(id)
}

function doubt(
  library: WritableDb,
  id: AccountId,
  before: ReadonlyMap<string, KnownFeed>,
  missing: readonly KnownFeed[],
): boolean {
  const had = [...before.values()].filter(({ gone }) => gone === 0).length
  const isShort = missing.length > FEW && missing.length >= had * BELIEVED_SHARE
  const isAll = missing.length > 0 && missing.length === had
  const doubts = isShort || isAll ? doubtsOf(library, id) + 1 : 0
  // The second time it is believed, and begins anew.
  const noted = doubts === 1 ? 1 : 0
  library.command('UPDATE accounts SET doubts = ? WHERE id = ? AND doubts <> ?').run(noted, id, noted)
  return doubts === 1
}

function doubtsOf(library: ReadableDb, id: AccountId): number {
  return library.query<{ doubts: number }>('SELECT doubts FROM accounts WHERE id = ?').get(id)?.doubts ?? 0
}

/** A newspaper of its own for each. After a crash between the two steps the second finds what the first made. */
function addNew(databases: Databases, id: AccountId, feeds: readonly RemoteFeed[], now: number): void {
  if (feeds.length === 0) return
  const { library } = databases
  const account = accountOf(library, id)
  const withAddress = feeds.map(feed => ({ feed, address: accountAddress(account, feed.id) }))
  addFeeds(
    databases,
    withAddress.map(({ feed, address }) => ({
      url: address,
      title: nameOf(feed.title) ?? feed.url,
      homepage: feed.homepage,
      section: nameOf(feed.folders[0] ?? null),
      feedTitle: feed.title,
    })),
    now,
  )
  transaction(library, () => {
    const insert = library.command(
      `INSERT INTO account_feeds (account_id, remote_id, feed_id, url, title, folder)
       SELECT ?, ?, id, ?, ?, ? FROM feeds WHERE feeds.url = ?`,
    )
    for (const { feed, address } of withAddress) {
      insert.run(id, feed.id, feed.url, feed.title, feed.folders[0] ?? null, address)
    }
  })
}

/** null: what no newspaper and no section can be called. */
function nameOf(text: string | null): string | null {
  const name = text?.trim().slice(0, LONGEST_NAME) ?? ''
  return isVisible(name) ? name : null
}

interface Merged {
  readonly pushes: readonly FeedPush[]
  readonly isChanged: boolean
}

function mergeOne(library: WritableDb, id: AccountId, known: KnownFeed, feed: RemoteFeed, now: number): Merged {
  if (known.gone === 1) return comesBack(library, id, known)
  if (known.source_id === null) {
    return { pushes: [{ kind: 'unsubscribe', remoteId: feed.id }], isChanged: false }
  }
  if (known.removed_at !== null) {
    const isOver = now - known.removed_at >= GIVE_UP_AFTER
    return { pushes: isOver ? [{ kind: 'unsubscribe', remoteId: feed.id }] : [], isChanged: false }
  }
  const renamed = mergeTitle(library, id, known, feed)
  const moved = mergeFolder(library, id, known, feed)
  library
    .command('UPDATE account_feeds SET url = ? WHERE account_id = ? AND remote_id = ? AND url IS NOT ?')
    .run(feed.url, id, feed.id, feed.url)
  return { pushes: [...renamed.pushes, ...moved.pushes], isChanged: renamed.isChanged || moved.isChanged }
}

/** Somebody subscribed to it again. */
function comesBack(library: WritableDb, id: AccountId, known: KnownFeed): Merged {
  library.command('UPDATE account_feeds SET gone = 0 WHERE account_id = ? AND remote_id = ?').run(id, known.remote_id)
  const isBack =
    known.source_id !== null &&
    library.command('UPDATE sources SET removed_at = NULL WHERE id = ?').run(known.source_id) > 0
  return { pushes: [], isChanged: isBack }
}

function mergeTitle(library: WritableDb, id: AccountId, known: KnownFeed, feed: RemoteFeed): Merged {
  const base = nameOf(known.title)
  const theirs = nameOf(feed.title)
  const own = known.own_title
  const isOurs = own !== null && own !== base && own !== known.url
  if (isOurs && own !== theirs) {
    return { pushes: [{ kind: 'rename', remoteId: feed.id, title: own }], isChanged: false }
  }
  if (feed.title === known.title) return { pushes: [], isChanged: false }
  if (!isOurs && theirs !== null) {
    library.command('UPDATE sources SET title = ? WHERE id = ?').run(theirs, known.source_id)
  }
  library
    .command('UPDATE account_feeds SET title = ? WHERE account_id = ? AND remote_id = ?')
    .run(feed.title, id, feed.id)
  return { pushes: [], isChanged: true }
}

function mergeFolder(library: WritableDb, id: AccountId, known: KnownFeed, feed: RemoteFeed): Merged {
  // Of several folders the one that is shown counts, as long as it is one of them.
  const shown = known.folder !== null && feed.folders.includes(known.folder) ? known.folder : (feed.folders[0] ?? null)
  const own = known.own_folder
  const isOurs = own !== nameOf(known.folder)
  if (isOurs && own !== nameOf(shown)) {
    return { pushes: [{ kind: 'move', remoteId: feed.id, from: shown, to: own }], isChanged: false }
  }
  if (shown === known.folder) return { pushes: [], isChanged: false }
  if (!isOurs) {
    library
      .command('UPDATE sources SET section_id = ? WHERE id = ?')
      .run(sectionOf(library, nameOf(shown)), known.source_id)
  }
  library.command('UPDATE account_feeds SET folder = ? WHERE account_id = ? AND remote_id = ?').run(shown, id, feed.id)
  return { pushes: [], isChanged: true }
}

/** As if it had been removed by hand: that can be taken back, and bookmarks stay. */
function noteGone(library: WritableDb, id: AccountId, known: KnownFeed, now: number): void {
  if (known.source_id === null || known.feed_id === null) {
    forgetFeed(library, id, known.remote_id)
    return
  }
  library.command('UPDATE account_feeds SET gone = 1 WHERE account_id = ? AND remote_id = ?').run(id, known.remote_id)
  removeNewspaperOf(library, known.feed_id, now)
}

function forgetFeed(library: WritableDb, id: AccountId, remoteId: string): void {
  library.command('DELETE FROM account_feeds WHERE account_id = ? AND remote_id = ?').run(id, remoteId)
}

/** Newspapers that the server does not have, and the reader has. */
function takenBack(library: WritableDb, id: AccountId): FeedPush[] {
  library.command('DELETE FROM account_feeds WHERE account_id = ? AND gone AND feed_id IS NULL').run(id)
  return [...knownFeeds(library, id).values()].flatMap((known): FeedPush[] => {
    const { remote_id, feed_id, url, own_title, own_folder, source_id, removed_at } = known
    if (known.gone === 0 || source_id === null || feed_id === null || removed_at !== null || url === null) return []
    return [
      { kind: 'subscribe', remoteId: remote_id, feedId: feed_id, url, title: own_title ?? url, folder: own_folder },
    ]
  })
}

/** The server has done it. `remoteId`: what a feed is called there now, after `subscribe`. */
export function noteFeedPushed(databases: Databases, id: AccountId, push: FeedPush, remoteId: string): void {
  const { library } = databases
  const set = (column: 'title' | 'folder', value: string | null) =>
    library
      .command(`UPDATE account_feeds SET ${column} = ? WHERE account_id = ? AND remote_id = ?`)
      .run(value, id, push.remoteId)
  switch (push.kind) {
    case 'rename':
      set('title', push.title)
      return
    case 'move':
      set('folder', push.to)
      return
    case 'unsubscribe':
      library.command('UPDATE account_feeds SET gone = 1 WHERE account_id = ? AND remote_id = ?').run(id, push.remoteId)
      library.command('DELETE FROM account_feeds WHERE account_id = ? AND gone AND feed_id IS NULL').run(id)
      return
    case 'subscribe':
      noteSubscribed(databases, id, push, remoteId)
  }
}

function noteSubscribed(
  databases: Databases,
  id: AccountId,
  { remoteId: before, feedId }: Extract<FeedPush, { kind: 'subscribe' }>,
  remoteId: string,
): void {
  const { library, cache } = databases
  const address = accountAddress(accountOf(library, id), remoteId)
  const revision = transaction(library, () => {
    library
      .command('UPDATE account_feeds SET remote_id = ?, gone = 0 WHERE account_id = ? AND remote_id = ?')
      .run(remoteId, id, before)
    library.command('UPDATE feeds SET url = ? WHERE id = ?').run(address, feedId)
    return raiseRevision(library)
  })
  transaction(cache, () => {
    rememberFeeds(library, cache)
    noteMirrored(cache, revision)
  })
}
