/** Answers of Miniflux's own API. Its list of feeds may carry their passwords and cookies: nothing else of it is kept. */

import type { RemoteFeed } from '../../records/account.ts'
import { plainId } from './ids.ts'
import { enclosuresIn, type ReadRemote, readRemote } from './item.ts'
import {
  isSet,
  type Json,
  jsonIn,
  listFrom,
  listOf,
  MOST_FEEDS,
  MOST_IDS,
  MOST_ITEMS,
  nameOf,
  recordIn,
  recordOf,
  recordsAmong,
  stringOf,
  titleOf,
} from './json.ts'
import type { CountedIds } from './reading.ts'

export interface RemoteFolder {
  readonly id: string
  readonly name: string
}

/** The category in which Miniflux keeps what is in none. */
const NO_FOLDER = 'All'

/** Whether it answers a stranger like Miniflux. */
export function isMiniflux(text: string): boolean {
  return stringOf(recordIn(text), 'error_message') !== ''
}

export function minifluxFeeds(text: string): RemoteFeed[] {
  return recordsAmong(listFrom(jsonIn(text), 'feeds', MOST_FEEDS)).flatMap(one => {
    const id = plainId(one['id'])
    const folder = nameOf(recordOf(one['category']) ?? {}, 'title')
    if (id === null) return []
    return [
      {
        id,
        url: stringOf(one, 'feed_url') || null,
        title: nameOf(one, 'title'),
        homepage: stringOf(one, 'site_url') || null,
        folders: folder === '' || folder === NO_FOLDER ? [] : [folder],
      },
    ]
  })
}

export function minifluxFolders(text: string): RemoteFolder[] {
  return recordsAmong(listFrom(jsonIn(text), 'categories', MOST_FEEDS)).flatMap(one => {
    const id = plainId(one['id'])
    const name = nameOf(one, 'title')
    return id === null || name === '' ? [] : [{ id, name }]
  })
}

export function minifluxIds(text: string): CountedIds {
  const answer = recordIn(text)
  const ids = listOf(answer, 'entry_ids', MOST_IDS).flatMap(id => plainId(id) ?? [])
  return { ids, total: totalOf(answer) }
}

/** Of those with their texts: the only list that older ones have. */
export function minifluxEntryIds(text: string): CountedIds {
  const answer = recordIn(text)
  const ids = recordsAmong(listOf(answer, 'entries', MOST_ITEMS)).flatMap(one => plainId(one['id']) ?? [])
  return { ids, total: totalOf(answer) }
}

export function minifluxItems(text: string, now: number): ReadRemote[] {
  const entries = listOf(recordIn(text), 'entries', MOST_ITEMS)
  return recordsAmong(entries).flatMap(one => entryFrom(one, now))
}

export function minifluxItem(text: string, now: number): ReadRemote[] {
  return entryFrom(recordIn(text), now)
}

/** Whether each of these has a star. */
export function minifluxStars(text: string): { readonly id: string; readonly isStarred: boolean }[] {
  const one = recordIn(text)
  const id = plainId(one['id'])
  return id === null ? [] : [{ id, isStarred: isSet(one, 'starred') }]
}

/** The id of a feed or a category that was made. */
export function minifluxMade(text: string): string | null {
  const made = recordIn(text)
  return plainId(made['feed_id']) ?? plainId(made['id'])
}

function entryFrom(entry: Json, now: number): ReadRemote[] {
  const id = plainId(entry['id'])
  const feedId = plainId(entry['feed_id'])
  if (id === null || feedId === null) return []
  const tags = entry['tags']
  const dates = [stringOf(entry, 'published_at'), stringOf(entry, 'created_at')]
  return [
    readRemote(
      {
        id,
        feedId,
        isRead: entry['status'] !== 'unread',
        isStarred: isSet(entry, 'starred'),
        links: [stringOf(entry, 'url')].filter(Boolean),
        title: titleOf(entry),
        author: titleOf(entry, 'author'),
        published: dates.filter(Boolean),
        html: stringOf(entry, 'content'),
        categories: Array.isArray(tags) ? tags.filter(tag => typeof tag === 'string') : [],
        enclosures: enclosuresIn(entry, 'enclosures', { url: 'url', type: 'mime_type', length: 'size' }),
      },
      now,
    ),
  ]
}

function totalOf(answer: Json): number | null {
  const total = answer['total']
  return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : null
}
