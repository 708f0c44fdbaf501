/** What the store does with what a sync brings. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import { learnBlocks, siteBlocks } from '../articles/site-blocks.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import { indexWaiting, tidyIndex } from '../index/search-index.ts'
import type { StemsAhead } from '../index/stems-ahead.ts'
import { chooseText } from './chosen-text.ts'
import { feedHints, pagesToFetch, saveFullText, saveFullTextFailure } from './full-text.ts'
import type { Listeners } from './listeners.ts'
import { loadArticles } from './load.ts'
import { saveOutcomes } from './save-outcomes.ts'

export function arrivalReads({ databases }: { readonly databases: ReadableDatabases }) {
  return {
    pagesToFetch: (limit, now) => pagesToFetch(databases, limit, now),
    feedHints: articleId => feedHints(databases.cache, articleId),
    siteBlocks: url => siteBlocks(databases.cache, url),
  } satisfies Partial<StoreReads>
}

export interface ArrivalWriting extends Listeners {
  readonly databases: Databases
  readonly stems: StemsAhead
}

export function arrivalWrites({ databases, stems, ...listeners }: ArrivalWriting) {
  const { cache } = databases
  const { unindexed } = listeners
  return {
    saveOutcomes: (outcomes, now) => saveOutcomes(databases, listeners, outcomes, now),
    indexWaiting: limit => indexWaiting(cache, unindexed, stems, limit),
    tidyIndex: () => tidyIndex(cache),
    saveFullText: (articleId, page, now) => saveFullText(databases, listeners, articleId, page, now),
    saveFullTextFailure: (articleId, failure, now) => saveFullTextFailure(cache, articleId, failure, now),
    learnBlocks: (articleId, seen, now) => learnBlocks(cache, articleId, seen, now),
    chooseText: (ref, origin) => chooseText(databases, listeners, ref, origin),
    loadArticles: (articles, now) => loadArticles(databases, listeners, articles, now),
  } satisfies Partial<StoreWrites>
}
