/** What readers of answers have in common. */

export interface ReadIds {
  readonly ids: readonly string[]
  /** What the next page is asked for with; null: this was the last one. */
  readonly next: string | null
}

/** Some of a list whose whole length the server tells. */
export interface CountedIds {
  readonly ids: readonly string[]
  /** How many there are in all; null: it does not say. */
  readonly total: number | null
}
