/** Answers of the Google Reader API: FreshRSS, Miniflux, The Old Reader, BazQux. What they call JSON may say it is HTML. */

import { ExpectedError } from '../../../shared/result.ts'
import type { RemoteFeed } from '../../records/account.ts'
import { greaderId } from './ids.ts'
import { enclosuresIn, halfWidth, type ReadRemote, readRemote, withoutEnclosureFigures } from './item.ts'
import {
  datesFrom,
  type Json,
  listOf,
  MOST_FEEDS,
  MOST_IDS,
  MOST_ITEMS,
  nameOf,
  recordIn,
  recordOf,
  recordsAmong,
  recordsOf,
  stringOf,
  titleOf,
} from './json.ts'
import type { ReadIds } from './reading.ts'

/** The users' own name stands where others have a hyphen. */
const READ = /^user\/[^/]+\/state\/com\.google\/read$/
const STARRED = /^user\/[^/]+\/state\/com\.google\/starred$/
const LABEL = /^user\/[^/]+\/label\/(.+)$/s
/** The category of what is in none. */
const NO_FOLDER = 'Uncategorized'
const LONGEST_LOGIN = 2000

/** The value of `Auth=`, which holds `=` itself. Throws `unexpectedAnswer`. */
export function greaderLogin(text: string): string {
  const line = text.split(/\r?\n/).find(one => one.startsWith('Auth='))
  const auth = line?.slice('Auth='.length).trim() ?? ''
  if (auth === '' || auth.length > LONGEST_LOGIN || !isPrintable(auth)) {
    throw new ExpectedError('unexpectedAnswer', 'a login without an Auth line')
  }
  return auth
}

/** What changes are sent with. Throws `unexpectedAnswer`. */
export function greaderToken(text: string): string {
  const token = text.trim()
  if (token === '' || token.length > LONGEST_LOGIN || !isPrintable(token)) {
    throw new ExpectedError('unexpectedAnswer', 'no token')
  }
  return token
}

export function greaderFeeds(text: string): RemoteFeed[] {
  const subscriptions = recordsAmong(listOf(recordIn(text), 'subscriptions', MOST_FEEDS))
  return subscriptions.flatMap(one => {
    const id = stringOf(one, 'id')
    if (!id.startsWith('feed/')) return []
    return [
      {
        id,
        url: stringOf(one, 'url') || addressIn(id),
        title: halfWidth(nameOf(one, 'title')),
        homepage: stringOf(one, 'htmlUrl') || null,
        folders: foldersOf(one),
      },
    ]
  })
}

/** Some call a feed by its address. */
function addressIn(id: string): string | null {
  const address = id.slice('feed/'.length)
  return /^https?:\/\//.test(address) ? address : null
}

function foldersOf(subscription: Json): string[] {
  const names = recordsOf(subscription, 'categories').map(one => nameOf(one, 'label') || labelIn(stringOf(one, 'id')))
  return [...new Set(names)].filter(name => name !== '' && name !== NO_FOLDER)
}

function labelIn(id: string): string {
  return LABEL.exec(id)?.[1] ?? ''
}

/** Names of folders among the tags; those of a server that does not tell folders from labels are not among them. */
export function greaderFolders(text: string): string[] {
  const tags = recordsAmong(listOf(recordIn(text), 'tags', MOST_FEEDS))
  const names = tags.filter(one => one['type'] === 'folder').map(one => labelIn(stringOf(one, 'id')))
  return names.filter(name => name !== '' && name !== NO_FOLDER)
}

export function greaderIds(text: string): ReadIds {
  const answer = recordIn(text)
  const ids = recordsAmong(listOf(answer, 'itemRefs', MOST_IDS)).flatMap(one => greaderId(stringOf(one, 'id')) ?? [])
  return { ids, next: stringOf(answer, 'continuation') || null }
}

export function greaderItems(text: string, now: number): ReadRemote[] {
  return recordsAmong(listOf(recordIn(text), 'items', MOST_ITEMS)).flatMap(item => {
    const id = greaderId(stringOf(item, 'id'))
    const feedId = stringOf(recordOf(item['origin']) ?? {}, 'streamId')
    if (id === null || feedId === '') return []
    const tags = tagsOf(item)
    const published = [...datesFrom(item['published']), ...datesFrom(Number(stringOf(item, 'crawlTimeMsec')) / 1000)]
    return [
      readRemote(
        {
          id,
          feedId,
          isRead: tags.some(tag => READ.test(tag)),
          isStarred: tags.some(tag => STARRED.test(tag)),
          links: [...hrefsOf(item, 'canonical'), ...hrefsOf(item, 'alternate')],
          title: halfWidth(titleOf(item)),
          author: halfWidth(titleOf(item, 'author')),
          published,
          html: withoutEnclosureFigures(contentOf(item)),
          categories: tags.filter(tag => !/^user\/[^/]+\/(?:state|label)\//.test(tag)),
          enclosures: enclosuresIn(item, 'enclosure', { url: 'href', type: 'type', length: 'length' }),
        },
        now,
      ),
    ]
  })
}

function tagsOf(item: Json): string[] {
  const tags = item['categories']
  return Array.isArray(tags) ? tags.filter(tag => typeof tag === 'string') : []
}

function hrefsOf(item: Json, name: string): string[] {
  return recordsOf(item, name).flatMap(link => stringOf(link, 'href') || [])
}

function contentOf(item: Json): string {
  const whole = stringOf(recordOf(item['content']) ?? {}, 'content')
  return whole || stringOf(recordOf(item['summary']) ?? {}, 'content')
}

/** The feed that was added by its address. Throws `noFeedsFound` with the server's own words. */
export function greaderAdded(text: string): string {
  const answer = recordIn(text)
  const id = stringOf(answer, 'streamId')
  if (!id.startsWith('feed/')) {
    throw new ExpectedError('noFeedsFound', `the server found no feed: ${nameOf(answer, 'error')}`)
  }
  return id
}

function isPrintable(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}
