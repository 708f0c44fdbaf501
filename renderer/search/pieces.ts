import type { MarkedText } from '../../shared/contract/search.ts'

export interface Piece {
  readonly text: string
  readonly start: number
  readonly isMatch: boolean
}

/** Cuts a text at its ranges. Ranges that overlap, run backwards or leave the text are cut to what is left. */
export function piecesOf({ text, ranges }: MarkedText): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const add = (end: number, isMatch: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), start: at, isMatch })
    at = Math.max(at, end)
  }
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    add(Math.min(start, text.length), false)
    add(Math.min(end, text.length), true)
  }
  add(text.length, false)
  return pieces
}

/**
 * The same ranges in the text as it is drawn. Only what stands between letters differs, so letters are counted; a mark
 * that a range began or ended with goes with the letter beside it.
 */
export function marksIn(drawn: string, { text, ranges }: MarkedText): MarkedText {
  if (drawn === text) return { text, ranges }
  const places = placesOfLetters(drawn)
  const before = (at: number) => placesOfLetters(text.slice(0, at)).length
  return {
    text: drawn,
    ranges: ranges.map(([start, end]) => [places[before(start)] ?? 0, (places[before(end) - 1] ?? -1) + 1] as const),
  }
}

function placesOfLetters(text: string): number[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]/gu)].map(({ index, 0: letter }) => index + letter.length - 1)
}
