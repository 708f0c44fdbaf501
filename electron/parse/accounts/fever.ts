/** Answers of the Fever API, as FreshRSS and Miniflux speak it. Ids come as one text with commas. */

import { ExpectedError } from '../../../shared/result.ts'
import type { RemoteFeed } from '../../records/account.ts'
import { plainId } from './ids.ts'
import { halfWidth, type ReadRemote, readRemote, withoutEnclosureFigures } from './item.ts'
import {
  datesFrom,
  isSet,
  type Json,
  listOf,
  MOST_FEEDS,
  MOST_IDS,
  MOST_ITEMS,
  nameOf,
  recordIn,
  recordsAmong,
  recordsOf,
  stringOf,
  titleOf,
} from './json.ts'

/** Throws `apiPasswordNeeded`: a wrong key has status 200. */
function answerIn(text: string): Json {
  const answer = recordIn(text)
  if (!('api_version' in answer)) throw new ExpectedError('unexpectedAnswer', 'nothing of Fever')
  if (!isSet(answer, 'auth')) throw new ExpectedError('apiPasswordNeeded', 'the server does not know this key')
  return answer
}

/** Whether it answers like Fever at all, whatever it says of the key. */
export function isFever(text: string): boolean {
  return 'api_version' in recordIn(text)
}

export function feverDone(text: string): true {
  answerIn(text)
  return true
}

/** Which feed stands in which groups; their names as FreshRSS writes them. */
export function feverGroups(text: string): {
  readonly names: string[]
  readonly byFeed: Readonly<Record<string, string[]>>
} {
  const answer = answerIn(text)
  const groups = recordsAmong(listOf(answer, 'groups', MOST_FEEDS))
  const titles = new Map(groups.map(one => [stringOf(one, 'id'), halfWidth(nameOf(one, 'title'))]))
  const byFeed: Record<string, string[]> = Object.create(null)
  for (const one of recordsOf(answer, 'feeds_groups')) {
    const name = titles.get(stringOf(one, 'group_id')) ?? ''
    if (name === '' || name === NO_GROUP) continue
    for (const id of idsIn(stringOf(one, 'feed_ids'))) byFeed[id] = [...(byFeed[id] ?? []), name]
  }
  return { names: [...titles.values()].filter(name => name !== '' && name !== NO_GROUP), byFeed }
}

const NO_GROUP = 'Uncategorized'

export function feverFeeds(text: string): Omit<RemoteFeed, 'folders'>[] {
  return recordsAmong(listOf(answerIn(text), 'feeds', MOST_FEEDS)).flatMap(one => {
    const id = plainId(one['id'])
    if (id === null) return []
    const url = stringOf(one, 'url') || null
    return [{ id, url, title: halfWidth(nameOf(one, 'title')), homepage: stringOf(one, 'site_url') || null }]
  })
}

export function feverUnread(text: string): string[] {
  return idListOf(answerIn(text), 'unread_item_ids')
}

export function feverSaved(text: string): string[] {
  return idListOf(answerIn(text), 'saved_item_ids')
}

function idListOf(answer: Json, name: string): string[] {
  if (typeof answer[name] !== 'string') throw new ExpectedError('unexpectedAnswer', `no ${name}`)
  return idsIn(stringOf(answer, name))
}

function idsIn(text: string): string[] {
  const ids = text === '' ? [] : text.split(',')
  if (ids.length > MOST_IDS) throw new ExpectedError('tooLarge', `${ids.length} ids`)
  return ids.flatMap(id => plainId(id.trim()) ?? [])
}

export function feverItems(text: string, now: number): ReadRemote[] {
  return recordsAmong(listOf(answerIn(text), 'items', MOST_ITEMS)).flatMap(one => {
    const id = plainId(one['id'])
    const feedId = plainId(one['feed_id'])
    if (id === null || feedId === null) return []
    return [
      readRemote(
        {
          id,
          feedId,
          isRead: isSet(one, 'is_read'),
          isStarred: isSet(one, 'is_saved'),
          links: [stringOf(one, 'url')].filter(Boolean),
          title: halfWidth(titleOf(one)),
          author: halfWidth(titleOf(one, 'author')),
          published: datesFrom(one['created_on_time']),
          html: withoutEnclosureFigures(stringOf(one, 'html')),
        },
        now,
      ),
    ]
  })
}

/** The newest ones of a page, for who asks only for their numbers. */
export function feverItemIds(text: string): string[] {
  return recordsAmong(listOf(answerIn(text), 'items', MOST_ITEMS)).flatMap(one => plainId(one['id']) ?? [])
}
