/** What real servers do against all reason, each to be switched on; may be changed while the server runs. */

/** What is done with one call instead of answering it. */
export interface Mishap {
  /** Last part of the path (`edit-tag`, `ids`, `list`), or the `op` of TT-RSS; `*`: any but logins. */
  readonly call: string
  /** How many calls more; counted down. */
  times: number
  /**
   * `hang`: done, and never answered. `cut`: done, then the line breaks. `before`: the line breaks and nothing was done.
   * A number: this status, nothing done.
   */
  readonly how: 'hang' | 'cut' | 'before' | number
  /** Of a status 429 or 503, in seconds. */
  readonly retryAfter?: number
}

export interface Quirks {
  /** Streams of an unknown label, and the stream of what was read, hold everything. FreshRSS. */
  unknownStreamIsAll: boolean
  /** Variables of a form beyond this are dropped without a word. PHP: 1000. */
  mostVariables: number
  /** `continuation` counts articles: pages move while articles are read. Miniflux. */
  offsetPaging: boolean
  /** Most ids in one page, whatever was asked for. */
  mostIds: number
  /** A login ends after so many calls; 0: never. */
  loginLasts: number
  /** A token for changes ends after so many calls; 0: never. */
  tokenLasts: number
  /** Nobody who asks for a login gets one any more. */
  refusesLogins: boolean
  /** The feeds are said to be none, or every second one, with status 200. */
  feedList: 'whole' | 'empty' | 'halved'
  /** Milliseconds that a mark of one article takes. */
  slowMarks: number
  /** Changes are answered with `OK` and not made. */
  idleMarks: boolean
  /** Contents in no order at all. */
  shuffled: boolean
  /** `&`, `<` and `>` of titles as full-width signs. FreshRSS. */
  fullWidthTitles: boolean
  /** Enclosures stand as figures at the end of the text. FreshRSS. */
  enclosureFigures: boolean
  /** `tag/list` does not say what is a folder. BazQux. */
  tagsWithoutType: boolean
  /** Decimal ids as of Google: beyond 2^63, written with a sign. */
  ids: 'small' | 'huge' | 'negative' | 'bson'
  /** The web server keeps `Authorization` from the program behind it. */
  stripsAuthorization: boolean
  /** The API is switched off in its settings. */
  isSwitchedOff: boolean
  /** Miniflux before June 2026: no `/entries/ids`, stars only toggle. */
  isOldMiniflux: boolean
  mishaps: Mishap[]
}

export const NO_QUIRKS: Quirks = {
  unknownStreamIsAll: true,
  mostVariables: 1000,
  offsetPaging: false,
  mostIds: 100_000,
  loginLasts: 0,
  tokenLasts: 0,
  refusesLogins: false,
  feedList: 'whole',
  slowMarks: 0,
  idleMarks: false,
  shuffled: false,
  fullWidthTitles: true,
  enclosureFigures: false,
  tagsWithoutType: false,
  ids: 'small',
  stripsAuthorization: false,
  isSwitchedOff: false,
  isOldMiniflux: false,
  mishaps: [],
}
