/** Accounts on servers that a reader already runs or uses: their newspapers, read marks and bookmarks, in both directions. */

/**
 * What the server speaks. `greader`: the Google Reader API (FreshRSS, The Old Reader, BazQux, Miniflux's second one);
 * `fever`: a last resort, one mark a call and no subscribing.
 */
export type AccountKind = 'greader' | 'miniflux' | 'nextcloud' | 'ttrss' | 'fever'

export const ACCOUNT_KINDS: readonly AccountKind[] = ['greader', 'miniflux', 'nextcloud', 'ttrss', 'fever']
