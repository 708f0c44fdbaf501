/** What the server of an account says, checked by the parse process. Nothing in it has been sanitised. */

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
