/** Deletes articles for good, so that nothing of them can be found in the file and no later sync brings them back. */

import { hash } from 'node:crypto'
import type { FeedId, PictureKey } from '../../../shared/contract/ids.ts'
import { remoteIdOf } from '../../records/account.ts'
import type { ParsedArticle, Removed } from '../../records/article.ts'
import { forgetStatuses } from '../articles/forget-statuses.ts'
import type { Identity } from '../db/article-refs.ts'
import {
  type Databases,
  type ReadableDatabases,
  type ReadableDb,
  transaction,
  type WritableDb,
} from '../db/database.ts'
import { removeIndexRow } from '../index/search-index.ts'
import { forgetPictures } from '../pictures/pictures.ts'
import { askForScrub, overwriting } from './scrub.ts'

/** Digits of a hash that a JavaScript number and an SQLite integer both hold exactly. */
const KEY_DIGITS = 13

interface Doomed {
  readonly id: number
  readonly feed_id: FeedId
  readonly guid: string
  readonly link_key: number | null
  readonly words_key: number | null
}

/** Those among `ids` that are not bookmarked. */
export function removeArticles({ library, cache }: Databases, ids: readonly number[]): Removed {
  const doomed = cache
    .query<Doomed>(
      'SELECT id, feed_id, guid, link_key, words_key FROM articles WHERE NOT bookmarked AND id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(ids))
  if (doomed.length === 0) return { removed: 0, files: [] }
  forgetStatuses(library, doomed)
  const going = JSON.stringify(doomed.map(({ id }) => id))
  const pictures = picturesOnlyOf({ library, cache }, going)
  let hashes: readonly string[] = []
  overwriting(cache, () =>
    transaction(cache, () => {
      const remember = cache.command('INSERT OR IGNORE INTO forgotten_articles (feed_id, trace) VALUES (?, ?)')
      for (const { id, feed_id, guid, link_key, words_key } of doomed) {
        for (const trace of tracesOf(guid, link_key, words_key)) remember.run(feed_id, trace)
        removeIndexRow(cache, id)
      }
      withholdRemote({ library, cache }, doomed)
      cache.command('DELETE FROM articles WHERE id IN (SELECT value FROM json_each(?))').run(going)
      hashes = forgetPictures(cache, pictures)
      askForScrub(cache)
    }),
  )
  return { removed: doomed.length, files: hashes.filter(hash => !isNamed({ library, cache }, hash)) }
}

/** The server of an account lists them as long as it likes: they are not asked for again. */
function withholdRemote(
  { library, cache }: { library: ReadableDb; cache: WritableDb },
  doomed: readonly Identity[],
): void {
  const account = library.query<{ account_id: number }>('SELECT account_id FROM account_feeds WHERE feed_id = ?')
  const withhold = cache.command(
    'INSERT OR REPLACE INTO withheld_articles (account_id, remote_id, until) VALUES (?, ?, NULL)',
  )
  for (const { feed_id, guid } of doomed) {
    const remoteId = remoteIdOf(guid)
    const owner = remoteId === null ? undefined : account.get(feed_id)
    if (owner) withhold.run(owner.account_id, remoteId)
  }
}

/** Those that no bookmark keeps. */
function picturesOnlyOf({ library, cache }: ReadableDatabases, doomed: string): PictureKey[] {
  const shown = cache
    .query<{ key: PictureKey }>(
      'SELECT DISTINCT key FROM article_pictures WHERE article_id IN (SELECT value FROM json_each(?))',
    )
    .all(doomed)
  const isKept = library.query('SELECT 1 FROM bookmark_pictures WHERE key = ?')
  return shown.map(({ key }) => key).filter(key => isKept.get(key) === undefined)
}

/** Two newspapers may show the same picture. */
function isNamed({ library, cache }: ReadableDatabases, hash: string): boolean {
  return (
    cache.query('SELECT 1 FROM pictures WHERE hash = ?').get(hash) !== undefined ||
    library.query('SELECT 1 FROM bookmark_pictures WHERE hash = ?').get(hash) !== undefined
  )
}

/** Whether an article that nobody knows is one that retention or the reader deleted from one of these feeds. */
export function forgottenArticles(
  cache: ReadableDb,
  feeds: readonly FeedId[],
): (article: Pick<ParsedArticle, 'guid' | 'linkKey' | 'wordsKey'>) => boolean {
  const any = cache.query('SELECT 1 FROM forgotten_articles WHERE feed_id = ? LIMIT 1')
  const asked = feeds.filter(feedId => any.get(feedId) !== undefined)
  if (asked.length === 0) return () => false
  const isForgotten = cache.query('SELECT 1 FROM forgotten_articles WHERE feed_id = ? AND trace = ?')
  return ({ guid, linkKey, wordsKey }) =>
    tracesOf(guid, linkKey, wordsKey).some(trace => asked.some(feedId => isForgotten.get(feedId, trace) !== undefined))
}

/** A guid alone is no trace: some feeds give it to the next article. */
function tracesOf(guid: string, link: number | null, words: number | null): number[] {
  const place =
    link === null ? [] : [Number.parseInt(hash('sha256', `${link} ${guid}`, 'hex').slice(0, KEY_DIGITS), 16)]
  return words === null ? place : [...place, words]
}
