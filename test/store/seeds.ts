/** Articles for the tests of the store and for their child processes, which run outside Vitest. */

import type { ParsedArticle } from '../../electron/records/article.ts'
import { linkKeyOf, wordsKeyOf } from '../../electron/records/article-keys.ts'
import { packBody } from '../../electron/records/body.ts'
import { type FeedOutcome, NEVER_CHECKED } from '../../electron/records/feed.ts'
import { packedFeed } from '../../electron/records/packed-feed.ts'
import type { FeedId } from '../../shared/contract/ids.ts'

export const NOW = Date.UTC(2026, 1, 11, 8)
export const MINUTE = 60_000

export interface ArticleSeed {
  readonly guid: string
  readonly title?: string
  readonly text?: string
  readonly publishedAt?: number | null
  readonly pictures?: readonly string[]
  readonly isCut?: boolean
}

export function article({ guid, title = `عنوان ${guid}`, text = `نص ${guid}`, ...rest }: ArticleSeed): ParsedArticle {
  const pictures = rest.pictures ?? []
  const url = `https://paper.example/${guid}`
  const wordsKey = wordsKeyOf(title, text)
  return {
    guid,
    ownGuid: true,
    url,
    title,
    author: null,
    publishedAt: rest.publishedAt === undefined ? NOW - MINUTE : rest.publishedAt,
    updatedAt: null,
    language: 'ar',
    direction: 'rtl',
    lead: text.slice(0, 300),
    picture: pictures[0] ?? null,
    pictures,
    baseUrl: 'https://paper.example/',
    body: packBody({ html: `<p>${text}</p>`, text }),
    text,
    isCut: rest.isCut ?? false,
    contentHash: `${wordsKey}|${pictures.join()}`,
    linkKey: linkKeyOf(url),
    wordsKey,
  }
}

export function outcome(feedId: FeedId, articles: readonly ParsedArticle[], title: string | null = null): FeedOutcome {
  return {
    feedId,
    check: { ...NEVER_CHECKED, checkedAt: NOW, succeededAt: NOW },
    feed: packedFeed({
      title,
      homepage: null,
      language: 'ar',
      direction: 'rtl',
      timeToLive: null,
      warnings: [],
      articles,
    }),
    received: 0,
    movedTo: null,
  }
}
