/** The texts of articles' own pages: which are wanted, and which of two texts is shown. Both are kept. */

import { betterText } from '../../../shared/contract/full-text.ts'
import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { FeedHints } from '../../../shared/extractor/contract.ts'
import type { Failure, FailureCode } from '../../../shared/result.ts'
import { DAY, HOUR } from '../../../shared/units.ts'
import { unpackBody } from '../../records/body.ts'
import type { FetchedPage, PageToFetch } from '../../records/page.ts'
import { keepOther, show, type Text, textOfFeed } from '../articles/two-texts.ts'
import { improveCopy } from '../bookmarks/bookmark-copies.ts'
import {
  type Databases,
  type ReadableDatabases,
  type ReadableDb,
  transaction,
  type WritableDb,
} from '../db/database.ts'
import { fullTextChoices } from '../sources/rules.ts'
import { waitForStory } from '../stories/story-desk.ts'
import type { Listeners } from './listeners.ts'

/** Pages of older articles are fetched when somebody asks for them. */
const NEWEST_ARTICLES = 2000

/** After each failure in a row; then the feed's text has to do. */
const RETRIES = [HOUR, 6 * HOUR, DAY, 3 * DAY]

/** The page itself says that it will not come, or cannot be read: one more look, for servers are mistaken at times. */
const RETRIES_OF_REFUSED = [3 * DAY]

const REFUSALS: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...([
    'gone',
    'missing',
    'forbidden',
    'needsPassword',
    'otherLogin',
    'noArticle',
    'pageTooComplex',
    'tooLarge',
  ] as const),
  ...(['extractorStopped', 'parserStopped', 'addressNotAllowed', 'badAddress', 'emptyAnswer'] as const),
])

/** What waits longer was planned by a clock that has been set right since. */
const LONGEST_WAIT = 4 * DAY

/** Newest article first. */
export function pagesToFetch({ library, cache }: ReadableDatabases, limit: number, now: number): PageToFetch[] {
  const asked = enabledSources(library)
  const choices = fullTextChoices(library)
  const always = [...asked.keys()].filter(id => choices.get(id) === 'always')
  const automatic = [...asked.keys()].filter(id => (choices.get(id) ?? 'automatic') === 'automatic')
  return cache
    .query<{ id: number; feed_id: FeedId; url: string; source_id: SourceId }>(
      `SELECT newest.id, newest.feed_id, newest.url, newest.source_id
       FROM (SELECT id, feed_id, url, source_id, is_cut, sort_at FROM articles ORDER BY sort_at DESC, id DESC LIMIT ${NEWEST_ARTICLES})
         AS newest LEFT JOIN pages ON article_id = newest.id
       WHERE (newest.url LIKE 'https://%' OR newest.url LIKE 'http://%')
         AND (article_id IS NULL OR next_try_at <= ? OR next_try_at > ?)
         AND (source_id IN (SELECT value FROM json_each(?))
           OR (is_cut AND source_id IN (SELECT value FROM json_each(?))))
       ORDER BY sort_at DESC, newest.id DESC LIMIT ?`,
    )
    .all(now, now + LONGEST_WAIT, JSON.stringify(always), JSON.stringify(automatic), limit)
    .map(({ id, feed_id, url, source_id }) => ({
      articleId: id,
      feedId: feed_id,
      url,
      sourceTitle: asked.get(source_id) ?? '',
    }))
}

function enabledSources(library: ReadableDb): ReadonlyMap<SourceId, string> {
  const rows = library
    .query<{ id: SourceId; title: string }>('SELECT id, title FROM sources WHERE removed_at IS NULL AND enabled')
    .all()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** What the feed said of an article whose page is going to be read; nothing where the article is not there. */
export function feedHints(cache: ReadableDb, articleId: number): FeedHints {
  const article = cache
    .query<{ title: string; author: string | null; published_at: number | null }>(
      'SELECT title, author, published_at FROM articles WHERE id = ?',
    )
    .get(articleId)
  const text = article && textOfFeed(cache, articleId)
  if (!text) return {}
  const { title, author, published_at: publishedAt } = article
  return { title, author, publishedAt, summary: unpackBody(text.body).text }
}

/** Keeps the page's text and shows the better one. Returns whether that is the page's. */
export function saveFullText(
  databases: Databases,
  { unindexed, watching }: Listeners,
  articleId: number,
  page: FetchedPage,
  now: number,
): boolean {
  const { cache } = databases
  const article = cache
    .query<{ feed_id: FeedId; title: string; bookmarked: number }>(
      'SELECT feed_id, title, bookmarked FROM articles WHERE id = ?',
    )
    .get(articleId)
  const feed = article && textOfFeed(cache, articleId)
  // It was deleted while its page was being fetched.
  if (!feed) return false
  const feedWords = unpackBody(feed.body).text
  const isShown = betterText(feedWords, page.text) === 'page'
  const words = { title: article.title, text: isShown ? page.text : feedWords }
  const text: Text = { lead: page.lead, body: page.body, pictures: [page.picture, ...page.pictures] }
  transaction(cache, () => {
    show(cache, articleId, article.feed_id, isShown ? text : feed, isShown ? feed : text, now)
    writePage(cache, articleId, { isShown, isBeginning: page.isBeginning, fetchedAt: now })
    cache.command('UPDATE articles SET author = coalesce(author, ?) WHERE id = ?').run(page.author, articleId)
    cache.command('INSERT OR IGNORE INTO unindexed (article_id) VALUES (?)').run(articleId)
    if (isShown && article.bookmarked === 1) improveCopy(databases, articleId, feedWords)
    if (isShown) waitForStory(cache, articleId)
    watching.decide(new Map([[articleId, words]]))
  })
  unindexed.remember(articleId, words)
  return isShown
}

/**
 * The feed's text has changed while the page's is shown: it takes its place beside it, and the page is looked at again
 * where there are other words in it. To be called inside a transaction of the cache.
 */
export function replaceFeedText(cache: WritableDb, articleId: number, text: Text, isNews: boolean, now: number): void {
  keepOther(cache, articleId, text)
  if (isNews) cache.command('UPDATE pages SET next_try_at = ?, failures = 0 WHERE article_id = ?').run(now, articleId)
}

/** The feed's text, which is shown, has changed: its page may have too. Inside a transaction of the cache. */
export function askForPageAgain(cache: WritableDb, articleId: number): void {
  cache.command('DELETE FROM pages WHERE article_id = ?').run(articleId)
  cache.command('DELETE FROM other_texts WHERE article_id = ?').run(articleId)
}

interface PageKept {
  readonly isShown: boolean
  readonly isBeginning: boolean
  readonly fetchedAt: number
}

function writePage(cache: WritableDb, articleId: number, { isShown, isBeginning, fetchedAt }: PageKept): void {
  cache
    .command(
      'INSERT OR REPLACE INTO pages (article_id, is_shown, is_beginning, fetched_at, failures) VALUES (?, ?, ?, ?, 0)',
    )
    .run(articleId, Number(isShown), Number(isBeginning), fetchedAt)
}

/** The text that is shown stays; when to try again depends on how often it failed, and why. */
export function saveFullTextFailure(
  cache: WritableDb,
  articleId: number,
  { code, message }: Failure,
  now: number,
): void {
  if (!cache.query('SELECT 1 FROM articles WHERE id = ?').get(articleId)) return
  const before = cache.query<{ failures: number }>('SELECT failures FROM pages WHERE article_id = ?').get(articleId)
  const failures = (before?.failures ?? 0) + 1
  const wait = (REFUSALS.has(code) ? RETRIES_OF_REFUSED : RETRIES)[failures - 1]
  cache
    .command(
      `INSERT INTO pages (article_id, is_shown, failures, failure_code, failure_message, next_try_at)
       VALUES (?1, 0, ?2, ?3, ?4, ?5)
       ON CONFLICT DO UPDATE SET failures = ?2, failure_code = ?3, failure_message = ?4, next_try_at = ?5`,
    )
    .run(articleId, failures, code, message, wait === undefined ? null : now + wait)
}
