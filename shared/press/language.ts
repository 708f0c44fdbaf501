/** The language of a text, from what is declared and what is written. */

import { type Direction, directionOf, isRightToLeft } from '../arabic/direction.ts'

const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i
const ARABIC = /\p{Script=Arabic}/u
/** Letters of Persian, Urdu and Kurdish that Arabic newspapers do not use. */
const NOT_ARABIC = /[پچژگیکےڕڵۆ]/

/** A declared language as a BCP 47 tag, or null when it is none. */
export function languageTag(declared: string | null | undefined): string | null {
  const tag = declared?.trim().replaceAll('_', '-')
  return tag && TAG.test(tag) ? tag : null
}

/**
 * Half of the Arabic press declares its feeds as English. A declaration that contradicts the script would give the
 * text a wrong voice and wrong fonts: where the text is right to left and the declared language is not, Arabic
 * letters mean Arabic, and anything else means that we do not know.
 */
export function believedLanguage(declared: string | null, direction: Direction, text: string): string | null {
  if (declared !== null && isRightToLeft(declared) === (direction === 'rtl')) return declared
  if (direction === 'ltr') return declared !== null && isRightToLeft(declared) ? null : declared
  const sample = text.slice(0, 1000)
  return ARABIC.test(sample) && !NOT_ARABIC.test(sample) ? 'ar' : null
}

/** Words that hardly any sentence of a language is without, and that the other has not. */
const FREQUENT = {
  fr: /\b(?:le|la|les|des|du|et|une|dans|est|pour|que|qui)\b/gi,
  en: /\b(?:the|of|and|to|was|with|for|that|by)\b/gi,
}
const ENOUGH_WORDS = 5

/** The language of a text that nobody declared, among those that our newspapers are written in; null when in doubt. */
export function languageOfText(text: string): string | null {
  const sample = text.slice(0, 2000)
  if (directionOf(sample, null) === 'rtl') return believedLanguage(null, 'rtl', sample)
  const french = sample.match(FREQUENT.fr)?.length ?? 0
  const english = sample.match(FREQUENT.en)?.length ?? 0
  if (Math.max(french, english) < ENOUGH_WORDS) return null
  return french > english ? 'fr' : 'en'
}
