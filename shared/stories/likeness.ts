/**
 * How likely two articles report the same event: from the words that they share, each weighed by its rarity. There are
 * three measures of one kind: for headlines alone, for headlines with a lead, and for whole texts.
 */

import { type Entry, STORY_WINDOW } from './entry.ts'
import { countShared } from './order.ts'
import { overlapOf } from './sample.ts'
import type { Posting, Shelf } from './shelf.ts'
import { IN_TITLE, IS_NAME, IS_NUMBER, IS_ROOT } from './terms.ts'

/** What two articles have in common. */
interface Evidence {
  /** Cosine of the titles. */
  readonly titles: number
  /** Neighbouring words. */
  readonly pairs: number
  /** How much all common words say together, as a logarithm. */
  readonly shared: number
  /** The rarest common word, and the second: a single one may be chance. */
  readonly rarest: number
  readonly second: number
  /** Of the shorter text in the longer one. */
  readonly containment: number
  readonly sameSource: number
  /** Windows of 72 hours between them. */
  readonly apart: number
}

/** What each piece of evidence counts. */
type Measure = Evidence & { readonly bias: number }

/**
 * Fitted by logistic regression to a day of the SaudiNewsNet corpus, as logarithms of odds, and rounded. Of one paper,
 * two articles need more: it seldom reports an event twice, but often in the same words.
 */
const BY_TITLES: Measure = {
  bias: -13.9,
  titles: 4.7,
  pairs: 0.8,
  shared: 1.8,
  rarest: 4.6,
  second: 2.1,
  containment: 0,
  sameSource: -2,
  apart: -2,
}
const BY_LEADS: Measure = {
  bias: -15.3,
  titles: 2.1,
  pairs: 6.3,
  shared: 1.5,
  rarest: 2.7,
  second: 3.3,
  containment: 0,
  sameSource: -2,
  apart: -1.5,
}
const BY_TEXTS: Measure = {
  bias: -14.2,
  titles: 0.6,
  pairs: 0,
  shared: 0,
  rarest: 6.3,
  second: 0,
  containment: 16,
  sameSource: -2,
  apart: -2,
}
/** Leads and texts that say other things speak against a likeness of the titles; but papers have words of their own. */
const OTHER_LEADS = 1.7
const OTHER_TEXTS = 1.7
/** A passage in common is one reason among others, however long: two statements may quote the same third. */
const MOST_OF_COPY = 2.9

const NUMBER_FACTOR = 1.15
const NAME_FACTOR = 1.15
/** About the weight of a word that stands nowhere else. */
const RAREST_SCALE = 8

/** The logarithm of the odds: from 0 on they are taken for one event. */
export function likeness(a: Entry, b: Entry, shelf: Shelf): number {
  const common = commonOf(a, b, shelf)
  const heads = evidenceOf(common, common.heads)
  if (!a.terms.hasLead || !b.terms.hasLead) return oddsBy(BY_TITLES, heads)
  const byTitles = oddsBy(BY_TITLES, evidenceOf(common, common.bothTitles))
  const byLeads = Math.max(oddsBy(BY_LEADS, heads), byTitles - OTHER_LEADS)
  const haveTexts = a.terms.sample.length > 0 && b.terms.sample.length > 0
  return haveTexts ? Math.max(Math.min(MOST_OF_COPY, oddsBy(BY_TEXTS, heads)), byLeads - OTHER_TEXTS) : byLeads
}

function oddsBy(measure: Measure, evidence: Evidence): number {
  return (
    measure.bias +
    measure.titles * evidence.titles +
    measure.pairs * evidence.pairs +
    measure.shared * evidence.shared +
    measure.rarest * evidence.rarest +
    measure.second * evidence.second +
    measure.containment * evidence.containment +
    measure.sameSource * evidence.sameSource +
    measure.apart * evidence.apart
  )
}

interface Words {
  shared: number
  rarest: number
  second: number
}

interface Common {
  readonly bothTitles: Words
  readonly heads: Words
  titles: number
  readonly pairs: number
  readonly containment: number
  readonly sameSource: number
  readonly apart: number
}

function evidenceOf(common: Common, words: Words): Evidence {
  return {
    titles: common.titles,
    pairs: common.pairs,
    shared: Math.log1p(words.shared),
    rarest: words.rarest / RAREST_SCALE,
    second: words.second / RAREST_SCALE,
    containment: common.containment,
    sameSource: common.sameSource,
    apart: common.apart,
  }
}

function addTo(words: Words, weight: number): void {
  words.shared += weight
  words.second = Math.max(words.second, Math.min(weight, words.rarest))
  words.rarest = Math.max(words.rarest, weight)
}

function commonOf(a: Entry, b: Entry, shelf: Shelf): Common {
  const pairs = countShared(a.terms.pairs, b.terms.pairs)
  const common = {
    bothTitles: { shared: 0, rarest: 0, second: 0 },
    heads: { shared: 0, rarest: 0, second: 0 },
    titles: 0,
    pairs: pairs / (Math.sqrt(a.terms.pairs.length * b.terms.pairs.length) || 1),
    containment: overlapOf(a.terms.sample, b.terms.sample).containment,
    sameSource: a.source === b.source ? 1 : 0,
    apart: Math.abs(a.at - b.at) / STORY_WINDOW,
  }
  const { words: wordsA, marks: marksA } = a.terms
  const { words: wordsB, marks: marksB } = b.terms
  let atA = 0
  let atB = 0
  while (atA < wordsA.length && atB < wordsB.length) {
    const wordA = wordsA[atA] as number
    const wordB = wordsB[atB] as number
    if (wordA === wordB) {
      const markA = marksA[atA] as number
      const markB = marksB[atB] as number
      const weight = shelf.weightOf(a.postings[atA] as Posting) * factorOf(markA | markB)
      if (!(markA & IS_ROOT)) addTo(common.heads, weight)
      if (markA & markB & IN_TITLE) {
        common.titles += weight * weight
        addTo(common.bothTitles, weight)
      }
    }
    if (wordA <= wordB) atA++
    if (wordB <= wordA) atB++
  }
  common.titles /= Math.sqrt(titleSquare(a, shelf) * titleSquare(b, shelf)) || 1
  return common
}

/** The square of the length that a title has as a vector. */
function titleSquare({ terms, postings }: Entry, shelf: Shelf): number {
  let square = 0
  for (let at = 0; at < postings.length; at++) {
    const mark = terms.marks[at] as number
    if (!(mark & IN_TITLE)) continue
    const weight = shelf.weightOf(postings[at] as Posting) * factorOf(mark)
    square += weight * weight
  }
  return square
}

function factorOf(mark: number): number {
  return (mark & IS_NUMBER ? NUMBER_FACTOR : 1) * (mark & IS_NAME ? NAME_FACTOR : 1)
}
