/**
 * How likely two articles report the same event: from the words that they share, each weighed by its rarity. There are
 * three measures of one kind: for headlines alone, for headlines with a lead, and for whole texts.
 */

import type { Entry } from './entry.ts'
import { type CommonWords, type Evidence, evidenceOf } from './evidence.ts'
import type { Shelf } from './shelf.ts'

/** What each piece of evidence counts. */
interface Measure {
  readonly bias: number
  readonly titles: number
  readonly letters: number
  readonly pairs: number
  /** How much all common words say together, as a logarithm. */
  readonly shared: number
  readonly rarest: number
  readonly second: number
  readonly containment: number
  readonly sameSource: number
  readonly apart: number
}

/**
 * Fitted by logistic regression to a day of the SaudiNewsNet corpus, as logarithms of odds, and rounded. Of one paper,
 * two articles need more: it seldom reports an event twice, but often in the same words.
 */
const BY_TITLES: Measure = {
  bias: -15.22,
  titles: 1.5,
  letters: 6,
  pairs: 0,
  shared: 1.7,
  rarest: 6.8,
  second: 0.2,
  containment: 0,
  sameSource: -2,
  apart: -2.7,
}
const BY_LEADS: Measure = {
  bias: -15.1,
  titles: 2.1,
  letters: 0,
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
  letters: 0,
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
const OTHER_TEXTS = 1.9
/** A passage in common is one reason among others, however long: two statements may quote the same third. */
const MOST_OF_COPY = 2.9

/** About the weight of a word that stands nowhere else. */
const RAREST_SCALE = 8

/** The logarithm of the odds: from 0 on they are taken for one event. */
export function likeness(a: Entry, b: Entry, shelf: Shelf): number {
  const evidence = evidenceOf(a, b, shelf)
  if (!a.terms.hasLead || !b.terms.hasLead) return oddsBy(BY_TITLES, evidence, evidence.heads)
  const byTitles = oddsBy(BY_TITLES, evidence, evidence.titles)
  const byLeads = Math.max(oddsBy(BY_LEADS, evidence, evidence.heads), byTitles - OTHER_LEADS)
  const haveTexts = a.terms.sample.length > 0 && b.terms.sample.length > 0
  if (!haveTexts) return byLeads
  return Math.max(Math.min(MOST_OF_COPY, oddsBy(BY_TEXTS, evidence, evidence.heads)), byLeads - OTHER_TEXTS)
}

function oddsBy(measure: Measure, evidence: Evidence, words: CommonWords): number {
  return (
    measure.bias +
    measure.titles * evidence.titleCosine +
    measure.letters * evidence.letterCosine +
    measure.pairs * evidence.pairs +
    measure.shared * Math.log1p(words.shared) +
    (measure.rarest * words.rarest) / RAREST_SCALE +
    (measure.second * words.second) / RAREST_SCALE +
    measure.containment * evidence.containment +
    measure.sameSource * evidence.sameSource +
    measure.apart * evidence.apart
  )
}
