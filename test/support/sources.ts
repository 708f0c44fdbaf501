/** Sources as the library lists them, well unless a test says otherwise. */

import type { Feed, Source } from '../../shared/contract/sources.ts'

const FEED: Feed = {
  id: 1,
  url: 'https://paper.example/feed',
  title: null,
  checkedAt: null,
  succeededAt: null,
  failure: null,
  failures: 0,
  nextCheckAt: 0,
  pausedUntil: null,
  stoppedAt: null,
  possiblyGoneSince: null,
  movedFrom: null,
  movedTo: null,
}

export function sourceWith(title: string, ...feeds: readonly Partial<Feed>[]): Source {
  const whole = (feeds.length > 0 ? feeds : [{}]).map(feed => ({ ...FEED, ...feed }))
  return {
    id: 1,
    title,
    language: null,
    homepage: null,
    sectionId: null,
    enabled: true,
    accountId: null,
    unread: 0,
    feeds: whole,
  }
}
