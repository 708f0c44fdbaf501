/** Accounts on servers that a reader already runs or uses: their newspapers, read marks and bookmarks, in both directions. */

import { type Check, isBoolean, isId, objectOf, orNull, textUpTo } from '../checks.ts'
import type { Failure, FailureCode } from '../result.ts'
import { type Contract, isAddress, isText } from './terms.ts'

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
  /** Its password is known after the next start, too. */
  readonly isRemembered: boolean
  readonly state: AccountState
}

/** Failures of a sign-in: no waiting mends them, only the reader does. */
export const SIGN_IN_FAILURES: readonly FailureCode[] = ['wrongPassword', 'apiPasswordNeeded', 'apiSwitchedOff']

export interface AccountState {
  readonly isSyncing: boolean
  /** Why the last sync ended before its time, or what the server refused in it; null: neither. */
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

export interface AccountWish {
  /** As the reader typed it. */
  readonly address: string
  readonly user: string
  readonly secret: string
  /** The password is to be known after the next start, too. */
  readonly isRemembered: boolean
  /** Fingerprint of a certificate that nobody vouches for, and the reader does; null: only those that everybody trusts. */
  readonly pinned: string | null
}

/** What a server shows that nobody vouches for. */
export interface CertificateFacts {
  /** SHA-256 of the certificate, as pairs of hexadecimal digits with colons between them. */
  readonly fingerprint: string
  /** Whom it names, and who says so. */
  readonly subject: string
  readonly issuer: string
  /** Milliseconds since the epoch; null where it cannot be read. */
  readonly validFrom: number | null
  readonly validUntil: number | null
}

export interface AccountRequests {
  listAccounts(): Account[]
  /** Whether the system keeps passwords in a way that others who use this computer cannot read. */
  arePasswordsProtected(): boolean
  /**
   * Finds out what answers at the address, signs in, and begins to bring the account up to date.
   * @throws ExpectedError `badAddress`, `needsConsent`, `wrongPassword`, `apiPasswordNeeded`, `apiSwitchedOff`,
   * `notAnAccountServer`, `certificateUnknown`, and the codes of the network
   */
  addAccount(wish: AccountWish): AccountId
  /** Shows what the reader would agree to. Nothing secret is sent. */
  readCertificate(address: string): CertificateFacts
  /** Signs in with it first. @throws the same as `addAccount` */
  setAccountPassword(id: AccountId, secret: string, isRemembered: boolean): void
  /** Resolves when it is known how it went. */
  syncAccount(id: AccountId): void
  /** Nothing changes on the server. */
  removeAccount(id: AccountId, keepsNewspapers: boolean): void
  /** The server subscribes to the newspaper. `section`: its folder there; null: none. */
  addToAccount(id: AccountId, address: string, section: string | null): void
}

const isName = textUpTo(500)
const isFingerprint: Check<string> = (value): value is string => /^(?:[\dA-F]{2}:){31}[\dA-F]{2}$/i.test(String(value))

const isWish = objectOf<AccountWish>({
  address: isAddress,
  user: isName,
  secret: isText,
  isRemembered: isBoolean,
  pinned: orNull(isFingerprint),
})

export const ACCOUNTS: Contract<AccountRequests> = {
  listAccounts: { takes: [], changes: [] },
  arePasswordsProtected: { takes: [], changes: [] },
  addAccount: { takes: [isWish], changes: ['accounts'] },
  readCertificate: { takes: [isAddress], changes: [] },
  setAccountPassword: { takes: [isId, isText, isBoolean], changes: ['accounts'] },
  syncAccount: { takes: [isId], changes: ['accounts'] },
  removeAccount: { takes: [isId, isBoolean], changes: ['accounts', 'library', 'articles'] },
  addToAccount: { takes: [isId, isAddress, orNull(isName)], changes: ['accounts', 'library', 'articles'] },
}
