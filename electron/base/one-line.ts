/** Outside text as one short line of plain text, for what the system itself draws: notifications, menus. */

/** Controls, marks of direction, breaks: nothing in a line of outside text may move what is around it. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu
/** Some systems read the text as markup. */
const MARKUP: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' }
/** Marks upon one letter: more are drawn over everything around it. */
const HEAPED = /(\p{M}{3})\p{M}+/gu
/** Made with the first text: ICU’s tables are read for it, 12 ms, and main is read at each start. */
let graphemes: Intl.Segmenter | null = null
/** Cutting begins with letters: a headline may be as long as a book. */
const LONGEST_LOOKED_AT = 4000

/** `longest` in graphemes; what is cut ends with an ellipsis. */
export function oneLine(text: string, longest: number): string {
  const plain = text
    .slice(0, LONGEST_LOOKED_AT)
    .replace(UNSEEN, ' ')
    .replace(HEAPED, '$1')
    .replace(/[<>&]/g, sign => MARKUP[sign] ?? '')
    .replace(/\s+/gu, ' ')
    .trim()
  graphemes ??= new Intl.Segmenter('ar', { granularity: 'grapheme' })
  const parts = [...graphemes.segment(plain)]
  return parts.length <= longest ? plain : `${plain.slice(0, parts[longest - 1]?.index ?? 0).trimEnd()}…`
}
