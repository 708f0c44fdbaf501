/** What every server of an account can be asked, whatever it speaks. One adapter for each kind stands beside this file. */

import type { AccountKind, AccountWish, CertificateFacts } from '../../../shared/contract/accounts.ts'
import type { MarkKey, PackedRemote, RemoteFeeds, RemoteIds } from '../../records/account.ts'

/** What the reader types once. The secret is never in an address, a log or a message. */
export interface Credentials {
  readonly kind: AccountKind
  /** Where the API lies, as the probe found it; ends without a slash. */
  readonly base: string
  readonly user: string
  /** Password, API password or token. */
  readonly secret: string
}

export interface ServerTraits {
  /** Articles in one call for contents. */
  readonly contentsAtOnce: number
  /** Articles in one call that marks. */
  readonly marksAtOnce: number
  readonly canSubscribe: boolean
  readonly canRename: boolean
  readonly canMove: boolean
}

export interface Subscribed {
  readonly remoteId: string
}

/**
 * Every call may reject with `ExpectedError`: a code of the network, `wrongPassword`, `apiSwitchedOff`, … Marks may be
 * repeated: all of them say what shall be, none toggles. A call whose answer did not come is of unknown outcome.
 */
export interface AccountServer {
  readonly traits: ServerTraits
  feeds(signal: AbortSignal): Promise<RemoteFeeds>
  unreadIds(signal: AbortSignal): Promise<RemoteIds>
  starredIds(signal: AbortSignal): Promise<RemoteIds>
  /** The newest ones, read or not, at most `most`. */
  recentIds(most: number, signal: AbortSignal): Promise<RemoteIds>
  /** In any order; without those that the server does not know. At most `traits.contentsAtOnce` ids. */
  contents(ids: readonly string[], signal: AbortSignal): Promise<PackedRemote>
  /** At most `traits.marksAtOnce` ids. That it resolves proves nothing: the next pull does. */
  mark(ids: readonly string[], key: MarkKey, value: boolean, signal: AbortSignal): Promise<void>
  subscribe(url: string, title: string | null, folder: string | null, signal: AbortSignal): Promise<Subscribed>
  unsubscribe(feedId: string, signal: AbortSignal): Promise<void>
  rename(feedId: string, title: string, signal: AbortSignal): Promise<void>
  /** `from`: the folder that it leaves, others stay; null: none. */
  move(feedId: string, from: string | null, to: string | null, signal: AbortSignal): Promise<void>
}

export interface Probed {
  readonly credentials: Credentials
  /** Of the server: its host. */
  readonly name: string
}

/** The way to the servers of accounts. */
export interface AccountServers {
  /** What lies at an address that the reader typed. Signs in once. */
  probe(wish: Omit<AccountWish, 'isRemembered'>, signal: AbortSignal): Promise<Probed>
  /** `pinned`: fingerprint of the one certificate that counts. */
  open(credentials: Credentials, pinned: string | null): Promise<AccountServer>
  readCertificate(address: string, signal: AbortSignal): Promise<CertificateFacts>
}
