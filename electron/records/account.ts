/** What the server of an account says, checked by the parse process. Nothing in it has been sanitised. */

import { hash } from 'node:crypto'
import type { AccountId, AccountKind } from '../../shared/contract/accounts.ts'
import type { FeedId } from '../../shared/contract/ids.ts'
import type { ParsedArticle } from './article.ts'

export interface RemoteFeed {
  /** The server's own id. */
  readonly id: string
  /** Address of the feed; null where the server does not tell. */
  readonly url: string | null
  readonly title: string
  readonly homepage: string | null
  /** The folders that it is in; most servers know one. Empty: none. */
  readonly folders: readonly string[]
}

export interface RemoteFeeds {
  readonly feeds: readonly RemoteFeed[]
  /** Names of all folders, empty ones too where the server tells. */
  readonly folders: readonly string[]
  /** What the server itself says is wrong with its fetching, in its words; null: nothing known. */
  readonly trouble: string | null
}

/** Ids of articles, each in the one spelling that the server's adapter keeps to. */
export interface RemoteIds {
  readonly ids: readonly string[]
  /** Paging ended by itself: what is not in it is not in the server's list either. */
  readonly isComplete: boolean
}

export interface RemoteArticle {
  readonly id: string
  /** Of its feed. */
  readonly feedId: string
  readonly isRead: boolean
  readonly isStarred: boolean
  /** Its guid is `guidOfRemote` its id. */
  readonly article: ParsedArticle
}

/** Articles on their way from the parse process to the store: main hands the bytes on without looking into them. */
export interface PackedRemote {
  /** Ids of those in it: the server leaves out what it does not know. */
  readonly ids: readonly string[]
  /** `RemoteArticle[]`, as `packedRemote` makes it. */
  readonly packed: Uint8Array
}

const PREFIX = 'remote:'

/** The guid of an article of an account: the server's id is all that is surely its own. */
export function guidOfRemote(id: string): string {
  return PREFIX + id
}

/** The server's id behind a guid; null for an article of no account. */
export function remoteIdOf(guid: string): string | null {
  return guid.startsWith(PREFIX) ? guid.slice(PREFIX.length) : null
}

const SCHEME = 'account:'
const IDENTITY_DIGITS = 16

/** What an account is known by wherever nothing may tell its server or its user. */
export function accountName({ kind, base, user }: Pick<AccountRecord, 'kind' | 'base' | 'user'>): string {
  return hash('sha256', [kind, base, user].join('\n'), 'hex').slice(0, IDENTITY_DIGITS)
}

/**
 * The address under which the library knows a newspaper of an account: the same whenever the account is added again, so
 * that bookmarks and read marks come back to it.
 */
export function accountAddress(account: Pick<AccountRecord, 'kind' | 'base' | 'user'>, remoteId: string): string {
  return `${SCHEME}${accountName(account)}/${encodeURIComponent(remoteId)}`
}

/** Whether the server of an account fetches this feed, and nobody else. */
export function isAccountAddress(url: string): boolean {
  return url.startsWith(SCHEME)
}

export interface NewAccount {
  readonly kind: AccountKind
  readonly base: string
  readonly user: string
  readonly name: string
  /** SHA-256 of the one certificate that the reader agreed to, in hexadecimal; null: those that everybody trusts. */
  readonly pinned: string | null
}

export interface AccountRecord extends NewAccount {
  readonly id: AccountId
  readonly syncedAt: number | null
  readonly newspapers: number
  /** Marks that wait in the outbox. */
  readonly waiting: number
}

/** A thing that is kept for an article on both sides. */
export type MarkKey = 'read' | 'starred'

export interface QueuedMark {
  readonly remoteId: string
  readonly key: MarkKey
  readonly value: boolean
  /** Another number for every wish. */
  readonly generation: number
}

/** What the server's lists of ids say. */
export interface PulledIds {
  readonly unread: RemoteIds
  readonly starred: RemoteIds
  /** The newest ones, read or not. */
  readonly recent: readonly string[]
  /** When this sync began: what was sent since is expected in the lists. */
  readonly startedAt: number
}

export interface MergedIds {
  /** Articles that others marked, and now are so here. */
  readonly changed: number
  /** Articles whose contents are to be asked for, in this order. */
  readonly missing: readonly string[]
  /** Marks that the server said it took twice, and did not. */
  readonly ignored: number
  /** Marks that it said it took, and have to be sent again. */
  readonly again: number
}

/** What was changed here and the server does not know. */
export type FeedPush =
  | { readonly kind: 'rename'; readonly remoteId: string; readonly title: string }
  | { readonly kind: 'move'; readonly remoteId: string; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'unsubscribe'; readonly remoteId: string }
  /** It was given up there, and taken back here. */
  | {
      readonly kind: 'subscribe'
      readonly remoteId: string
      readonly feedId: FeedId
      readonly url: string
      readonly title: string
      readonly folder: string | null
    }

export interface MergedFeeds {
  readonly pushes: readonly FeedPush[]
  /** Newspapers came, went, or are called otherwise. */
  readonly isChanged: boolean
  /** The list is too short to be believed the first time: nothing may be taken for gone. */
  readonly isDoubted: boolean
}
