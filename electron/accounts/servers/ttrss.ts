/**
 * Tiny Tiny RSS. Its lists have no order of ids and 200 articles a page at most, so a long one is read between two looks
 * at its counters. Feeds can neither be renamed nor moved through it, and labels and categories not be made.
 */

import { ExpectedError } from '../../../shared/result.ts'
import type { Answered } from '../../network/call.ts'
import type { AccountRead, AccountReading } from '../../parse/accounts/read-account.ts'
import type { MarkKey, PackedRemote, RemoteFeeds, RemoteIds } from '../../records/account.ts'
import { packedRemote } from '../../records/packed-remote.ts'
import type { AccountServer, Credentials, ServerTraits } from './server.ts'
import { expectSuccess, isFailure, openTalk, type ServerParts, sameAddress } from './talk.ts'

const ALL = -4
const STARRED = -1
const PAGE = 200
/** Older ones give so many, whatever they are asked for: a shorter page is the last one everywhere. */
const SMALLEST_PAGE = 60
const MOST_PAGES = 5000
const MOST_TRIES = 3
const FIELD: Readonly<Record<MarkKey, number>> = { starred: 0, read: 2 }

const TRAITS: ServerTraits = {
  contentsAtOnce: 100,
  marksAtOnce: 200,
  canSubscribe: true,
  canRename: false,
  canMove: false,
}

export function openTtrss(credentials: Credentials, parts: ServerParts): AccountServer {
  const talk = openTalk(credentials.base, parts)
  let session: Promise<string> | null = null

  function post(json: unknown, signal: AbortSignal): Promise<Answered> {
    return talk.ask({ method: 'POST', path: '/api/', json }, signal)
  }

  function loggedIn(signal: AbortSignal): Promise<string> {
    session ??= logIn(signal).catch(error => {
      session = null
      throw error
    })
    return session
  }

  async function logIn(signal: AbortSignal): Promise<string> {
    const { user, secret } = credentials
    const answered = await post({ op: 'login', user, password: secret }, signal)
    expectSuccess(answered, 'login', { 404: 'notAnAccountServer' })
    return talk.read('ttrssSession', answered)
  }

  /** `read` throws `needsPassword` where the session is over: a new one is asked for once. */
  async function ask<T>(fields: object, read: (answered: Answered) => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let tries = 0; ; tries++) {
      const used = loggedIn(signal)
      const answered = await post({ sid: await used, ...fields }, signal)
      expectSuccess(answered, 'op' in fields ? String(fields.op) : 'call')
      try {
        return await read(answered)
      } catch (error) {
        if (!isFailure(error, 'needsPassword')) throw error
        if (session === used) session = null
        if (tries > 0) throw new ExpectedError('wrongPassword', 'a new session was refused as well')
      }
    }
  }

  function told<R extends AccountReading>(reading: R, fields: object, signal: AbortSignal): Promise<AccountRead<R>> {
    return ask(fields, answered => talk.read(reading, answered), signal)
  }

  async function feeds(signal: AbortSignal): Promise<RemoteFeeds> {
    const all = await told('ttrssFeeds', { op: 'getFeeds', cat_id: -3 }, signal)
    const named = await told('ttrssFolders', { op: 'getCategories', include_empty: true }, signal)
    const names = new Map(named.map(({ id, name }) => [id, name]))
    return {
      feeds: all.map(({ categoryId, ...feed }) => {
        const name = names.get(categoryId)
        return { ...feed, folders: name === undefined ? [] : [name] }
      }),
      folders: [...names.values()],
      trouble: null,
    }
  }

  function page(list: object, skip: number, signal: AbortSignal): Promise<string[]> {
    const fields = {
      op: 'getHeadlines',
      limit: PAGE,
      skip,
      since_id: 0,
      show_excerpt: false,
      show_content: false,
      ...list,
    }
    return told('ttrssIds', fields, signal)
  }

  async function idsOf(list: object, signal: AbortSignal): Promise<RemoteIds> {
    const first = await page(list, 0, signal)
    if (first.length < SMALLEST_PAGE) return { ids: first, isComplete: true }
    for (let tries = 0; ; tries++) {
      const before = await told('ttrssCounters', { op: 'getCounters' }, signal)
      const ids = await paged(list, Number.POSITIVE_INFINITY, signal)
      const after = await told('ttrssCounters', { op: 'getCounters' }, signal)
      if (before === after) return { ids, isComplete: true }
      if (tries === MOST_TRIES - 1) return { ids, isComplete: false }
    }
  }

  async function paged(list: object, most: number, signal: AbortSignal): Promise<string[]> {
    const seen = new Set<string>()
    for (let pages = 0, skip = 0; pages < MOST_PAGES; pages++) {
      const ids = await page(list, skip, signal)
      for (const id of ids) seen.add(id)
      skip += ids.length
      if (ids.length < SMALLEST_PAGE || seen.size >= most) break
    }
    return [...seen]
  }

  async function contents(ids: readonly string[], signal: AbortSignal): Promise<PackedRemote> {
    if (ids.length === 0) return packedRemote([])
    const fields = { op: 'getArticle', article_id: ids.join(','), sanitize: false }
    return ask(fields, answered => talk.articles('ttrssItems', answered), signal)
  }

  async function subscribe(url: string, _title: string | null, folder: string | null, signal: AbortSignal) {
    const named =
      folder === null ? [] : await told('ttrssFolders', { op: 'getCategories', include_empty: true }, signal)
    const category = named.find(({ name }) => name === folder)?.id ?? '0'
    const fields = { op: 'subscribeToFeed', feed_url: url, category_id: Number(category) }
    const { code, id, message } = await told('ttrssAdded', fields, signal)
    if (code !== 0 && code !== 1) throw new ExpectedError('noFeedsFound', `the server says ${code}: ${message}`)
    const remoteId = id ?? (await feeds(signal)).feeds.find(feed => sameAddress(feed.url, url))?.id
    if (remoteId === undefined) throw new ExpectedError('unexpectedAnswer', 'a feed without an id')
    return { remoteId }
  }

  const refuse = () => Promise.reject(new ExpectedError('notAllowed', 'TT-RSS does not offer this'))

  return {
    traits: TRAITS,
    feeds,
    unreadIds: signal => idsOf({ feed_id: ALL, view_mode: 'unread' }, signal),
    starredIds: signal => idsOf({ feed_id: STARRED, view_mode: 'all_articles' }, signal),
    async recentIds(most, signal) {
      const ids = await paged({ feed_id: ALL, view_mode: 'all_articles' }, most, signal)
      return { ids: ids.slice(0, most), isComplete: false }
    },
    contents,
    async mark(ids, key, value, signal) {
      if (ids.length === 0) return
      // Field 2 is “unread”. Mode 2 would turn it around, whatever it is.
      const mode = (key === 'read') === value ? 0 : 1
      await told('ttrssDone', { op: 'updateArticle', article_ids: ids.join(','), mode, field: FIELD[key] }, signal)
    },
    subscribe,
    async unsubscribe(feedId, signal) {
      try {
        await told('ttrssDone', { op: 'unsubscribeFeed', feed_id: Number(feedId) }, signal)
      } catch (error) {
        // It is gone already.
        if (!isFailure(error, 'notFound')) throw error
      }
    },
    rename: refuse,
    move: refuse,
  }
}
