/** What the store says of the articles that watches catch. */

/** One step through the articles that were there before a watch. */
export interface LookedBack {
  /** Articles that are caught now and were not, or the other way round. */
  readonly changed: number
  readonly isMore: boolean
}
