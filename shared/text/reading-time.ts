/** How long a text takes to read. */

/** Words in a minute, of an adult who reads news. */
const PACE = 200
const WORDS = /[\p{L}\p{N}][^\s]*/gu

/** Whole minutes, at least one; null where nothing is written. */
export function minutesToRead(text: string): number | null {
  const words = text.match(WORDS)?.length ?? 0
  return words === 0 ? null : Math.max(1, Math.round(words / PACE))
}
