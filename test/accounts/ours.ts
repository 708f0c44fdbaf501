/** Whose article is whose, where two readers of one account must not wish different things. */

/** The fake server numbers its titles. */
export function numberOf(title: string): number {
  return Number(/\d+$/.exec(title)?.[0])
}

/** Marked here, and never at the other machine. */
export function isOurs(number: number): boolean {
  return number % 2 === 0
}
