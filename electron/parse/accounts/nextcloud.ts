/** Answers of Nextcloud News, API 1.3. */

import { ExpectedError } from '../../../shared/result.ts'
import type { RemoteFeed } from '../../records/account.ts'
import { plainId } from './ids.ts'
import { type ReadRemote, readRemote } from './item.ts'
import {
  datesFrom,
  isSet,
  type Json,
  listOf,
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

export type FeedInFolder = Omit<RemoteFeed, 'folders'> & { readonly folderId: string | null }

export interface NextcloudMark {
  readonly id: string
  readonly isRead: boolean
  readonly isStarred: boolean
}

/** Whether this is what a Nextcloud says of itself to everybody. */
export function isNextcloud(text: string): boolean {
  const status = recordIn(text)
  return 'installed' in status && 'productname' in status
}

export function nextcloudFeeds(text: string): FeedInFolder[] {
  return recordsAmong(listOf(recordIn(text), 'feeds', MOST_FEEDS)).flatMap(one => {
    const id = plainId(one['id'])
    if (id === null) return []
    return [
      {
        id,
        url: stringOf(one, 'url') || null,
        title: nameOf(one, 'title'),
        homepage: stringOf(one, 'link') || null,
        folderId: plainId(one['folderId']),
      },
    ]
  })
}

export function nextcloudFolders(text: string): RemoteFolder[] {
  return recordsAmong(listOf(recordIn(text), 'folders', MOST_FEEDS)).flatMap(one => {
    const id = plainId(one['id'])
    const name = nameOf(one, 'name')
    return id === null || name === '' ? [] : [{ id, name }]
  })
}

/** Marks of items, and the largest `lastModified` among them, as it stands there. */
export function nextcloudMarks(text: string): { readonly marks: NextcloudMark[]; readonly modified: string | null } {
  const items = recordsAmong(listOf(recordIn(text), 'items', MOST_ITEMS * 10))
  let modified: string | null = null
  const marks = items.flatMap(one => {
    const at = plainId(one['lastModified'])
    if (at !== null && (modified === null || BigInt(at) > BigInt(modified))) modified = at
    const id = plainId(one['id'])
    return id === null ? [] : [{ id, isRead: !isSet(one, 'unread'), isStarred: isSet(one, 'starred') }]
  })
  return { marks, modified }
}

export function nextcloudItems(text: string, now: number): ReadRemote[] {
  return recordsAmong(listOf(recordIn(text), 'items', MOST_ITEMS)).flatMap(one => {
    const id = plainId(one['id'])
    const feedId = plainId(one['feedId'])
    if (id === null || feedId === null) return []
    return [
      readRemote(
        {
          id,
          feedId,
          isRead: !isSet(one, 'unread'),
          isStarred: isSet(one, 'starred'),
          links: [stringOf(one, 'url')].filter(Boolean),
          title: titleOf(one),
          author: titleOf(one, 'author'),
          published: datesFrom(one['pubDate']),
          html: stringOf(one, 'body'),
          enclosures: enclosureOf(one),
        },
        now,
      ),
    ]
  })
}

function enclosureOf(item: Json) {
  const url = stringOf(item, 'enclosureLink')
  return url === '' ? [] : [{ url, type: stringOf(item, 'enclosureMime') || null, length: null }]
}

/** What the server says against itself; null: nothing. */
export function nextcloudTrouble(text: string): string | null {
  const warnings = recordOf(recordIn(text)['warnings']) ?? {}
  const wrong = Object.keys(warnings).filter(name => /^\w{1,60}$/.test(name) && isSet(warnings, name))
  return wrong.length === 0 ? null : wrong.join(', ')
}

/** The id of what was made. Throws `unexpectedAnswer`. */
export function nextcloudMade(text: string, list: 'feeds' | 'folders'): string {
  const [made] = recordsAmong(listOf(recordIn(text), list, MOST_FEEDS))
  const id = plainId(made?.['id'])
  if (id === null) throw new ExpectedError('unexpectedAnswer', `no id among the ${list}`)
  return id
}
