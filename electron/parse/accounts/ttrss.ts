/** Answers of Tiny Tiny RSS: always status 200, and what went wrong stands inside. */

import { ExpectedError, type FailureCode } from '../../../shared/result.ts'
import type { RemoteFeed } from '../../records/account.ts'
import { plainId } from './ids.ts'
import { enclosuresIn, type ReadRemote, readRemote } from './item.ts'
import {
  datesFrom,
  isSet,
  type Json,
  listFrom,
  MOST_FEEDS,
  MOST_ITEMS,
  nameOf,
  recordIn,
  recordOf,
  recordsAmong,
  stringOf,
  titleOf,
} from './json.ts'
import type { RemoteFolder } from './miniflux.ts'

/** `needsPassword`: the session is over, and the login is to be repeated. */
const CODES: Readonly<Record<string, FailureCode>> = {
  NOT_LOGGED_IN: 'needsPassword',
  LOGIN_ERROR: 'wrongPassword',
  API_DISABLED: 'apiSwitchedOff',
  FEED_NOT_FOUND: 'notFound',
}

export type FeedInCategory = Omit<RemoteFeed, 'folders'> & { readonly categoryId: string }

export interface TtrssAdded {
  /** 0: was there, 1: added; all others failed. */
  readonly code: number
  readonly id: string | null
  readonly message: string
}

/** Throws with the code of what the server says went wrong, `unexpectedAnswer` where it does not say. */
function contentIn(text: string): unknown {
  const answer = recordIn(text)
  if (answer['status'] === 0 && 'content' in answer) return answer['content']
  const error = nameOf(recordOf(answer['content']) ?? {}, 'error')
  throw new ExpectedError(CODES[error] ?? 'unexpectedAnswer', `the server says ${error || 'nothing of TT-RSS'}`)
}

export function ttrssSession(text: string): string {
  const session = stringOf(recordOf(contentIn(text)) ?? {}, 'session_id')
  if (!/^[\x21-\x7e]{1,500}$/.test(session)) throw new ExpectedError('unexpectedAnswer', 'a login without a session')
  return session
}

/** Whether it answers like TT-RSS at all, whatever it says. */
export function isTtrss(text: string): boolean {
  const answer = recordIn(text)
  return 'seq' in answer && typeof answer['status'] === 'number' && 'content' in answer
}

export function ttrssDone(text: string): true {
  contentIn(text)
  return true
}

export function ttrssFeeds(text: string): FeedInCategory[] {
  return recordsAmong(listFrom(contentIn(text), 'feeds', MOST_FEEDS)).flatMap(one => {
    const id = plainId(one['id'])
    if (id === null) return []
    return [
      {
        id,
        url: stringOf(one, 'feed_url') || null,
        title: nameOf(one, 'title'),
        homepage: null,
        categoryId: stringOf(one, 'cat_id'),
      },
    ]
  })
}

/** The reader's own ones; special ones have numbers below 1. */
export function ttrssFolders(text: string): RemoteFolder[] {
  return recordsAmong(listFrom(contentIn(text), 'categories', MOST_FEEDS)).flatMap(one => {
    const id = plainId(one['id'])
    const name = nameOf(one, 'title')
    return id === null || name === '' ? [] : [{ id, name }]
  })
}

export function ttrssIds(text: string): string[] {
  return recordsAmong(listFrom(contentIn(text), 'headlines', MOST_ITEMS)).flatMap(one => plainId(one['id']) ?? [])
}

export function ttrssItems(text: string, now: number): ReadRemote[] {
  return recordsAmong(listFrom(contentIn(text), 'articles', MOST_ITEMS)).flatMap(one => {
    const id = plainId(one['id'])
    const feedId = plainId(one['feed_id'])
    if (id === null || feedId === null) return []
    return [
      readRemote(
        {
          id,
          feedId,
          isRead: !isSet(one, 'unread'),
          isStarred: isSet(one, 'marked'),
          links: [stringOf(one, 'link')].filter(Boolean),
          title: titleOf(one),
          author: titleOf(one, 'author'),
          published: datesFrom(one['updated']),
          html: stringOf(one, 'content'),
          language: stringOf(one, 'lang'),
          categories: tagsOf(one),
          enclosures: enclosuresIn(one, 'attachments', { url: 'content_url', type: 'content_type', length: '' }),
        },
        now,
      ),
    ]
  })
}

function tagsOf(item: Json): string[] {
  const tags = item['tags']
  return Array.isArray(tags) ? tags.filter(tag => typeof tag === 'string') : []
}

/** What tells whether a list has changed while its pages were read. */
export function ttrssCounters(text: string): string {
  const counters = recordsAmong(listFrom(contentIn(text), 'counters', MOST_FEEDS))
  return counters
    .map(one => ['id', 'kind', 'counter', 'auxcounter', 'markedcounter'].map(name => stringOf(one, name)).join(':'))
    .join(' ')
}

export function ttrssAdded(text: string): TtrssAdded {
  const status = recordOf(recordOf(contentIn(text))?.['status']) ?? {}
  const code = Number(stringOf(status, 'code') || 'x')
  if (!Number.isInteger(code)) throw new ExpectedError('unexpectedAnswer', 'no code of a subscription')
  return { code, id: plainId(status['feed_id']), message: nameOf(status, 'message') }
}
