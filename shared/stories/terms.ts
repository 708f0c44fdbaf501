/** What is compared of an article: its words as numbers, pairs of neighbouring words, and a sample of its whole text. */

import type { Direction } from '../arabic/direction.ts'
import { MONTHS } from '../arabic/months.ts'
import { foldedWords } from '../text/stem.ts'
import { hashOf, hashOfBoth } from './hash.ts'
import { comparedForm, comparedLanguage, saysNothing } from './languages.ts'
import { NO_SAMPLE, sampleOf } from './sample.ts'

/** Where a term stands, and what it is: bits of one byte. */
export const IN_TITLE = 1
export const IN_LEAD = 2
export const IS_NUMBER = 4
export const IS_NAME = 8

/** What of an article is read. */
export interface ArticleText {
  readonly language: string | null
  readonly direction: Direction
  readonly title: string
  /** The feed's summary, or the first lines of the text. Its beginning is enough. */
  readonly lead: string
  /** The whole text where it is known, '' otherwise. */
  readonly text: string
}

export interface Terms {
  readonly language: string
  /** In ascending order, each once. */
  readonly words: Uint32Array
  /** What each of `words` is. */
  readonly marks: Uint8Array
  /** Neighbouring words of title and lead, in ascending order, each once. */
  readonly pairs: Uint32Array
  readonly sample: Uint32Array
  /** Whether there are words beside the title's. */
  readonly hasLead: boolean
  /** The title without numbers and days; 0 where nothing is left. */
  readonly titleKey: number
}

/** Feeds give up to a whole article as a summary; what an event is stands in its beginning. */
const LEAD_LENGTH = 300
const MOST_WORDS = 255

export function termsOf(article: ArticleText): Terms {
  const title = foldedWords(article.title)
  const lead = foldedWords((article.lead.trim() === '' ? article.text : article.lead).slice(0, LEAD_LENGTH))
  const language = comparedLanguage(article.language, article.direction, [...title, ...lead])
  const names = namesIn(`${article.title}\n${article.lead.slice(0, LEAD_LENGTH)}`, article.direction)
  const marks = new Map<number, number>()
  const pairs = new Set<number>()
  addWords(marks, pairs, title, IN_TITLE, { language, names })
  addWords(marks, pairs, lead, IN_LEAD, { language, names })
  const words = new Uint32Array([...marks.keys()].slice(0, MOST_WORDS)).sort()
  return {
    language,
    words,
    marks: new Uint8Array([...words].map(word => marks.get(word) ?? 0)),
    pairs: new Uint32Array([...pairs].slice(0, MOST_WORDS)).sort(),
    sample: article.text === '' ? NO_SAMPLE : sampleOf(article.text),
    hasLead: lead.length > 0,
    titleKey: titleKeyOf(title, language),
  }
}

interface Reading {
  readonly language: string
  readonly names: ReadonlySet<string>
}

const NO_TERM = 0
/** Most words of an article stood in another one before. */
const known = new Map<string, Map<string, number>>()
const MOST_KNOWN = 50_000

function knownTerms(language: string): Map<string, number> {
  const terms = known.get(language)
  if (terms && terms.size <= MOST_KNOWN) return terms
  const fresh = new Map<string, number>()
  known.set(language, fresh)
  return fresh
}

function termOf(word: string, language: string, terms: Map<string, number>): number {
  const term = terms.get(word)
  if (term !== undefined) return term
  const fresh = isWorthless(word, language) ? NO_TERM : hashOf(isNumber(word) ? word : comparedForm(word, language))
  terms.set(word, fresh)
  return fresh
}

function isWorthless(word: string, language: string): boolean {
  return !isNumber(word) && (word.length < 2 || saysNothing(word, language))
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0)
  return first >= 0x30 && first <= 0x39 && DIGITS.test(word)
}

const DIGITS = /^\d+$/

function addWords(
  marks: Map<number, number>,
  pairs: Set<number>,
  words: readonly string[],
  place: number,
  { language, names }: Reading,
): void {
  const terms = knownTerms(language)
  let previous = 0
  for (const word of words) {
    const term = termOf(word, language, terms)
    if (term === NO_TERM) continue
    const kind = isNumber(word) ? IS_NUMBER : names.has(word) ? IS_NAME : 0
    marks.set(term, (marks.get(term) ?? 0) | place | kind)
    if (previous !== 0) pairs.add(hashOfBoth(previous, term))
    previous = term
  }
}

/** In Latin letters a name begins with a capital that no sentence asked for; in Arabic many stand in quotation marks. */
const CAPITALISED = /(?<=[\p{Ll}\d,;’'] ?)\p{Lu}[\p{L}-]+/gu
const QUOTED = /[«"“]([^«»"“”\n]{2,40})[»"”]/gu

function namesIn(text: string, direction: Direction): ReadonlySet<string> {
  const found = [...text.matchAll(direction === 'rtl' ? QUOTED : CAPITALISED)].map(([whole, inside = whole]) => inside)
  return new Set(foldedWords(found.join(' ')))
}

function titleKeyOf(title: readonly string[], language: string): number {
  const lasting = title.filter(word => !isNumber(word) && !MONTHS.has(word) && !saysNothing(word, language))
  return lasting.length === 0 ? 0 : hashOf(lasting.join(' '))
}
