/** The stored articles that items of a feed may be: what `identify` is asked about. */

import type { FeedId } from '../../../shared/contract/ids.ts'
import type { ParsedArticle } from '../../records/article.ts'
import { isOwnGuid, linkKeyOf, wordsKeyOf } from '../../records/article-keys.ts'
import { unpackBody } from '../../records/body.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { type Identity, identify, type Listed, type Traits } from './identify.ts'

export interface KnownArticle extends Traits {
  readonly id: number
  readonly contentHash: string
  readonly bookmarked: boolean
}

/**
 * Which of these are in the cache, and under which guids the others are to be stored; in order. Mostly nothing has
 * changed but what is on top; where nothing at all has, nothing more is looked at.
 */
export function identifyArticles(
  databases: ReadableDatabases,
  feedId: FeedId,
  articles: readonly ParsedArticle[],
): Identity<KnownArticle>[] {
  const listed = articles.map(listedOf)
  const byGuid = findByGuids(databases.cache, [feedId], listed)
  const asBefore = sameAsBefore(listed, byGuid)
  if (asBefore) return asBefore
  const answers = identify(listed, [...byGuid, ...findByTraces(databases.cache, [feedId], listed, byGuid)])
  return asBookmarked(databases, feedId, listed, answers)
}

/** Lookup for articles that are identified by their guid alone. */
export function findByGuid(cache: ReadableDb, feedId: FeedId, guid: string): KnownArticle | null {
  const row = cache.query<KnownColumns>(`SELECT ${COLUMNS} FROM articles WHERE feed_id = ? AND guid = ?`)
  const found = row.get(feedId, guid)
  return found ? knownOf(found) : null
}

/** `wordsKeyOf` a row that was stored before there were such keys. */
export function wordsStored(cache: ReadableDb, id: number): number | null {
  const row = cache
    .query<{ title: string; body: Uint8Array }>(
      'SELECT title, body FROM articles JOIN bodies ON article_id = id WHERE id = ?',
    )
    .get(id)
  return row ? wordsKeyOf(row.title, unpackBody(row.body).text) : null
}

export function listedOf({ guid, ownGuid, url, title, linkKey, wordsKey, publishedAt, lead }: ParsedArticle): Listed {
  return { guid, ownGuid, link: linkKey, url, title, words: wordsKey, publishedAt, hasText: lead !== '' }
}

/** What any of these feeds has that may be one of these articles. */
export function findAlike(cache: ReadableDb, feeds: readonly FeedId[], listed: readonly Listed[]): KnownArticle[] {
  const byGuid = findByGuids(cache, feeds, listed)
  return [...byGuid, ...findByTraces(cache, feeds, listed, byGuid)]
}

interface KnownColumns {
  readonly id: number
  readonly guid: string
  readonly url: string | null
  readonly title: string
  readonly published_at: number | null
  readonly content_hash: string
  readonly bookmarked: number
  readonly link_key: number | null
  readonly words_key: number | null
}

const COLUMNS = 'id, guid, url, title, published_at, content_hash, bookmarked, link_key, words_key'

function knownOf(row: KnownColumns): KnownArticle {
  return {
    id: row.id,
    guid: row.guid,
    title: row.title,
    link: row.link_key,
    url: row.url,
    words: row.words_key,
    publishedAt: row.published_at,
    contentHash: row.content_hash,
    bookmarked: row.bookmarked === 1,
    // Worked out only for the few that everything else leaves open.
    get ownGuid() {
      return isOwnGuid(row.guid, row.url)
    },
  }
}

function findByGuids(cache: ReadableDb, feeds: readonly FeedId[], listed: readonly Listed[]): KnownArticle[] {
  return cache
    .query<KnownColumns>(
      `SELECT ${COLUMNS} FROM articles
       WHERE feed_id IN (SELECT value FROM json_each(?)) AND guid IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(feeds), JSON.stringify(listed.map(({ guid }) => guid)))
    .map(knownOf)
}

/** Oldest first: where one article was stored twice, the reader knows the first. */
function findByTraces(
  cache: ReadableDb,
  feeds: readonly FeedId[],
  listed: readonly Listed[],
  but: readonly KnownArticle[],
): KnownArticle[] {
  const found = new Set(but.map(({ id }) => id))
  return cache
    .query<KnownColumns>(
      `SELECT ${COLUMNS} FROM articles WHERE id IN (
         SELECT id FROM articles INDEXED BY articles_by_link
         WHERE feed_id IN (SELECT value FROM json_each(:feeds)) AND link_key IN (SELECT value FROM json_each(:links))
         UNION
         SELECT id FROM articles INDEXED BY articles_by_words
         WHERE feed_id IN (SELECT value FROM json_each(:feeds)) AND words_key IN (SELECT value FROM json_each(:words)))
       ORDER BY id`,
    )
    .all({
      feeds: JSON.stringify(feeds),
      links: JSON.stringify(listed.map(({ link }) => link)),
      words: JSON.stringify(listed.map(({ words }) => words)),
    })
    .filter(({ id }) => !found.has(id))
    .map(knownOf)
}

/** null unless every item has a row of its own with its guid, its address and its words. */
function sameAsBefore(listed: readonly Listed[], byGuid: readonly KnownArticle[]): Identity<KnownArticle>[] | null {
  if (byGuid.length < listed.length) return null
  const rows = new Map(byGuid.map(known => [known.guid, known]))
  const answers = listed.flatMap(({ guid, link, words }): Identity<KnownArticle>[] => {
    const known = rows.get(guid)
    rows.delete(guid)
    return known && known.link === link && known.words === words ? [{ kind: 'known', known }] : []
  })
  return answers.length === listed.length ? answers : null
}

/**
 * An article that a rebuilt cache takes for new may be one that the library has a bookmark of under an earlier guid: it is
 * stored under that one. A guid that the cache has under other traces is not used a second time.
 */
function asBookmarked(
  databases: ReadableDatabases,
  feedId: FeedId,
  listed: readonly Listed[],
  answers: readonly Identity<KnownArticle>[],
): Identity<KnownArticle>[] {
  const unknown = listed.filter((_, place) => answers[place]?.kind === 'new')
  if (unknown.length === 0) return [...answers]
  const found = new Map(
    identify(unknown, lostBookmarks(databases, feedId)).map((answer, place) => [unknown[place], answer]),
  )
  const isStored = databases.cache.query('SELECT 1 FROM articles WHERE feed_id = ? AND guid = ?')
  const given = new Set<string>()
  return answers.map((answer, place) => {
    if (answer.kind !== 'new') return answer
    const match = found.get(listed[place])
    const guid = match?.kind === 'known' ? match.known.guid : answer.guid
    const isOther = guid !== listed[place]?.guid && isStored.get(feedId, guid) !== undefined
    if (isOther || given.has(guid)) return { kind: 'repeat' }
    given.add(guid)
    return { kind: 'new', guid }
  })
}

/** Bookmarks of the feed whose articles the cache does not have. */
export function lostBookmarks({ library, cache }: ReadableDatabases, feedId: FeedId): Traits[] {
  const isStored = cache.query('SELECT 1 FROM articles WHERE feed_id = ? AND guid = ?')
  return library
    .query<{ guid: string; url: string | null; title: string; published_at: number }>(
      'SELECT guid, url, title, published_at FROM bookmarks WHERE feed_id = ? AND removed_at IS NULL',
    )
    .all(feedId)
    .filter(({ guid }) => isStored.get(feedId, guid) === undefined)
    .map(({ guid, url, title, published_at }) => ({
      guid,
      ownGuid: isOwnGuid(guid, url),
      link: linkKeyOf(url),
      url,
      title,
      words: null,
      publishedAt: published_at,
    }))
}
