/** An account with newspapers, in a store of its own. */

import {
  guidOfRemote,
  type NewAccount,
  type PulledIds,
  type RemoteArticle,
  type RemoteFeed,
} from '../../../electron/records/account.ts'
import { packedRemote } from '../../../electron/records/packed-remote.ts'
import type { Store } from '../../../electron/records/store.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { AccountId } from '../../../shared/contract/accounts.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import { article, NOW } from '../seeds.ts'
import { clock, rows, temporaryFolder } from '../world.ts'

export const ACCOUNT: NewAccount = {
  kind: 'greader',
  base: 'https://reader.example/api/greader.php',
  user: 'salma',
  name: 'reader.example',
  pinned: null,
}

export interface AccountWorld {
  readonly folder: string
  readonly store: Store
  readonly id: AccountId
}

export function feed(id: string, change: Partial<RemoteFeed> = {}): RemoteFeed {
  return {
    id,
    url: `https://${id}.example/feed`,
    title: `جريدة ${id}`,
    homepage: `https://${id}.example/`,
    folders: ['سياسة'],
    ...change,
  }
}

export function list(...feeds: readonly RemoteFeed[]) {
  return { feeds, folders: [], trouble: null }
}

export interface RemoteSeed {
  readonly feedId?: string
  readonly isRead?: boolean
  readonly isStarred?: boolean
  readonly title?: string
}

export function remote(
  id: string,
  { feedId = 'p1', isRead = false, isStarred = false, title }: RemoteSeed = {},
): RemoteArticle {
  const guid = guidOfRemote(id)
  return { id, feedId, isRead, isStarred, article: article({ guid, title: title ?? `عنوان ${id}`, text: `نص ${id}` }) }
}

export function openAccount(...feeds: readonly RemoteFeed[]): AccountWorld {
  const folder = temporaryFolder()
  const store = openStore(folder, { clock })
  const id = store.addAccount(ACCOUNT)
  store.mergeRemoteFeeds(id, list(...(feeds.length === 0 ? [feed('p1')] : feeds)))
  return { folder, store, id }
}

export function receive({ store, id }: AccountWorld, ...articles: readonly RemoteArticle[]): void {
  store.saveRemote(
    id,
    packedRemote(articles),
    articles.map(one => one.id),
  )
}

interface PulledSeed {
  readonly unread?: readonly string[]
  readonly starred?: readonly string[]
  readonly recent?: readonly string[]
  /** Whether the lists came to their end. */
  readonly isComplete?: boolean
  readonly startedAt?: number
  readonly isDoubted?: boolean
}

export function pull({ store, id }: AccountWorld, seed: PulledSeed = {}) {
  const { unread = [], starred = [], recent = [], isComplete = true, startedAt = NOW, isDoubted = false } = seed
  const pulled: PulledIds = {
    unread: { ids: unread, isComplete },
    starred: { ids: starred, isComplete },
    recent,
    startedAt,
  }
  return store.mergeRemoteIds(id, pulled, isDoubted)
}

export function rowOf({ store }: Pick<AccountWorld, 'store'>, id: string): ArticleRow {
  const found = rows(store).find(({ title }) => title === `عنوان ${id}`)
  if (!found) throw new Error(`${id} is not in the list`)
  return found
}

/** `id key value`, as they would be sent. */
export function waiting({ store, id }: Pick<AccountWorld, 'store' | 'id'>): string[] {
  return store.marksToSend(id, 1000).map(({ remoteId, key, value }) => `${remoteId} ${key} ${value}`)
}
