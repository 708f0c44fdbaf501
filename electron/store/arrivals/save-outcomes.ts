/** Puts what a sync brought into the cache. */

import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { ParsedArticle } from '../../records/article.ts'
import type { FeedOutcome, ParsedFeed, SavedOutcomes } from '../../records/feed.ts'
import { unpackedFeed } from '../../records/packed-feed.ts'
import { showsPage } from '../articles/two-texts.ts'
import { type BookmarkedText, rememberText } from '../articles/versions.ts'
import { indexBookmarks } from '../bookmarks/index-bookmarks.ts'
import type { Identity as ArticleKey } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import type { IndexedText } from '../index/unindexed-texts.ts'
import { observeClock } from '../keeping/clock.ts'
import { forgottenArticles } from '../keeping/remove-articles.ts'
import { saveCheck } from '../sources/feed-checks.ts'
import { noteReceived, noteWarnings } from '../sources/health.ts'
import { moveFeeds } from '../sources/moves.ts'
import { titleFromAddress } from '../sources/sources.ts'
import { waitForStory } from '../stories/story-desk.ts'
import { identifyArticles } from './known-articles.ts'
import type { Listeners } from './listeners.ts'
import { lastToFirst } from './order.ts'
import { type ArticlePlace, insertArticle, updateArticle } from './save-article.ts'
import { type Arrival, arrivalsIn, familyOf } from './twins.ts'

export interface Saving {
  readonly databases: Databases
  /** When this is seen, as far as the clock is believed. */
  now: number
  /** What was saved, for the index; it is remembered once everything is. */
  readonly texts: Map<number, IndexedText>
  /** Articles with other words than before, or none before: each with its text, where that is the one that is shown. */
  readonly written: Map<number, IndexedText | null>
  newArticles: number
  updatedArticles: number
  /** Articles that were bookmarked before they came. */
  readonly found: ArticleKey[]
  /** New texts of what the reader keeps. */
  readonly bookmarked: BookmarkedText[]
}

interface UnpackedOutcome extends Omit<FeedOutcome, 'feed'> {
  readonly feed: ParsedFeed | null
}

interface FeedRow {
  readonly id: FeedId
  readonly source_id: SourceId
  readonly url: string
}

/** All outcomes or none. Nothing is ever deleted here: a feed that shrank has only forgotten. */
export function saveOutcomes(
  databases: Databases,
  listeners: Listeners,
  outcomes: readonly FeedOutcome[],
  now: number,
): SavedOutcomes {
  const unpacked = outcomes.map(({ feed, ...outcome }) => ({ ...outcome, feed: feed && unpackedFeed(feed) }))
  const saved = saveAll(databases, listeners, now, saving => {
    // Each article asks the library for what was done to it: outside of a snapshot every such question locks the file anew.
    databases.library.snapshot(() => {
      for (const outcome of unpacked) saveOutcome(saving, outcome)
    })
  })
  nameFeeds(databases.library, unpacked)
  const moves = outcomes.flatMap(({ feedId, movedTo }) => (movedTo === null ? [] : [{ feedId, to: movedTo }]))
  moveFeeds(databases, moves)
  return saved
}

/** All articles that `save` hands to `saveArticle` or none, with everything that has to know of them. */
export function saveAll(
  databases: Databases,
  { unindexed, watching }: Listeners,
  now: number,
  save: (saving: Saving) => void,
): SavedOutcomes {
  const counted = { newArticles: 0, updatedArticles: 0 }
  const saving: Saving = { databases, now, texts: new Map(), written: new Map(), found: [], bookmarked: [], ...counted }
  transaction(databases.cache, () => {
    saving.now = observeClock(databases, now)
    save(saving)
    watching.decide(saving.written)
    rememberTexts(saving)
  })
  for (const [articleId, text] of saving.texts) unindexed.remember(articleId, text)
  indexBookmarks(databases, saving.found)
  return { newArticles: saving.newArticles, updatedArticles: saving.updatedArticles }
}

function saveOutcome(saving: Saving, { feedId, check, feed, received }: UnpackedOutcome): void {
  const { library, cache } = saving.databases
  const row = findFeed(library, feedId)
  // Its newspaper was deleted while the feed was being fetched.
  if (!row) return
  saveCheck(cache, feedId, check)
  noteReceived(saving.databases, feedId, received, saving.now)
  if (!feed) return
  noteWarnings(cache, feedId, feed.warnings)
  saveArticles(saving, row, feed)
}

function saveArticles(saving: Saving, feed: FeedRow, { articles, warnings }: ParsedFeed): void {
  const { databases, now } = saving
  const family = familyOf(databases.library, feed.id, feed.source_id)
  const arrivals = arrivalsIn(databases, family, articles, identifyArticles(databases, feed.id, articles))
  const isForgotten = forgottenArticles(databases.cache, [feed.id, ...family.siblings])
  const isCutOff = warnings.includes('cutOff')
  const items = articles.flatMap((article, index) => {
    const arrival = arrivals[index]
    if (!arrival || arrival.kind === 'repeat' || (arrival.kind === 'new' && isForgotten(article))) return []
    // Where a document breaks off, an article may have lost its text: what is there is not replaced by less.
    if (isCutOff && arrival.kind === 'known') return []
    return [{ article, index, arrival }]
  })
  for (const { article, arrival } of lastToFirst(items, articles, now)) {
    const feedId = arrival.kind === 'new' ? arrival.feedId : feed.id
    saveArticle(saving, { feedId, sourceId: feed.source_id }, article, arrival)
  }
}

export function saveArticle(
  saving: Saving,
  place: ArticlePlace,
  article: ParsedArticle,
  arrival: Exclude<Arrival, { kind: 'repeat' }>,
): void {
  const { databases, now } = saving
  const { guid } = arrival.kind === 'known' ? arrival.known : arrival
  const { outcome, id, bookmarked } =
    arrival.kind === 'known'
      ? updateArticle(databases, place, arrival.known, article, now)
      : insertArticle(databases, place, { ...article, guid }, now)
  if (outcome === 'unchanged') return
  if (outcome === 'new') saving.newArticles++
  else saving.updatedArticles++
  // Where the page's text is shown, that is what is searched.
  const isShown = outcome === 'new' || !showsPage(databases.cache, id)
  saving.written.set(id, isShown ? article : null)
  if (isShown) {
    saving.texts.set(id, article)
    waitForStory(databases.cache, id)
  }
  if (bookmarked && outcome === 'new') saving.found.push({ feed_id: place.feedId, guid })
  if (bookmarked) saving.bookmarked.push({ feedId: place.feedId, guid, article })
}

/** Before the cache's own transaction ends: what is written to both files is safe in the library first. */
function rememberTexts({ databases: { library }, bookmarked, now }: Saving): void {
  if (bookmarked.length === 0) return
  transaction(library, () => {
    for (const text of bookmarked) rememberText(library, text, now)
  })
}

function findFeed(library: ReadableDb, id: FeedId): FeedRow | undefined {
  return library.query<FeedRow>('SELECT id, source_id, url FROM feeds WHERE id = ?').get(id)
}

/** Feeds say what they and their newspapers are called; a title that the reader gave is left alone. */
function nameFeeds(library: WritableDb, outcomes: readonly UnpackedOutcome[]): void {
  const named = outcomes.flatMap(({ feedId, feed }) =>
    feed && isNews(library, feedId, feed) ? [{ feedId, feed }] : [],
  )
  if (named.length === 0) return
  transaction(library, () => {
    for (const { feedId, feed } of named) nameFeed(library, feedId, feed)
  })
}

/** Every commit waits for the disk: nothing is written where there is nothing to say. */
function isNews(library: ReadableDb, feedId: FeedId, { title, homepage }: ParsedFeed): boolean {
  const row = library
    .query<{ title: string | null; homepage: string | null }>(
      'SELECT feeds.title, homepage FROM feeds JOIN sources ON sources.id = source_id WHERE feeds.id = ?',
    )
    .get(feedId)
  return row !== undefined && ((title !== null && title !== row.title) || (homepage !== null && row.homepage === null))
}

function nameFeed(library: WritableDb, feedId: FeedId, { title, homepage }: ParsedFeed): void {
  const feed = findFeed(library, feedId)
  if (!feed) return
  library.command('UPDATE sources SET homepage = coalesce(homepage, ?) WHERE id = ?').run(homepage, feed.source_id)
  if (title === null) return
  library.command('UPDATE feeds SET title = ? WHERE id = ?').run(title, feedId)
  library
    .command('UPDATE sources SET title = ? WHERE id = ? AND title IN (?, ?)')
    .run(title, feed.source_id, titleFromAddress(feed.url), feed.url)
}
