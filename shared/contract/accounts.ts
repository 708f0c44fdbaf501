/** Accounts on servers that a reader already runs or uses: their newspapers, read marks and bookmarks, in both directions. */

import type { Failure } from '../result.ts'

/**
 * What the server speaks. `greader`: the Google Reader API (FreshRSS, The Old Reader, BazQux, Miniflux's second one);
 * `fever`: a last resort, one mark a call and no subscribing.
 */
export type AccountKind = 'greader' | 'miniflux' | 'nextcloud' | 'ttrss' | 'fever'

export const ACCOUNT_KINDS: readonly AccountKind[] = ['greader', 'miniflux', 'nextcloud', 'ttrss', 'fever']

export type AccountId = number

export interface Account {
  readonly id: AccountId
  readonly kind: AccountKind
  /** Where its API lies. */
  readonly base: string
  readonly user: string
  /** What the reader calls it. */
  readonly name: string
  readonly newspapers: number
  /** Marks that the server does not have yet. */
  readonly waiting: number
  /** When it was last brought up to date; null: never. */
  readonly syncedAt: number | null
  readonly state: AccountState
}

export interface AccountState {
  readonly isSyncing: boolean
  /** Why the last sync ended before its time; null: it did not. */
  readonly failure: Failure | null
  /** Until when it is left alone; null: it is not. */
  readonly pausedUntil: number | null
  /** What the server says of its own fetching, in its words; null: nothing. */
  readonly serverTrouble: string | null
  /** Marks of the last sync that the server said it took, and did not. */
  readonly ignoredMarks: number
  /** Nobody knows its password: it has to be typed. */
  readonly needsPassword: boolean
}
