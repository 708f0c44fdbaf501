/** The numbers of `reliability-cases.md`, section 4, for one HTTP exchange. */

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const MIB = 1024 * 1024

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

export const DIAL_TIMEOUT = 10 * SECOND
export const CONNECTIONS = 8
/** Between two requests for feeds to one host. */
export const FEED_SPACING = 1 * SECOND
/** Pictures of one article come from one host; a browser would ask for all of them at once. */
export const PICTURE_SPACING = 200

/** A page that the reader saved to a file: browsers put its pictures into it. */
export const LARGEST_PAGE_FILE = 25 * 1024 * 1024
