/**
 * The Fever API, as a last resort: 50 articles a call, one mark a call, no subscribing, and a key that equals the password
 * (MD5 of name and password). Lists of ids are whole.
 */

import { hash } from 'node:crypto'
import { ExpectedError } from '../../../shared/result.ts'
import type { Answered } from '../../network/call.ts'
import type { MarkKey, RemoteFeeds } from '../../records/account.ts'
import { packedRemote } from '../../records/packed-remote.ts'
import type { AccountServer, Credentials, ServerTraits } from './server.ts'
import { expectSuccess, openTalk, type ServerParts } from './talk.ts'

const TRAITS: ServerTraits = {
  contentsAtOnce: 50,
  marksAtOnce: 10,
  canSubscribe: false,
  canRename: false,
  canMove: false,
}

/** Above every id. */
const HIGHEST = '9223372036854775807'
const WORDS: Readonly<Record<MarkKey, readonly [on: string, off: string]>> = {
  read: ['read', 'unread'],
  starred: ['saved', 'unsaved'],
}

export function openFever(credentials: Credentials, parts: ServerParts): AccountServer {
  const talk = openTalk(credentials.base, parts)
  // A program has a name, a folder a slash.
  const slash = credentials.base.endsWith('.php') ? '' : '/'
  const key = hash('md5', `${credentials.user}:${credentials.secret}`, 'hex')

  async function ask(
    query: string,
    form: readonly (readonly [string, string])[],
    signal: AbortSignal,
  ): Promise<Answered> {
    const path = `${slash}?api${query}`
    const answered = await talk.ask({ method: 'POST', path, form: [['api_key', key], ...form] }, signal)
    expectSuccess(answered, query || 'fever', { 401: 'apiPasswordNeeded', 403: 'apiPasswordNeeded' })
    return answered
  }

  async function feeds(signal: AbortSignal): Promise<RemoteFeeds> {
    const { names, byFeed } = await talk.read('feverGroups', await ask('&groups', [], signal))
    const all = await talk.read('feverFeeds', await ask('&feeds', [], signal))
    return { feeds: all.map(feed => ({ ...feed, folders: byFeed[feed.id] ?? [] })), folders: names, trouble: null }
  }

  async function mark(ids: readonly string[], kind: MarkKey, value: boolean, signal: AbortSignal): Promise<void> {
    const [on, off] = WORDS[kind]
    for (const id of ids) {
      const form = [
        ['mark', 'item'],
        ['as', value ? on : off],
        ['id', id],
      ] as const
      await talk.read('feverDone', await ask('', form, signal))
    }
  }

  const refuse = () => Promise.reject(new ExpectedError('notAllowed', 'Fever does not offer this'))

  return {
    traits: TRAITS,
    feeds,
    async unreadIds(signal) {
      return { ids: await talk.read('feverUnread', await ask('&unread_item_ids', [], signal)), isComplete: true }
    },
    async starredIds(signal) {
      return { ids: await talk.read('feverSaved', await ask('&saved_item_ids', [], signal)), isComplete: true }
    },
    async recentIds(most, signal) {
      const ids = await talk.read('feverItemIds', await ask(`&items&max_id=${HIGHEST}`, [], signal))
      return { ids: ids.slice(0, most), isComplete: false }
    },
    async contents(ids, signal) {
      if (ids.length === 0) return packedRemote([])
      return talk.articles('feverItems', await ask(`&items&with_ids=${ids.join(',')}`, [], signal))
    },
    mark,
    subscribe: refuse,
    unsubscribe: refuse,
    rename: refuse,
    move: refuse,
  }
}
