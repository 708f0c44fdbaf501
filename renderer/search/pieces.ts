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
