/** What is compared of an article: its words as numbers, pairs of neighbouring words, and a sample of its whole text. */

import type { Direction } from '../arabic/direction.ts'
import { gramsOf } from './grams.ts'
import { hashOfBoth } from './hash.ts'
import { comparedLanguage } from './languages.ts'
import { namesIn } from './names.ts'
import { smallest } from './order.ts'
import { NO_SAMPLE, sampleOf } from './sample.ts'
import { DIGITS_ONLY, NO_TERM, PASSING, readWords, TERM_BITS } from './words.ts'

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
  /** Letters of the title that follow each other: see `gramsOf`. */
  readonly grams: Uint32Array
  readonly sample: Uint32Array
  /** Whether there are words beside the title's. */
  readonly hasLead: boolean
  /** The title without numbers and days; 0 where nothing is left. */
  readonly titleKey: number
}

/** Feeds give up to a whole article as a summary; what an event is stands in its beginning. */
const LEAD_LENGTH = 300

export function termsOf(article: ArticleText): Terms {
  const { title, direction, text } = article
  const lead = (article.lead.trim() === '' ? text : article.lead).slice(0, LEAD_LENGTH)
  const language = comparedLanguage(article.language, direction, `${title} ${lead}`)
  const names = namesIn(`${title}\n${article.lead.slice(0, LEAD_LENGTH)}`, language, direction)
  const reading = { language, names, count: 0, pairs: 0 }
  const titleKey = readPart(title, IN_TITLE, reading)
  const inTitle = reading.count
  readPart(lead, IN_LEAD, reading)
  return {
    language,
    ...wordsAmong(occurrences.subarray(0, reading.count)),
    pairs: smallest(pairs.subarray(0, reading.pairs), MOST_WORDS),
    grams: gramsOf(title),
    sample: text === '' ? NO_SAMPLE : sampleOf(text),
    hasLead: reading.count > inTitle,
    titleKey,
  }
}

const MOST_WORDS = 255
/** Terms above their marks, of the article that is read now. */
const occurrences = new Uint32Array(MOST_WORDS)
const pairs = new Uint32Array(MOST_WORDS)
const distinctWords = new Uint32Array(MOST_WORDS)
const distinctMarks = new Uint8Array(MOST_WORDS)
const MARK_BITS = 32 - TERM_BITS
const MARKS = (1 << MARK_BITS) - 1

interface Reading {
  readonly language: string
  readonly names: ReadonlySet<number>
  count: number
  pairs: number
}

/** Returns a number for the text without what passes, 0 where nothing is left. */
function readPart(text: string, place: number, reading: Reading): number {
  const { language, names } = reading
  let previous = NO_TERM
  let key = 0
  readWords(text, language, (term, kind) => {
    if (!(kind & PASSING)) key = hashOfBoth(key, term)
    if (term === NO_TERM || reading.count === MOST_WORDS) return
    const nature = kind & DIGITS_ONLY ? IS_NUMBER : names.has(term) ? IS_NAME : 0
    occurrences[reading.count++] = (term << MARK_BITS) | place | nature
    if (previous !== NO_TERM) pairs[reading.pairs++] = hashOfBoth(previous, term)
    previous = term
  })
  return key
}

/** Each once, with all that it is. */
function wordsAmong(found: Uint32Array): Pick<Terms, 'words' | 'marks'> {
  found.sort()
  let count = 0
  for (let at = 0; at < found.length; at++) {
    const occurrence = found[at] as number
    const term = occurrence >>> MARK_BITS
    if (count === 0 || distinctWords[count - 1] !== term) {
      distinctWords[count] = term
      distinctMarks[count++] = 0
    }
    distinctMarks[count - 1] = (distinctMarks[count - 1] as number) | (occurrence & MARKS)
  }
  return { words: distinctWords.slice(0, count), marks: distinctMarks.slice(0, count) }
}
