/** How long a text takes to read. */

/** Words in a minute, of an adult who reads news. */
const PACE = 200
const WORDS = /[\p{L}\p{N}][^\s]*/gu

/** Whole minutes, at least one; null where nothing is written. */
export function minutesToRead(text: string): number | null {
  const words = text.match(WORDS)?.length ?? 0
  return words === 0 ? null : Math.max(1, Math.round(words / PACE))
}

/** A word of news with the space after it, in UTF-16 units: Arabic, French and English lie within half a unit of each other. */
const WORD_LENGTH = 6

/** The same of a text that is not at hand, from its length in UTF-16 units. */
export function minutesForLength(length: number): number | null {
  return length === 0 ? null : Math.max(1, Math.round(length / WORD_LENGTH / PACE))
}
