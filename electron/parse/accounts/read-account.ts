/** All answers of servers that hold accounts. The ways in: `readAccount`, `readRemotes`. Each throws `unexpectedAnswer` for anything else. */

import {
  feverDone,
  feverFeeds,
  feverGroups,
  feverItemIds,
  feverItems,
  feverSaved,
  feverUnread,
  isFever,
} from './fever.ts'
import {
  greaderAdded,
  greaderFeeds,
  greaderFolders,
  greaderIds,
  greaderItems,
  greaderLogin,
  greaderToken,
} from './greader.ts'
import type { ReadRemote } from './item.ts'
import { textOf } from './json.ts'
import {
  isMiniflux,
  minifluxEntryIds,
  minifluxFeeds,
  minifluxFolders,
  minifluxIds,
  minifluxItem,
  minifluxItems,
  minifluxMade,
  minifluxStars,
} from './miniflux.ts'
import {
  isNextcloud,
  nextcloudFeeds,
  nextcloudFolders,
  nextcloudItems,
  nextcloudMade,
  nextcloudMarks,
  nextcloudTrouble,
} from './nextcloud.ts'
import {
  isTtrss,
  ttrssAdded,
  ttrssCounters,
  ttrssDone,
  ttrssFeeds,
  ttrssFolders,
  ttrssIds,
  ttrssItems,
  ttrssSession,
} from './ttrss.ts'

/** Answers of which main may know everything: ids, names, what is under way. */
const READINGS = {
  /** A short text as it is: `OK`, an error in words. */
  words: (text: string) => text.slice(0, 500).trim(),
  greaderLogin,
  greaderToken,
  greaderFeeds,
  greaderFolders,
  greaderIds,
  greaderAdded,
  isMiniflux,
  minifluxFeeds,
  minifluxFolders,
  minifluxIds,
  minifluxEntryIds,
  minifluxStars,
  minifluxMade,
  isNextcloud,
  nextcloudFeeds,
  nextcloudFolders,
  nextcloudMarks,
  nextcloudTrouble,
  nextcloudMadeFeed: (text: string) => nextcloudMade(text, 'feeds'),
  nextcloudMadeFolder: (text: string) => nextcloudMade(text, 'folders'),
  isTtrss,
  ttrssSession,
  ttrssDone,
  ttrssFeeds,
  ttrssFolders,
  ttrssIds,
  ttrssCounters,
  ttrssAdded,
  isFever,
  feverDone,
  feverGroups,
  feverFeeds,
  feverUnread,
  feverSaved,
  feverItemIds,
} as const

/** Answers with articles, which main hands on without looking into them. */
const ARTICLES = { greaderItems, minifluxItems, minifluxItem, nextcloudItems, ttrssItems, feverItems } as const

export type AccountReading = keyof typeof READINGS
export type ArticleReading = keyof typeof ARTICLES

/** What one of them gives. */
export type AccountRead<R extends AccountReading = AccountReading> = ReturnType<(typeof READINGS)[R]>

export interface AccountBytes<R> {
  readonly reading: R
  readonly bytes: Uint8Array
  /** Milliseconds since the epoch: dates are believed by it. */
  readonly now: number
}

export function readAccount({ reading, bytes }: AccountBytes<AccountReading>): AccountRead {
  return READINGS[reading](textOf(bytes))
}

/** Each article once. */
export function readRemotes({ reading, bytes, now }: AccountBytes<ArticleReading>): ReadRemote[] {
  const byId = new Map(ARTICLES[reading](textOf(bytes), now).map(one => [one.id, one]))
  return [...byId.values()]
}
