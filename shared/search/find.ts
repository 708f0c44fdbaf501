/** Finding words within one text, in any spelling that readers mix up. Pure. */

import { fold, foldWithOrigins } from '../arabic/fold.ts'

/** Vowel marks, tatweel and a hamza that folding leaves out belong to the letter before them. */
const BELONGS = /[\p{M}\u0640\u0621]/u

/** [start, end) in UTF-16 units of `text`, in order, none within another. */
export function findAll(text: string, words: string): (readonly [number, number])[] {
  const wanted = fold(words).replace(/\s+/g, ' ').trim()
  if (wanted === '') return []
  const { folded, origins } = foldWithOrigins(text)
  // Line breaks and hard spaces in the text are spaces to whoever types.
  const searched = folded.replace(/\s/g, ' ')
  const found: (readonly [number, number])[] = []
  for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + wanted.length)) {
    found.push([origins[at] ?? 0, endIn(text, origins, at + wanted.length)])
  }
  return found
}

function endIn(text: string, origins: Uint32Array, foldedEnd: number): number {
  let end = (origins[foldedEnd - 1] ?? 0) + 1
  const next = origins[foldedEnd] ?? text.length
  while (end < next && BELONGS.test(text.charAt(end))) end++
  return end
}
