/**
 * The Google Reader API: FreshRSS, The Old Reader, BazQux, Miniflux's second one. What they differ in is told by what they
 * answer, never by a version. The stream of what was read and streams of labels are never asked for: where they are
 * unknown, some answer with everything.
 */

import { ExpectedError } from '../../../shared/result.ts'
import type { Answered } from '../../network/call.ts'
import { longForm } from '../../parse/accounts/ids.ts'
import type { MarkKey, RemoteFeed, RemoteFeeds, RemoteIds } from '../../records/account.ts'
import { packedRemote } from '../../records/packed-remote.ts'
import { type Form, openGreaderLogin } from './greader-login.ts'
import type { AccountServer, Credentials, ServerTraits } from './server.ts'
import { expectSuccess, openTalk, type ServerParts, sameAddress } from './talk.ts'

const STATE = 'user/-/state/com.google/'
const LABEL = 'user/-/label/'
/** The largest page that all of them give. */
const PAGE = 10_000
/** A million ids, and then some pages that were smaller than asked for. */
const MOST_PAGES = 200
/** Where pages are counted by articles, one begins so far before the end of the last one. */
const OVERLAP = 100

const TRAITS: ServerTraits = {
  contentsAtOnce: 100,
  // FreshRSS takes 25 ms for each on SQLite, and reads no more than a thousand variables of a form.
  marksAtOnce: 100,
  canSubscribe: true,
  canRename: true,
  canMove: true,
}

export function openGreader(credentials: Credentials, parts: ServerParts): AccountServer {
  const talk = openTalk(credentials.base, parts)
  const login = openGreaderLogin(talk, credentials)

  async function get(path: string, signal: AbortSignal): Promise<Answered> {
    const answered = await login.get(path, signal)
    expectSuccess(answered, path.slice(0, path.indexOf('?')))
    return answered
  }

  async function change(path: string, form: Form, signal: AbortSignal): Promise<Answered> {
    const answered = await login.change(path, form, signal)
    expectSuccess(answered, path)
    return answered
  }

  /** A page of a stranger in between has status 200 too. */
  async function expectDone(path: string, form: Form, signal: AbortSignal): Promise<void> {
    const words = await talk.read('words', await change(path, form, signal))
    if (words !== 'OK') throw new ExpectedError('unexpectedAnswer', `${path}: not OK`)
  }

  async function subscriptions(signal: AbortSignal): Promise<RemoteFeed[]> {
    return await talk.read('greaderFeeds', await get('/subscription/list?output=json', signal))
  }

  async function feeds(signal: AbortSignal): Promise<RemoteFeeds> {
    const all = await subscriptions(signal)
    const named = await talk.read('greaderFolders', await get('/tag/list?output=json', signal))
    const folders = [...new Set([...all.flatMap(feed => feed.folders), ...named])]
    return { feeds: all, folders, trouble: null }
  }

  /** All ids of a stream, or the newest `most`. `parameters` are safe in an address as they stand. */
  async function idsOf(parameters: string, most: number, signal: AbortSignal): Promise<RemoteIds> {
    const seen = new Set<string>()
    let from: string | null = null
    let hasGap = false
    for (let page = 0; page < MOST_PAGES; page++) {
      const c: string = from === null ? '' : `&c=${encodeURIComponent(from)}`
      const answered = await get(`/stream/items/ids?output=json&${parameters}&n=${Math.min(most, PAGE)}${c}`, signal)
      const { ids, next } = await talk.read('greaderIds', answered)
      const start = offsetOf(from)
      // Articles that were read meanwhile have moved this page forward, perhaps past some that nobody has seen.
      if (start > 0 && !ids.some(id => seen.has(id))) hasGap = true
      for (const id of ids) seen.add(id)
      if (next === null) return { ids: [...seen], isComplete: !hasGap }
      if (seen.size >= most) return { ids: [...seen].slice(0, most), isComplete: false }
      if (next === from || ids.length === 0) break
      // An offset counts the articles so far; anything else is a mark that only the server understands.
      const isOffset: boolean = next === String(start + ids.length)
      from = isOffset ? String(Number(next) - Math.min(OVERLAP, Math.floor(ids.length / 2))) : next
    }
    return { ids: [...seen], isComplete: false }
  }

  async function contents(ids: readonly string[], signal: AbortSignal) {
    if (ids.length === 0) return packedRemote([])
    const form: Form = ids.map(id => ['i', longForm(id)])
    return talk.articles('greaderItems', await change('/stream/items/contents?output=json', form, signal))
  }

  async function mark(ids: readonly string[], key: MarkKey, value: boolean, signal: AbortSignal): Promise<void> {
    if (ids.length === 0) return
    const tag = STATE + key
    await expectDone('/edit-tag', [[value ? 'a' : 'r', tag], ...ids.map(id => ['i', longForm(id)] as const)], signal)
  }

  async function edit(feedId: string, form: Form, signal: AbortSignal): Promise<void> {
    await expectDone('/subscription/edit', [['ac', 'edit'], ['s', feedId], ...form], signal)
  }

  async function subscribe(url: string, title: string | null, folder: string | null, signal: AbortSignal) {
    const named: Form = [...pairOf('t', title), ...pairOf('a', folder && LABEL + folder)]
    const form: Form = [['ac', 'subscribe'], ['s', `feed/${url}`], ...named]
    const answered = await login.change('/subscription/edit', form, signal)
    // What is there already is refused like what is dead: only the list tells which.
    const there = (await subscriptions(signal)).find(feed => sameAddress(feed.url, url))
    if (there) return { remoteId: there.id }
    if (answered.status !== 400 && answered.status !== 404) expectSuccess(answered, 'subscribe')
    // It may be a home page; and if not, the server says here what is wrong.
    const added = await change('/subscription/quickadd', [['quickadd', url]], signal)
    const remoteId = await talk.read('greaderAdded', added)
    if (named.length > 0) await edit(remoteId, named, signal)
    return { remoteId }
  }

  async function unsubscribe(feedId: string, signal: AbortSignal): Promise<void> {
    const form: Form = [
      ['ac', 'unsubscribe'],
      ['s', feedId],
    ]
    const answered = await login.change('/subscription/edit', form, signal)
    if (answered.status >= 200 && answered.status < 300) return
    if ((await subscriptions(signal)).some(({ id }) => id === feedId)) expectSuccess(answered, 'unsubscribe')
  }

  return {
    traits: TRAITS,
    feeds,
    unreadIds: signal => idsOf(`s=${STATE}reading-list&xt=${STATE}read`, Number.POSITIVE_INFINITY, signal),
    starredIds: signal => idsOf(`s=${STATE}starred`, Number.POSITIVE_INFINITY, signal),
    recentIds: (most, signal) => idsOf(`s=${STATE}reading-list`, most, signal),
    contents,
    mark,
    subscribe,
    unsubscribe,
    rename: (feedId, title, signal) => edit(feedId, [['t', title]], signal),
    move: (feedId, from, to, signal) => {
      const form: Form = [...pairOf('a', to && LABEL + to), ...pairOf('r', from && LABEL + from)]
      if (form.length === 0) return Promise.reject(new ExpectedError('badArguments', 'a move from nowhere to nowhere'))
      return edit(feedId, form, signal)
    },
  }
}

function offsetOf(from: string | null): number {
  return from !== null && /^\d{1,7}$/.test(from) ? Number(from) : 0
}

function pairOf(name: string, value: string | null): Form {
  return value === null ? [] : [[name, value]]
}
