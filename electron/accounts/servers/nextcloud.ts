/**
 * Nextcloud News, API 1.3. It lists no ids: whoever wants to know what is unread gets the articles as well. So the marks
 * are kept in memory, and after the first time only what has changed is asked for. Keep the adapter as long as the app runs.
 */

import { ExpectedError } from '../../../shared/result.ts'
import { DAY, SECOND } from '../../../shared/units.ts'
import type { Answered } from '../../network/call.ts'
import type { RemoteFolder } from '../../parse/accounts/miniflux.ts'
import type { NextcloudMark } from '../../parse/accounts/nextcloud.ts'
import type { RemoteFeeds, RemoteIds } from '../../records/account.ts'
import type { AccountServer, Credentials, ServerTraits } from './server.ts'
import { type Asking, basic, expectSuccess, isFailure, openTalk, type ServerParts, sameAddress } from './talk.ts'
import { inWindows } from './windows.ts'

const ITEMS_AT_ONCE = 200
const MOST_PAGES = 2000
/** Within one sync the marks are asked for once. */
const FRESH = 20 * SECOND
/** What came within the last minute before may have been overlooked. */
const OVERLAP = 60

const TRAITS: ServerTraits = {
  contentsAtOnce: 100,
  marksAtOnce: 200,
  canSubscribe: true,
  canRename: true,
  canMove: true,
}

interface Known {
  readonly marks: Map<string, NextcloudMark>
  /** The largest `lastModified` that was seen, in seconds or microseconds, as the server writes it. */
  modified: string | null
  /** When all of them were asked for: some vanish without a word. */
  readonly wholeAt: number
  freshAt: number
}

export function openNextcloud(credentials: Credentials, parts: ServerParts): AccountServer {
  const talk = openTalk(credentials.base, parts)
  const authorization = basic(credentials.user, credentials.secret)
  let known: Known | null = null

  async function ask(asking: Asking, signal: AbortSignal): Promise<Answered> {
    const answered = await talk.ask({ ...asking, headers: { authorization, 'ocs-apirequest': 'true' } }, signal)
    if (answered.status === 401) throw new ExpectedError('apiPasswordNeeded', 'refused with status 401')
    return answered
  }

  async function get(path: string, signal: AbortSignal): Promise<Answered> {
    const answered = await ask({ path }, signal)
    expectSuccess(answered, path)
    return answered
  }

  async function send(path: string, json: unknown, signal: AbortSignal): Promise<Answered> {
    const answered = await ask({ method: 'POST', path, json }, signal)
    expectSuccess(answered, path)
    return answered
  }

  async function folders(signal: AbortSignal): Promise<RemoteFolder[]> {
    return talk.read('nextcloudFolders', await get('/folders', signal))
  }

  async function feeds(signal: AbortSignal): Promise<RemoteFeeds> {
    const all = await talk.read('nextcloudFeeds', await get('/feeds', signal))
    const named = await folders(signal)
    const names = new Map(named.map(({ id, name }) => [id, name]))
    return {
      feeds: all.map(({ folderId, ...feed }) => {
        const name = folderId === null ? undefined : names.get(folderId)
        return { ...feed, folders: name === undefined ? [] : [name] }
      }),
      folders: [...names.values()],
      trouble: await trouble(signal),
    }
  }

  /** Nothing depends on it. */
  async function trouble(signal: AbortSignal): Promise<string | null> {
    const answered = await ask({ path: '/status' }, signal)
    return answered.status === 200 ? talk.read('nextcloudTrouble', answered) : null
  }

  /** All of a list, from the newest on: pages begin below an id, so what changes meanwhile moves none. */
  async function gather(filter: string, into: Known, signal: AbortSignal): Promise<void> {
    let offset = ''
    for (let page = 0; page < MOST_PAGES; page++) {
      const path = `/items?${filter}&batchSize=${ITEMS_AT_ONCE}${offset}`
      const { marks, modified } = await talk.read('nextcloudMarks', await get(path, signal))
      take(into, marks, modified)
      if (marks.length === 0) return
      const lowest = marks.reduce(
        (least, { id }) => (BigInt(id) < least ? BigInt(id) : least),
        BigInt(marks[0]?.id ?? 0),
      )
      offset = `&offset=${lowest}`
    }
    throw new ExpectedError('tooLarge', 'more pages than anybody has')
  }

  /** What has changed since then; false: too much to be told, or nobody knows since when. */
  async function update(into: Known, signal: AbortSignal): Promise<boolean> {
    if (into.modified === null) return false
    try {
      const answered = await get(`/items/updated?type=3&id=0&lastModified=${since(into.modified)}`, signal)
      const { marks, modified } = await talk.read('nextcloudMarks', answered)
      take(into, marks, modified)
      return true
    } catch (error) {
      if (isFailure(error, 'tooLarge')) return false
      throw error
    }
  }

  /** The marks as they are now. */
  async function refreshed(signal: AbortSignal): Promise<Known> {
    const now = parts.clock()
    if (known !== null && now - known.freshAt >= 0 && now - known.freshAt < FRESH) return known
    if (known !== null && now - known.wholeAt >= 0 && now - known.wholeAt < DAY && (await update(known, signal))) {
      known.freshAt = now
      return known
    }
    const whole: Known = { marks: new Map(), modified: null, wholeAt: now, freshAt: now }
    await gather('type=3&getRead=false', whole, signal)
    await gather('type=2&getRead=true', whole, signal)
    const newest = await get(`/items?type=3&getRead=true&batchSize=${ITEMS_AT_ONCE}`, signal)
    const { marks, modified } = await talk.read('nextcloudMarks', newest)
    take(whole, marks, modified)
    known = whole
    return whole
  }

  async function idsWith(holds: (mark: NextcloudMark) => boolean, signal: AbortSignal): Promise<RemoteIds> {
    const { marks } = await refreshed(signal)
    return { ids: [...marks.values()].filter(holds).map(({ id }) => id), isComplete: true }
  }

  const windows = {
    async from(id: string, most: number, signal: AbortSignal) {
      const after = BigInt(id) - 1n
      // An offset of nothing means none.
      const offset = after === 0n ? '' : `&offset=${after}`
      const path = `/items?type=3&getRead=true&oldestFirst=true&batchSize=${most}${offset}`
      return talk.articles('nextcloudItems', await get(path, signal))
    },
  }

  async function folderId(name: string, signal: AbortSignal): Promise<string> {
    const there = (await folders(signal)).find(folder => folder.name === name)
    return there?.id ?? (await talk.read('nextcloudMadeFolder', await send('/folders', { name }, signal)))
  }

  async function subscribe(url: string, title: string | null, folder: string | null, signal: AbortSignal) {
    const into = folder === null ? null : Number(await folderId(folder, signal))
    const answered = await ask({ method: 'POST', path: '/feeds', json: { url, folderId: into } }, signal)
    if (answered.status === 409) {
      const there = (await feeds(signal)).feeds.find(feed => sameAddress(feed.url, url))
      if (there) return { remoteId: there.id }
    }
    expectSuccess(answered, '/feeds', { 422: 'noFeedsFound', 409: 'alreadySubscribed' })
    const remoteId = await talk.read('nextcloudMadeFeed', answered)
    if (title !== null) await send(`/feeds/${remoteId}/rename`, { feedTitle: title }, signal)
    return { remoteId }
  }

  return {
    traits: TRAITS,
    feeds,
    unreadIds: signal => idsWith(({ isRead }) => !isRead, signal),
    starredIds: signal => idsWith(({ isStarred }) => isStarred, signal),
    async recentIds(most, signal) {
      const { marks } = await refreshed(signal)
      const newest = [...marks.keys()].sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1))
      return { ids: newest.slice(0, most), isComplete: false }
    },
    contents: (ids, signal) => inWindows(ids, windows, signal),
    async mark(ids, key, value, signal) {
      if (ids.length === 0) return
      const verb = key === 'read' ? (value ? 'read' : 'unread') : value ? 'star' : 'unstar'
      // Whatever comes of it, what was known of them is not known any more.
      if (known !== null) known.freshAt = Number.NEGATIVE_INFINITY
      await send(`/items/${verb}/multiple`, { itemIds: ids.map(Number) }, signal)
      for (const id of ids)
        if (known !== null) note(known, id, key === 'read' ? { isRead: value } : { isStarred: value })
    },
    subscribe,
    async unsubscribe(feedId, signal) {
      const answered = await ask({ method: 'DELETE', path: `/feeds/${feedId}` }, signal)
      if (answered.status !== 404) expectSuccess(answered, '/feeds')
      known = null
    },
    rename: async (feedId, title, signal) => void (await send(`/feeds/${feedId}/rename`, { feedTitle: title }, signal)),
    async move(feedId, _from, to, signal) {
      const folder = to === null ? null : Number(await folderId(to, signal))
      await send(`/feeds/${feedId}/move`, { folderId: folder }, signal)
    },
  }
}

function take(known: Known, marks: readonly NextcloudMark[], modified: string | null): void {
  for (const mark of marks) known.marks.set(mark.id, mark)
  if (modified !== null && (known.modified === null || BigInt(modified) > BigInt(known.modified)))
    known.modified = modified
}

function note(known: Known, id: string, change: Partial<NextcloudMark>): void {
  const mark = known.marks.get(id)
  if (mark) known.marks.set(id, { ...mark, ...change })
}

/** A minute before, in the unit in which it came: the server tells them by their length. */
function since(modified: string): string {
  const isMicroseconds = modified.length > 10
  const minute = BigInt(OVERLAP) * (isMicroseconds ? 1_000_000n : 1n)
  const at = BigInt(modified) - minute
  return String(at > 0n ? at : 0n)
}
