/**
 * Articles that stand in several feeds of one newspaper: listed, counted and read once. The feed that brought one first
 * has it, and goes on telling what becomes of it.
 */

import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { ParsedArticle } from '../../records/article.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { BETWEEN_FEEDS, type Identity, identify, type Listed } from './identify.ts'
import { findAlike, type KnownArticle, listedOf, lostBookmarks } from './known-articles.ts'

/** What becomes of an item of a document. A new one is stored under that feed and guid. */
export type Arrival =
  | Exclude<Identity<KnownArticle>, { kind: 'new' }>
  | { readonly kind: 'new'; readonly guid: string; readonly feedId: FeedId }

export interface Family {
  readonly feedId: FeedId
  /** The other feeds of its newspaper. */
  readonly siblings: readonly FeedId[]
}

export function familyOf(library: ReadableDb, feedId: FeedId, sourceId: SourceId): Family {
  const others = library.query<{ id: FeedId }>('SELECT id FROM feeds WHERE source_id = ? AND id <> ? ORDER BY id')
  return { feedId, siblings: others.all(sourceId, feedId).map(({ id }) => id) }
}

/** `identities` are what the articles are within their own feed. */
export function arrivalsIn(
  databases: ReadableDatabases,
  { feedId, siblings }: Family,
  articles: readonly ParsedArticle[],
  identities: readonly Identity<KnownArticle>[],
): Arrival[] {
  const isNew = articles.filter((_, place) => identities[place]?.kind === 'new')
  const unknown = siblings.length === 0 ? [] : isNew.map(listedOf)
  const twins =
    unknown.length === 0 ? [] : identify(unknown, findAlike(databases.cache, siblings, unknown), BETWEEN_FEEDS)
  const keepers = keepersOf(databases, siblings, unknown)
  const listed = new Map(isNew.map((article, place) => [article, place]))
  return identities.map((identity, place): Arrival => {
    const article = articles[place]
    if (identity.kind !== 'new' || !article) return identity as Arrival
    const number = listed.get(article) ?? -1
    if (twins[number]?.kind === 'known') return { kind: 'repeat' }
    const item = unknown[number]
    const keeper = item && !isTouched(databases.library, feedId, identity.guid) ? keepers(item) : null
    return keeper ? { kind: 'new', ...keeper } : { kind: 'new', guid: identity.guid, feedId }
  })
}

interface Key {
  readonly feedId: FeedId
  readonly guid: string
}

/**
 * Under which sibling the reader's deeds are kept, where the cache was lost and this feed came before it: there the
 * article belongs.
 */
function keepersOf(
  databases: ReadableDatabases,
  siblings: readonly FeedId[],
  unknown: readonly Listed[],
): (item: Listed) => Key | null {
  if (unknown.length === 0) return () => null
  const { library, cache } = databases
  const bookmarked = new Map<Listed, Key>()
  for (const feedId of siblings) {
    const answers = identify(unknown, lostBookmarks(databases, feedId), BETWEEN_FEEDS)
    for (const [place, answer] of answers.entries()) {
      const item = unknown[place]
      if (item && answer.kind === 'known') bookmarked.set(item, { feedId, guid: answer.known.guid })
    }
  }
  const isStored = cache.query('SELECT 1 FROM articles WHERE feed_id = ? AND guid = ?')
  return item => {
    const touched = siblings.find(
      feedId => isTouched(library, feedId, item.guid) && isStored.get(feedId, item.guid) === undefined,
    )
    return bookmarked.get(item) ?? (touched === undefined ? null : { feedId: touched, guid: item.guid })
  }
}

/** Whether the reader did anything to it. */
function isTouched(library: ReadableDb, feedId: FeedId, guid: string): boolean {
  const status = library.query('SELECT 1 FROM statuses WHERE feed_id = ? AND guid = ?')
  const bookmark = library.query('SELECT 1 FROM bookmarks WHERE feed_id = ? AND guid = ? AND removed_at IS NULL')
  return status.get(feedId, guid) !== undefined || bookmark.get(feedId, guid) !== undefined
}
