/** Articles for the child of D-01, which runs outside Vitest. */

import { packBody } from '../../electron/store/body.ts'
import { type FeedOutcome, NEVER_CHECKED, type ParsedArticle } from '../../electron/store/records.ts'

export const NOW = Date.UTC(2026, 1, 11, 8)

export function article(guid: string): ParsedArticle {
  return {
    guid,
    url: null,
    title: guid,
    author: null,
    publishedAt: NOW,
    updatedAt: null,
    language: 'ar',
    direction: 'rtl',
    lead: '',
    picture: null,
    pictures: [],
    baseUrl: null,
    body: packBody({ html: '<p>نص</p>', text: 'نص' }),
    folded: { title: guid, body: 'نص' },
    contentHash: guid,
  }
}

export function outcome(feedId: number, articles: readonly ParsedArticle[]): FeedOutcome {
  return {
    feedId,
    check: NEVER_CHECKED,
    feed: { title: null, homepage: null, language: 'ar', direction: 'rtl', timeToLive: null, articles },
  }
}
