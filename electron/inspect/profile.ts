import { mkdirSync } from 'node:fs'
import { searchWish } from '../../shared/contract/search.ts'
import type { LoadedArticle } from '../records/article.ts'
import type { Store } from '../records/store.ts'
import { openStore } from '../store/store.ts'
import { answerBatches, answerEach, type Line, optionalNumberOf, optionalTextOf, textOf } from './lines.ts'

const INDEXED_AT_ONCE = 1000
const HITS = 10

/** Articles from standard input into the profile, without a network; they are in the index when the command ends. */
export function inspectLoad(folder: string): Promise<void> {
  return withStore(folder, async store => {
    await answerBatches(async lines => {
      const articles = lines.map(loadedArticle)
      const refs = store.loadArticles(articles, Date.now())
      return articles.map(({ id }, index) => ({ id, articleId: Number(refs[index]?.split(':')[1]) }))
    })
    while (store.placeWaiting(INDEXED_AT_ONCE).waiting > 0);
    while (store.indexWaiting(INDEXED_AT_ONCE) > 0);
    while (store.tidyIndex());
  })
}

/** `{"query", "limit"?}` → `{"ids", "nearest", "ms"}`, best first; `nearest`: what may have been meant, where nothing was found. */
export function inspectSearch(folder: string): Promise<void> {
  return withStore(folder, store =>
    answerEach(line => {
      const startedAt = performance.now()
      const limit = optionalNumberOf(line, 'limit') ?? HITS
      const wish = { ...searchWish(textOf(line, 'query'), 'best'), limit }
      const ids = store.searchGuids(wish)
      const nearest = ids.length < limit ? store.search({ ...wish, limit: 1 }).nearest : []
      return { ids, nearest, ms: performance.now() - startedAt }
    }),
  )
}

async function withStore(folder: string, work: (store: Store) => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const store = openStore(folder)
  try {
    await work(store)
  } finally {
    store.close()
  }
}

function loadedArticle(line: Line): LoadedArticle {
  return {
    id: textOf(line, 'id'),
    source: textOf(line, 'source'),
    title: textOf(line, 'title'),
    url: optionalTextOf(line, 'url'),
    content: textOf(line, 'content'),
    publishedAt: optionalNumberOf(line, 'publishedAt'),
  }
}
