/**
 * Punctuation of headlines and names as a compositor would set it, for drawing only: what is stored, searched and copied
 * stays as it came. Setting what is set already changes nothing, and no word, number or address is ever touched: only the
 * spaces around marks, straight quotation marks, and marks that belong to the other script.
 */

import type { Direction } from '../arabic/direction.ts'

const NO_BREAK = '\u00a0'
const NARROW = '\u202f'

export function typeset(text: string, direction: Direction, language: string | null): string {
  if (direction === 'rtl') return ARABIC.test(text) ? arabic(text) : text
  const isFrench = language !== null && /^fr\b/i.test(language)
  if (isFrench) return french(text)
  // Without a language, spaces that are there are French ones: nobody else writes them.
  return language === null ? frenchSpaces(text) : text
}

const ARABIC = /\p{Script=Arabic}/u
const MARKS = /["?,;:.!،؛؟()[\]«»]/

function arabic(text: string): string {
  if (!MARKS.test(text)) return text
  return arabicQuotes(text.replace(/\s{2,}/gu, ' '))
    .replace(FOREIGN_MARK, mark => ARABIC_MARKS[mark] ?? mark)
    .replace(SPACE_BEFORE, '$1')
    .replace(SPACE_BEFORE_DOTS, '$1 ')
    .replace(QUOTED, (_, inside: string) => `«${inside.trim()}»`)
    .replace(IN_BRACKETS, (_, inside: string) => `(${inside.trim()})`)
    .replace(NO_SPACE_AFTER, '$1 ')
}

const ARABIC_MARKS: Readonly<Record<string, string>> = { '?': '؟', ',': '،', ';': '؛' }
/** Behind an Arabic letter or a closing mark, at the end of a word: never in an address. */
const FOREIGN_MARK = /(?<=[\p{Script=Arabic}»)\]]\s?)[?,;](?=[\s»)\]!?؟]|$)/gu
/** Not between two numbers, where a colon may be a score, and not before what a mark begins: «.net», a smiling face. */
const SPACE_BEFORE = /(?<=\S)(?<!\d(?=\s[:.]\s?\d))\s([،؛؟!]|[.:]+(?=[\s»،؛]|$))/gu
const SPACE_BEFORE_DOTS = /(?<=\S)\s(\.{2,})(?=\p{Script=Arabic})/gu
/** With their partner: a guillemet alone is a separator, «paper » section». */
const QUOTED = /«([^«»]*)»/gu
const IN_BRACKETS = /\(([^()]*)\)/gu
/** «كلمة،كلمة»: letters alone, numbers have their commas inside. */
const NO_SPACE_AFTER = /(?<=\p{Script=Arabic})([،؛؟])(?=\p{L})/gu

/** Straight marks become guillemets where each opens before a word or behind its clitics, and each has its partner. */
function arabicQuotes(text: string): string {
  const places = [...text.matchAll(/"/g)].map(({ index }) => index)
  if (places.length === 0 || places.length % 2 === 1) return text
  const isPair = places.every((place, at) => (at % 2 === 0 ? opens(text, place) : closes(text, place)))
  if (!isPair) return text
  let at = 0
  return text.replace(/"/g, () => (at++ % 2 === 0 ? '«' : '»'))
}

const LONGEST_CLITICS = 5
const OPENING = /(?:^|[\s([«:،؛.\-–—])(?:[وف]?(?:[بلك]|ال|لل)?ـ?)$/u

function opens(text: string, place: number): boolean {
  return OPENING.test(text.slice(Math.max(0, place - LONGEST_CLITICS), place)) && place + 1 < text.length
}

function closes(text: string, place: number): boolean {
  return /^(?:$|[\s)\]».,،؛؟!:?;\-–—])/u.test(text.slice(place + 1, place + 2))
}

/** Spaces that a French reader expects are put where there are none; those that are there do not break. */
function french(text: string): string {
  return frenchSpaces(text)
    .replace(QUOTED, (_, inside: string) => `«${NO_BREAK}${inside.trim()}${NO_BREAK}»`)
    .replace(/(?<=[\p{L}\p{N})\]»])(?=[?!;]+(?:[\s»)\]]|$))/gu, NARROW)
    .replace(/(?<=[\p{L})\]»]):(?=\s)/gu, `${NO_BREAK}:`)
    .replace(/(?<=\d)%(?=[\s.,;:!?)\]»]|$)/gu, `${NARROW}%`)
}

function frenchSpaces(text: string): string {
  if (!/\s[:;?!%»h€]|«\s/u.test(text)) return text
  return text
    .replace(/(?<=\S) (?=[;?!%€]+(?:[\s»).,:]|$))/gu, NARROW)
    .replace(/(?<=\S) (?=:(?:\s|$))/gu, NO_BREAK)
    .replace(/ (?=»)/gu, NO_BREAK)
    .replace(/(?<=«) /gu, NO_BREAK)
    .replace(/(?<=\d) h (?=\d\d(?!\d))/gu, `${NO_BREAK}h${NO_BREAK}`)
}
