/** What feeds, newspapers, sections, folders and tags are called outside of this library, and back. */

import type { FeedId, SectionId, SourceId } from '../../../shared/contract/ids.ts'
import type { ArticleName } from '../../records/profile.ts'
import { NO_FEED_ADDRESS } from '../bookmarks/keep-page.ts'
import { NO_FEED } from '../bookmarks/same-page.ts'
import type { Identity } from '../db/article-refs.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { type KnownFeeds, knownFeeds } from '../sources/add-feeds.ts'

/** Addresses of the feeds that are there, and of those whose bookmarks are. */
export function feedAddresses(library: ReadableDb): ReadonlyMap<FeedId, string> {
  const bookmarked = library
    .query<{ feed_id: FeedId; url: string | null }>(
      `SELECT feed_id, (SELECT feed_url FROM bookmarks WHERE feed_id = named.feed_id AND removed_at IS NULL LIMIT 1) AS url
       FROM (SELECT DISTINCT feed_id FROM bookmarks) AS named`,
    )
    .all()
  const subscribed = library
    .query<{ feed_id: FeedId; url: string }>(
      `SELECT feeds.id AS feed_id, url FROM feeds JOIN sources ON sources.id = source_id WHERE removed_at IS NULL`,
    )
    .all()
  const named = [...bookmarked, ...subscribed].flatMap(({ feed_id, url }) => (url ? [[feed_id, url] as const] : []))
  return new Map([...named, [NO_FEED, NO_FEED_ADDRESS]])
}

/** null: nobody knows its feed any more. */
export function articleName(addresses: ReadonlyMap<FeedId, string>, { feed_id, guid }: Identity): ArticleName | null {
  const feed = addresses.get(feed_id)
  return feed === undefined ? null : { feed, guid }
}

/** The address of a feed of each newspaper that is there. */
export function sourceAddresses(library: ReadableDb): ReadonlyMap<SourceId, string> {
  const rows = library.query<{ id: SourceId; url: string }>(
    `SELECT source_id AS id, url FROM feeds JOIN sources ON sources.id = source_id WHERE removed_at IS NULL
     ORDER BY feeds.id DESC`,
  )
  return new Map(rows.all().map(({ id, url }) => [id, url]))
}

export function sectionTitles(library: ReadableDb): ReadonlyMap<SectionId, string> {
  const rows = library.query<{ id: SectionId; title: string }>('SELECT id, title FROM sections')
  return new Map(rows.all().map(({ id, title }) => [id, title]))
}

/** Looks up what is called so here; nothing is made. */
export interface Finder extends KnownFeeds {
  articleOf(name: ArticleName): Identity | null
  sectionOf(title: string): SectionId | null
}

export function finderIn(databases: ReadableDatabases): Finder {
  const known = knownFeeds(databases)
  const feedOf = (url: string) => (url === NO_FEED_ADDRESS ? NO_FEED : known.feedOf(url))
  const section = databases.library.query<{ id: SectionId }>('SELECT id FROM sections WHERE title = ?')
  return {
    sourceOf: known.sourceOf,
    feedOf,
    articleOf({ feed, guid }) {
      const feedId = feedOf(feed)
      return feedId === null ? null : { feed_id: feedId, guid }
    },
    sectionOf: title => section.get(title)?.id ?? null,
  }
}
