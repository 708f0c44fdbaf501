/** Which words of a text are names, as far as its letters say. */

import type { Direction } from '../arabic/direction.ts'
import { NO_TERM, readWords } from './words.ts'

/** In Latin letters a name begins with a capital that no sentence asked for; in Arabic many stand in quotation marks. */
const CAPITALISED = /(?<=[\p{Ll}\d,;’'] ?)\p{Lu}[\p{L}-]+/gu
const QUOTED = /[«"“]([^«»"“”\n]{2,40})[»"”]/gu

/** Their terms. */
export function namesIn(text: string, language: string, direction: Direction): ReadonlySet<number> {
  const found = [...text.matchAll(direction === 'rtl' ? QUOTED : CAPITALISED)].map(([whole, inside = whole]) => inside)
  const names = new Set<number>()
  if (found.length === 0) return names
  readWords(found.join(' '), language, term => {
    if (term !== NO_TERM) names.add(term)
  })
  return names
}
