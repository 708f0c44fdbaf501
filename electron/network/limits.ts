/** The numbers of `reliability-cases.md`, section 4, for one HTTP exchange. */

import { MIB, SECOND } from '../../shared/units.ts'

export interface FetchLimits {
  /** Milliseconds for everything: redirects, connection, headers and body. */
  readonly total: number
  /** Milliseconds without a byte. */
  readonly idle: number
  readonly redirects: number
  /** Bytes of the body after unpacking. */
  readonly bytes: number
}

export const FEED_LIMITS: FetchLimits = { total: 60 * SECOND, idle: 15 * SECOND, redirects: 5, bytes: 15 * MIB }
export const PAGE_LIMITS: FetchLimits = { ...FEED_LIMITS, bytes: 5 * MIB }
export const PICTURE_LIMITS: FetchLimits = { ...FEED_LIMITS, bytes: 10 * MIB }

/** Packages of ours over a slow line; how many bytes is said by who signed them. */
export const PACKAGE_LIMITS = { total: 3 * 60 * 60 * SECOND, idle: 60 * SECOND, redirects: 3 }

export const DIAL_TIMEOUT = 10 * SECOND
export const CONNECTIONS = 8
/** Between two requests for feeds to one host. */
export const FEED_SPACING = 1 * SECOND
/** Pictures of one article come from one host; a browser would ask for all of them at once. */
export const PICTURE_SPACING = 200
