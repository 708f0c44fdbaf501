/** Stories, as they travel between the processes of Node. */

/** How far the placing of saved articles in stories is. */
export interface Placed {
  /** Articles that still wait. */
  readonly waiting: number
  /** Articles that stand in another story now, or in one for the first time. */
  readonly changed: number
}
