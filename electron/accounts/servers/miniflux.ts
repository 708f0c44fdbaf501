/** Miniflux's own API, version 1. Newer ones list ids and set stars; older ones list articles and toggle stars. */

import { ExpectedError } from '../../../shared/result.ts'
import type { Answered } from '../../network/call.ts'
import type { RemoteFolder } from '../../parse/accounts/miniflux.ts'
import type { CountedIds } from '../../parse/accounts/reading.ts'
import type { MarkKey, RemoteFeeds, RemoteIds } from '../../records/account.ts'
import { packedRemote } from '../../records/packed-remote.ts'
import type { AccountServer, Credentials, ServerTraits } from './server.ts'
import { type Asking, basic, expectSuccess, openTalk, type ServerParts, sameAddress } from './talk.ts'
import { inWindows } from './windows.ts'

const IDS_AT_ONCE = 10_000
/** With their texts. */
const ENTRIES_AT_ONCE = 250
const MOST_PAGES = 500
/** A list that changes while its pages are read is read again. */
const MOST_TRIES = 3
/** The category of what is in none. */
const NO_FOLDER = 'All'

const TRAITS: ServerTraits = {
  contentsAtOnce: 100,
  marksAtOnce: 500,
  canSubscribe: true,
  canRename: true,
  canMove: true,
}

export function openMiniflux(credentials: Credentials, parts: ServerParts): AccountServer {
  const talk = openTalk(credentials.base, parts)
  const { user, secret } = credentials
  /** A key of the API, or name and password: whatever was typed first is tried, then the other. */
  let ways: readonly Readonly<Record<string, string>>[] = [
    ...(user === '' ? [] : [{ authorization: basic(user, secret) }]),
    // A key has letters and digits alone, and nothing else goes into a header.
    ...(/^[\x21-\x7e]+$/.test(secret.trim()) ? [{ 'x-auth-token': secret.trim() }] : []),
  ]
  let hasNoIdList = false
  let onlyToggles = false

  async function ask(asking: Asking, signal: AbortSignal): Promise<Answered> {
    let answered: Answered | null = null
    for (const way of ways) {
      answered = await talk.ask({ ...asking, path: `/v1${asking.path}`, headers: way }, signal)
      if (answered.status === 401) continue
      ways = [way]
      return answered
    }
    throw new ExpectedError('apiPasswordNeeded', `refused with status ${answered?.status ?? 'none'}`)
  }

  async function get(path: string, signal: AbortSignal): Promise<Answered> {
    const answered = await ask({ path }, signal)
    expectSuccess(answered, path)
    return answered
  }

  async function send(method: 'POST' | 'PUT', path: string, json: unknown, signal: AbortSignal): Promise<Answered> {
    const answered = await ask({ method, path, json }, signal)
    expectSuccess(answered, path)
    return answered
  }

  async function folders(signal: AbortSignal): Promise<RemoteFolder[]> {
    return talk.read('minifluxFolders', await get('/categories', signal))
  }

  async function feeds(signal: AbortSignal): Promise<RemoteFeeds> {
    const all = await talk.read('minifluxFeeds', await get('/feeds', signal))
    const names = (await folders(signal)).map(({ name }) => name).filter(name => name !== NO_FOLDER)
    return { feeds: all, folders: names, trouble: null }
  }

  /** null: this one has no list of ids. */
  async function listed(filter: string, signal: AbortSignal): Promise<RemoteIds | null> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const seen = new Set<string>()
      let total: number | null = null
      let isSteady = true
      for (let page = 0; page < MOST_PAGES; page++) {
        const part = await idPage(`${filter}&limit=${IDS_AT_ONCE}&offset=${seen.size}`, signal)
        if (part === null) return null
        isSteady &&= total === null || total === part.total
        total = part.total
        const before = seen.size
        for (const id of part.ids) seen.add(id)
        if (seen.size === before || seen.size >= (total ?? 0)) break
      }
      if (isSteady && seen.size === total) return { ids: [...seen], isComplete: true }
      if (tries === MOST_TRIES - 1) return { ids: [...seen], isComplete: false }
    }
    return null
  }

  async function idPage(query: string, signal: AbortSignal): Promise<CountedIds | null> {
    const answered = await ask({ path: `/entries/ids?${query}` }, signal)
    // Before it had such a list, `ids` was the id of an article, and a wrong one.
    if (answered.status === 404 || answered.status === 400) return null
    expectSuccess(answered, '/entries/ids')
    return talk.read('minifluxIds', answered)
  }

  /** By the articles themselves, in the order of their ids: what changes meanwhile moves no page. */
  async function gathered(filter: string, signal: AbortSignal): Promise<RemoteIds> {
    const ids: string[] = []
    for (let page = 0; page < MOST_PAGES; page++) {
      const after = ids.at(-1) ?? '0'
      const path = `/entries?${filter}&order=id&direction=asc&limit=${ENTRIES_AT_ONCE}&after_entry_id=${after}`
      const part = await talk.read('minifluxEntryIds', await get(path, signal))
      ids.push(...part.ids)
      const isLast = part.total === null ? part.ids.length === 0 : part.total <= part.ids.length
      if (isLast) return { ids, isComplete: true }
      if (part.ids.length === 0) break
    }
    return { ids, isComplete: false }
  }

  async function idsOf(filter: string, signal: AbortSignal): Promise<RemoteIds> {
    const ids = hasNoIdList ? null : await listed(filter, signal)
    if (ids !== null) return ids
    hasNoIdList = true
    return gathered(filter, signal)
  }

  async function recentIds(most: number, signal: AbortSignal): Promise<RemoteIds> {
    const part = hasNoIdList ? null : await idPage(`limit=${Math.min(most, IDS_AT_ONCE)}&offset=0`, signal)
    if (part !== null) return { ids: part.ids, isComplete: part.ids.length === part.total }
    hasNoIdList = true
    const path = `/entries?order=id&direction=desc&limit=${Math.min(most, ENTRIES_AT_ONCE)}`
    const newest = await talk.read('minifluxEntryIds', await get(path, signal))
    return { ids: newest.ids, isComplete: newest.ids.length === newest.total }
  }

  const windows = {
    async from(id: string, most: number, signal: AbortSignal) {
      if (most > 1) {
        const after = String(BigInt(id) - 1n)
        const path = `/entries?order=id&direction=asc&limit=${most}&after_entry_id=${after}`
        return talk.articles('minifluxItems', await get(path, signal))
      }
      const answered = await ask({ path: `/entries/${id}` }, signal)
      if (answered.status === 404) return packedRemote([])
      expectSuccess(answered, '/entries')
      return talk.articles('minifluxItem', answered)
    },
  }

  async function mark(ids: readonly string[], key: MarkKey, value: boolean, signal: AbortSignal): Promise<void> {
    if (ids.length === 0) return
    if (key === 'read') {
      await send('PUT', '/entries', { entry_ids: numbers(ids), status: value ? 'read' : 'unread' }, signal)
    } else if (onlyToggles || !(await starAtOnce(ids, value, signal))) {
      onlyToggles = true
      for (const id of ids) await starOne(id, value, signal)
    }
  }

  /** False: this one knows only read and unread here. */
  async function starAtOnce(ids: readonly string[], value: boolean, signal: AbortSignal): Promise<boolean> {
    const json = { entry_ids: numbers(ids), starred: value }
    const answered = await ask({ method: 'PUT', path: '/entries', json }, signal)
    if (answered.status === 400) return false
    expectSuccess(answered, '/entries')
    return true
  }

  /** The call turns the star around: it is made only where it stands the other way. */
  async function starOne(id: string, value: boolean, signal: AbortSignal): Promise<void> {
    const answered = await ask({ path: `/entries/${id}` }, signal)
    if (answered.status === 404) return
    expectSuccess(answered, '/entries')
    const [entry] = await talk.read('minifluxStars', answered)
    if (entry && entry.isStarred !== value) await send('PUT', `/entries/${id}/bookmark`, {}, signal)
  }

  async function folderId(name: string, signal: AbortSignal): Promise<string | null> {
    const all = await folders(signal)
    const known = all.find(folder => folder.name === name)
    if (known) return known.id
    // Where what is in none is called otherwise, it is the first one.
    if (name === NO_FOLDER) return all[0]?.id ?? null
    return talk.read('minifluxMade', await send('POST', '/categories', { title: name }, signal))
  }

  async function subscribe(url: string, title: string | null, folder: string | null, signal: AbortSignal) {
    const category = folder === null ? null : await folderId(folder, signal)
    const json = { feed_url: url, ...(category === null ? {} : { category_id: Number(category) }) }
    const answered = await ask({ method: 'POST', path: '/feeds', json }, signal)
    const made = answered.status < 300 ? await talk.read('minifluxMade', answered) : null
    const remoteId = made ?? (await feeds(signal)).feeds.find(feed => sameAddress(feed.url, url))?.id
    if (remoteId === undefined) {
      expectSuccess(answered, '/feeds', { 400: 'noFeedsFound', 500: 'noFeedsFound' })
      throw new ExpectedError('unexpectedAnswer', 'a feed without an id')
    }
    if (title !== null && made !== null) await send('PUT', `/feeds/${remoteId}`, { title }, signal)
    return { remoteId }
  }

  return {
    traits: TRAITS,
    feeds,
    unreadIds: signal => idsOf('status=unread', signal),
    starredIds: signal => idsOf('starred=true', signal),
    recentIds,
    contents: (ids, signal) => inWindows(ids, windows, signal),
    mark,
    subscribe,
    async unsubscribe(feedId, signal) {
      const answered = await ask({ method: 'DELETE', path: `/feeds/${feedId}` }, signal)
      if (answered.status !== 404) expectSuccess(answered, '/feeds')
    },
    rename: async (feedId, title, signal) => void (await send('PUT', `/feeds/${feedId}`, { title }, signal)),
    async move(feedId, _from, to, signal) {
      const category = await folderId(to ?? NO_FOLDER, signal)
      await send('PUT', `/feeds/${feedId}`, { category_id: Number(category) }, signal)
    },
  }
}

/** Serial numbers of a database: they fit. */
function numbers(ids: readonly string[]): number[] {
  return ids.map(Number)
}
