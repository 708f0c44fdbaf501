/** New feeds and their newspapers: one by hand, or a list of tens of thousands. */

import { feedIdentity } from '../../../shared/addresses/canonical.ts'
import type { FeedId, SectionId, SourceId } from '../../../shared/contract/ids.ts'
import type { AddedFeeds, NewFeed } from '../../records/feed.ts'
import {
  type Databases,
  type ReadableDatabases,
  type ReadableDb,
  transaction,
  type WritableDb,
} from '../db/database.ts'
import { noteMirrored, raiseRevision } from '../db/revision.ts'
import { rememberFeeds, restoreSource, titleFromAddress } from './sources.ts'

/**
 * All of them or none. A feed is known by `feedIdentity`: in whatever spelling its address comes, it is there once, and
 * comes back as it was. `settle` is done in the same transaction.
 */
export function addFeeds(
  databases: Databases,
  feeds: readonly NewFeed[],
  now: number,
  settle: (added: AddedFeeds['added']) => void = () => {},
): AddedFeeds {
  const added: { sourceId: SourceId; feedId: FeedId; url: string }[] = []
  const alreadyThere: string[] = []
  const { library, cache } = databases
  const revision = transaction(library, () => {
    const ledger = readLedger(databases)
    for (const feed of feeds) {
      const there = ledger.feeds.of(feed.url)
      if (there && !ledger.removed.has(there.sourceId)) alreadyThere.push(feed.url)
      else {
        const ids = there ? restore(library, ledger, there, feed.url) : insert(library, ledger, feed, now)
        added.push({ url: feed.url, ...ids })
      }
    }
    settle(added)
    return raiseRevision(library)
  })
  transaction(cache, () => {
    rememberFeeds(library, cache)
    noteMirrored(cache, revision)
  })
  return { added, alreadyThere }
}

/** Subscribed addresses among these, including those a feed has moved away from. */
export function subscribedAmong({ library }: ReadableDatabases, urls: readonly string[]): string[] {
  const feeds = readFeeds(library)
  const removed = readRemoved(library)
  return urls.filter(url => {
    const there = feeds.of(url)
    return there !== undefined && !removed.has(there.sourceId)
  })
}

/**
 * Address → the number under which bookmarks of that feed are kept: its own, or the one that it gets when it comes (back).
 * To be called inside the transaction that writes the bookmarks.
 */
export function feedIdsFor(databases: ReadableDatabases, urls: ReadonlySet<string>): ReadonlyMap<string, FeedId> {
  const ledger = readLedger(databases)
  const ids = new Map<string, FeedId>()
  for (const url of urls) {
    const id = ledger.feeds.of(url)?.feedId ?? idsFor(ledger, url, null).feedId
    ids.set(url, id)
    ledger.bookmarked.set(url, id)
    ledger.lastFeedId = Math.max(ledger.lastFeedId, id)
  }
  return ids
}

/** What is known by its address; nothing is made. */
export interface KnownFeeds {
  /** Of a feed that is there, or whose bookmarks are. */
  feedOf(url: string): FeedId | null
  /** Of a newspaper that is there. */
  sourceOf(url: string): SourceId | null
}

export function knownFeeds(databases: ReadableDatabases): KnownFeeds {
  const { feeds, bookmarked, removed } = readLedger(databases)
  return {
    feedOf: url => feeds.of(url)?.feedId ?? bookmarked.of(url) ?? null,
    sourceOf(url) {
      const there = feeds.of(url)
      return there && !removed.has(there.sourceId) ? there.sourceId : null
    },
  }
}

interface Ids {
  readonly feedId: FeedId
  readonly sourceId: SourceId
}

/** What both files know that bears on new feeds, read once: asked for each feed, a long list would take minutes. */
interface Ledger {
  /** Feeds by their present address and by the one they moved from. */
  readonly feeds: ByAddress<Ids>
  readonly removed: Set<SourceId>
  readonly feedIds: Set<FeedId>
  readonly sourceIds: Set<SourceId>
  readonly sections: Map<string, SectionId>
  /** Feeds that were here before, by their address. */
  readonly known: ByAddress<Ids>
  /** The feed of the newest bookmark from this address. */
  readonly bookmarked: ByAddress<FeedId>
  /** The highest that were ever given, also to rows that are gone. */
  lastFeedId: FeedId
  lastSourceId: SourceId
  readonly firstPosition: number
  lastPosition: number
  lastSectionPosition: number
}

function readLedger({ library, cache }: ReadableDatabases): Ledger {
  const known = cache
    .query<{ feed_id: FeedId; source_id: SourceId; url: string }>('SELECT feed_id, source_id, url FROM known_feeds')
    .all()
  const bookmarks = library
    .query<{ feed_url: string; feed_id: FeedId }>('SELECT feed_url, feed_id, max(id) FROM bookmarks GROUP BY feed_url')
    .all()
  const sections = library.query<{ id: SectionId; title: string }>('SELECT id, title FROM sections').all()
  const lastPosition = highest(library, 'SELECT max(position) AS value FROM sources')
  return {
    feeds: readFeeds(library),
    removed: readRemoved(library),
    feedIds: new Set(
      library
        .query<{ id: FeedId }>('SELECT id FROM feeds')
        .all()
        .map(({ id }) => id),
    ),
    sourceIds: new Set(
      library
        .query<{ id: SourceId }>('SELECT id FROM sources')
        .all()
        .map(({ id }) => id),
    ),
    sections: new Map(sections.map(({ id, title }) => [title, id])),
    known: byAddress(known.map(({ feed_id, source_id, url }) => [url, { feedId: feed_id, sourceId: source_id }])),
    bookmarked: byAddress(bookmarks.map(({ feed_url, feed_id }) => [feed_url, feed_id])),
    // After a backup was restored the cache knows more ids than the library.
    lastFeedId: Math.max(
      highest(library, "SELECT seq AS value FROM sqlite_sequence WHERE name = 'feeds'"),
      highest(cache, 'SELECT max(feed_id) AS value FROM known_feeds'),
      // Those that came in an archive belong to feeds that were never here.
      highest(library, 'SELECT max(feed_id) AS value FROM bookmarks'),
    ),
    lastSourceId: Math.max(
      highest(library, "SELECT seq AS value FROM sqlite_sequence WHERE name = 'sources'"),
      highest(cache, 'SELECT max(source_id) AS value FROM known_feeds'),
    ),
    firstPosition: lastPosition,
    lastPosition,
    lastSectionPosition: highest(library, 'SELECT max(position) AS value FROM sections'),
  }
}

/** Values by address: under the very spelling, or else under another one of the same feed. */
interface ByAddress<T> {
  of(url: string): T | undefined
  set(url: string, value: T): void
}

function byAddress<T>(entries: readonly (readonly [url: string, value: T])[]): ByAddress<T> {
  const exact = new Map<string, T>()
  const alike = new Map<string, T>()
  const set = (url: string, value: T) => {
    exact.set(url, value)
    alike.set(feedIdentity(url), value)
  }
  for (const [url, value] of entries) set(url, value)
  return { of: url => exact.get(url) ?? alike.get(feedIdentity(url)), set }
}

function readFeeds(library: ReadableDb): ByAddress<Ids> {
  const rows = library
    .query<{ id: FeedId; source_id: SourceId; url: string; previous_url: string | null }>(
      'SELECT id, source_id, url, previous_url FROM feeds',
    )
    .all()
  const idsOf = ({ id, source_id }: (typeof rows)[number]): Ids => ({ feedId: id, sourceId: source_id })
  // An address that a feed has counts for more than one that another had.
  return byAddress([
    ...rows.flatMap(row => (row.previous_url === null ? [] : [[row.previous_url, idsOf(row)] as const])),
    ...rows.map(row => [row.url, idsOf(row)] as const),
  ])
}

function readRemoved(library: ReadableDb): Set<SourceId> {
  const rows = library.query<{ id: SourceId }>('SELECT id FROM sources WHERE removed_at IS NOT NULL').all()
  return new Set(rows.map(({ id }) => id))
}

function highest(db: ReadableDb, sql: string): number {
  return db.query<{ value: number | null }>(sql).get()?.value ?? 0
}

/** A restored feed takes the spelling that came now: it may have been removed because the old one did not open. */
function restore(library: WritableDb, ledger: Ledger, there: Ids, url: string): Ids {
  restoreSource(library, there.sourceId)
  const before = library.query<{ url: string }>('SELECT url FROM feeds WHERE id = ?').get(there.feedId)
  if (before && before.url !== url && feedIdentity(before.url) === feedIdentity(url)) {
    library.command('UPDATE OR IGNORE feeds SET url = ? WHERE id = ?').run(url, there.feedId)
  }
  ledger.removed.delete(there.sourceId)
  return there
}

function insert(library: WritableDb, ledger: Ledger, feed: NewFeed, now: number): Ids {
  const joined = sourceOfSiblings(ledger, feed.siblings ?? [])
  const ids = idsFor(ledger, feed.url, joined)
  if (joined === null) {
    library
      .command(
        `INSERT INTO sources (id, title, homepage, section_id, position, enabled, added_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ids.sourceId,
        feed.title ?? titleFromAddress(feed.url),
        feed.homepage,
        sectionOf(library, ledger, feed.section),
        positionOf(ledger, feed.place ?? null),
        Number(!feed.isStopped),
        now,
      )
  }
  library
    .command('INSERT INTO feeds (id, source_id, url, title) VALUES (?, ?, ?, ?)')
    .run(ids.feedId, ids.sourceId, feed.url, feed.feedTitle ?? null)
  noteInserted(ledger, feed.url, ids)
  return ids
}

function noteInserted(ledger: Ledger, url: string, { feedId, sourceId }: Ids): void {
  ledger.feeds.set(url, { feedId, sourceId })
  ledger.feedIds.add(feedId)
  ledger.sourceIds.add(sourceId)
  ledger.lastFeedId = Math.max(ledger.lastFeedId, feedId)
  ledger.lastSourceId = Math.max(ledger.lastSourceId, sourceId)
}

/** A newspaper that is only removed, not yet deleted, takes in nothing new. */
function sourceOfSiblings({ feeds, removed }: Ledger, siblings: readonly string[]): SourceId | null {
  for (const url of siblings) {
    const there = feeds.of(url)
    if (there && !removed.has(there.sourceId)) return there.sourceId
  }
  return null
}

/** A feed that was here before gets its old ids where they are free, and with them its articles and what was done to them. */
function idsFor(ledger: Ledger, url: string, joined: SourceId | null): Ids {
  const known = ledger.known.of(url)
  if (known && !ledger.feedIds.has(known.feedId)) {
    const isSame = joined === null ? !ledger.sourceIds.has(known.sourceId) : known.sourceId === joined
    if (isSame) return known
  }
  const bookmarked = ledger.bookmarked.of(url)
  return {
    feedId: bookmarked !== undefined && !ledger.feedIds.has(bookmarked) ? bookmarked : ledger.lastFeedId + 1,
    sourceId: joined ?? ledger.lastSourceId + 1,
  }
}

/** A list may say in which order its newspapers were. */
function positionOf(ledger: Ledger, place: number | null): number {
  const position = place === null ? ledger.lastPosition + 1 : ledger.firstPosition + place
  ledger.lastPosition = Math.max(ledger.lastPosition, position)
  return position
}

/** The id of the section of this title, which is made where there is none. */
function sectionOf(library: WritableDb, ledger: Ledger, title: string | null): SectionId | null {
  if (title === null) return null
  const there = ledger.sections.get(title)
  if (there !== undefined) return there
  const made = library
    .command('INSERT INTO sections (title, position) VALUES (?, ?)')
    .insert(title, ++ledger.lastSectionPosition)
  ledger.sections.set(title, made)
  return made
}
