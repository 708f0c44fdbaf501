/** Small worlds for the tests of the store: folders, newspapers and articles. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import type { FeedId, SourceId } from '../../shared/contract/ids.ts'
import type { ArticleQuery, ArticleRow, MarkedRead } from '../../shared/contract/reading.ts'
import { slicesOf } from '../support/slices.ts'
import { type ArticleSeed, article, NOW, outcome } from './seeds.ts'

export const ALL: ArticleQuery = { scope: { kind: 'all' }, unreadSince: null }
export const BOOKMARKS: ArticleQuery = { scope: { kind: 'bookmarks' }, unreadSince: null }

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

let now = NOW
/** The clock of the stores of these tests stands at NOW. */
export const clock = () => now

/** What is done at another instant. */
export function at<T>(instant: number, work: () => T): T {
  now = instant
  try {
    return work()
  } finally {
    now = NOW
  }
}

export interface World {
  readonly folder: string
  readonly store: Store
  readonly feedId: FeedId
  readonly sourceId: SourceId
}

export const FEED_URL = 'https://paper.example/feed'

/** A newspaper with these articles, saved and indexed. */
export function openWorld(articles: readonly ArticleSeed[] = [], folder = temporaryFolder()): World {
  const store = openStore(folder, { clock })
  const { feedId, sourceId } = subscribe(store, FEED_URL)
  save(store, feedId, articles)
  return { folder, store, feedId, sourceId }
}

export function subscribe(
  store: Store,
  url: string,
  section: string | null = null,
): { feedId: FeedId; sourceId: SourceId } {
  const { added } = store.addFeeds([{ url, title: null, homepage: null, section }], NOW)
  const [feed] = added
  if (!feed) throw new Error(`${url} was there already.`)
  return feed
}

export function save(store: Store, feedId: FeedId, articles: readonly ArticleSeed[], now = NOW): void {
  store.saveOutcomes([outcome(feedId, articles.map(article))], now)
  while (store.placeWaiting(1000).waiting > 0);
  while (store.indexWaiting(1000) > 0);
}

export function reopen(store: Store, folder: string): Store {
  store.close()
  return openStore(folder, { clock })
}

/** As the button does: what the list shows as it is now. */
export function markAllRead(store: Store, query: ArticleQuery = ALL): MarkedRead {
  return store.markAllRead(query.scope, store.openList(query, null).list.lastId)
}

/** All rows of a list, slice by slice, as the window reads them. */
export function rows(store: Store, query: ArticleQuery = ALL): ArticleRow[] {
  const { list } = store.openList(query, null)
  return slicesOf(list).flatMap(slice => store.readSlice(query, list, slice) ?? [])
}

export function row(store: Store, title: string, query: ArticleQuery = ALL): ArticleRow {
  const found = rows(store, query).find(candidate => candidate.title === title)
  if (!found) throw new Error(`${title} is not in the list.`)
  return found
}

export function titles(store: Store, query: ArticleQuery = ALL): string[] {
  return rows(store, query).map(({ title }) => title)
}
