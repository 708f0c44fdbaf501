/**
 * How likely two articles report the same event: from the words that they share, each weighed by its rarity. Three
 * measures of one kind: what two headlines say, two headlines with a lead, two whole texts.
 */

import { HOUR } from '../units.ts'
import type { Entry } from './entry.ts'
import { overlapOf } from './sample.ts'
import type { Shelf } from './shelf.ts'
import { IN_LEAD, IN_TITLE, IS_NAME, IS_NUMBER } from './terms.ts'

/** What is compared, each weighed by one number of each measure. */
interface Measure {
  readonly bias: number
  /** Cosine of the titles, and of everything. */
  readonly titles: number
  readonly all: number
  /** Neighbouring words in common. */
  readonly pairs: number
  /** How much all common words say together, and the rarest alone. */
  readonly shared: number
  readonly rarest: number
  /** Of the shorter text in the longer one. */
  readonly containment: number
  readonly sameSource: number
  /** For each 72 hours between them. */
  readonly apart: number
}

/** Fitted by logistic regression on one day of the SaudiNewsNet corpus, as logarithms of odds. */
const BY_TITLES: Measure = {
  bias: -15.3,
  titles: 2.5,
  all: 2.5,
  pairs: 0.5,
  shared: 2.9,
  rarest: 4.5,
  containment: 0,
  sameSource: -1,
  apart: -2.8,
}
const BY_LEADS: Measure = {
  bias: -15.4,
  titles: 2.8,
  all: 0,
  pairs: 6,
  shared: 1.8,
  rarest: 4.1,
  containment: 0,
  sameSource: -1,
  apart: -1.9,
}
const BY_TEXTS: Measure = {
  bias: -10.8,
  titles: 1,
  all: 5,
  pairs: 0,
  shared: 0.6,
  rarest: 0,
  containment: 14,
  sameSource: -1,
  apart: -3,
}

const LEAD_WEIGHT = 0.7
const TEXT_WEIGHT = 0.3
const NUMBER_FACTOR = 1.15
const NAME_FACTOR = 1.15
const RAREST_SCALE = 8

/** An article's words with the weights they have now. */
export interface Weighed {
  readonly entry: Entry
  readonly weights: Float64Array
  /** Sums of squares: of the title's words, and of all. */
  readonly title: number
  readonly all: number
  readonly hasLead: boolean
}

export function weigh(entry: Entry, shelf: Shelf): Weighed {
  const { postings } = entry
  const { marks } = entry.terms
  const weights = new Float64Array(postings.length)
  let title = 0
  let all = 0
  let places = 0
  for (let at = 0; at < postings.length; at++) {
    const mark = marks[at] as number
    const weight = shelf.weightOf(postings[at] as Entry['postings'][number]) * factorOf(mark)
    weights[at] = weight
    if (mark & IN_TITLE) title += weight * weight
    const placed = weight * placeWeight(mark)
    all += placed * placed
    places |= mark
  }
  return { entry, weights, title, all, hasLead: (places & IN_LEAD) !== 0 }
}

function factorOf(mark: number): number {
  return (mark & IS_NUMBER ? NUMBER_FACTOR : 1) * (mark & IS_NAME ? NAME_FACTOR : 1)
}

function placeWeight(mark: number): number {
  if (mark & IN_TITLE) return 1
  return mark & IN_LEAD ? LEAD_WEIGHT : TEXT_WEIGHT
}

/** The logarithm of the odds: 0 is as likely as not. */
export function likeness(a: Weighed, b: Weighed): number {
  const common = commonOf(a, b)
  const pairs = sharedOf(a.entry.terms.pairs, b.entry.terms.pairs)
  const pairsOfBoth = Math.sqrt(a.entry.terms.pairs.length * b.entry.terms.pairs.length)
  const measure = measureFor(a, b)
  return (
    measure.bias +
    (measure.titles * common.titles) / (Math.sqrt(a.title * b.title) || 1) +
    (measure.all * common.all) / (Math.sqrt(a.all * b.all) || 1) +
    (measure.pairs * pairs) / (pairsOfBoth || 1) +
    measure.shared * Math.log1p(common.shared) +
    (measure.rarest * common.rarest) / RAREST_SCALE +
    measure.containment * overlapOf(a.entry.terms.sample, b.entry.terms.sample).containment +
    (a.entry.source === b.entry.source ? measure.sameSource : 0) +
    (measure.apart * Math.abs(a.entry.at - b.entry.at)) / (72 * HOUR)
  )
}

function measureFor(a: Weighed, b: Weighed): Measure {
  if (a.entry.terms.sample.length > 0 && b.entry.terms.sample.length > 0) return BY_TEXTS
  return a.hasLead && b.hasLead ? BY_LEADS : BY_TITLES
}

function commonOf(a: Weighed, b: Weighed) {
  const common = { titles: 0, all: 0, shared: 0, rarest: 0 }
  const { words: wordsA, marks: marksA } = a.entry.terms
  const { words: wordsB, marks: marksB } = b.entry.terms
  let atA = 0
  let atB = 0
  while (atA < wordsA.length && atB < wordsB.length) {
    const wordA = wordsA[atA] as number
    const wordB = wordsB[atB] as number
    if (wordA === wordB) {
      const markA = marksA[atA] as number
      const markB = marksB[atB] as number
      const weight = Math.max(a.weights[atA] as number, b.weights[atB] as number)
      const square = (a.weights[atA] as number) * (b.weights[atB] as number)
      if (markA & markB & IN_TITLE) common.titles += square
      common.all += square * placeWeight(markA) * placeWeight(markB)
      if (markA & (IN_TITLE | IN_LEAD) && markB & (IN_TITLE | IN_LEAD)) {
        common.shared += weight
        if (weight > common.rarest) common.rarest = weight
      }
    }
    if (wordA <= wordB) atA++
    if (wordB <= wordA) atB++
  }
  return common
}

/** How many numbers two ascending lists have in common. */
function sharedOf(one: Uint32Array, other: Uint32Array): number {
  let shared = 0
  let inOne = 0
  let inOther = 0
  while (inOne < one.length && inOther < other.length) {
    const a = one[inOne] as number
    const b = other[inOther] as number
    if (a === b) shared++
    if (a <= b) inOne++
    if (b <= a) inOther++
  }
  return shared
}
