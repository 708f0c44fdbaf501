/** What two articles have in common. */

import { type Entry, STORY_WINDOW } from './entry.ts'
import { countShared } from './order.ts'
import { overlapOf } from './sample.ts'
import type { Posting, Shelf } from './shelf.ts'
import { IN_TITLE, IS_NAME, IS_NUMBER } from './terms.ts'

/** Common words, by how much each says. */
export interface CommonWords {
  /** How much all of them say together. */
  readonly shared: number
  /** The rarest, and the second: a single one may be chance. */
  readonly rarest: number
  readonly second: number
}

export interface Evidence {
  /** Words that stand in both titles. */
  readonly titles: CommonWords
  /** Words of titles and leads. */
  readonly heads: CommonWords
  /** Cosine of the titles by their words, from 0 to 1. */
  readonly titleCosine: number
  /** The same by their letters. */
  readonly letterCosine: number
  /** Cosine by neighbouring words. */
  readonly pairs: number
  /** Of the shorter text in the longer one. */
  readonly containment: number
  readonly sameSource: number
  /** Windows of 72 hours between them. */
  readonly apart: number
}

const NUMBER_FACTOR = 1.15
const NAME_FACTOR = 1.15

type Counted = { -readonly [K in keyof CommonWords]: number }

export function evidenceOf(a: Entry, b: Entry, shelf: Shelf): Evidence {
  const common = commonWords(a, b, shelf)
  return {
    ...common,
    titleCosine: common.titleSquare / (Math.sqrt(titleSquare(a, shelf) * titleSquare(b, shelf)) || 1),
    letterCosine: cosineOf(a.terms.grams, b.terms.grams),
    pairs: cosineOf(a.terms.pairs, b.terms.pairs),
    containment: overlapOf(a.terms.sample, b.terms.sample).containment,
    sameSource: a.source === b.source ? 1 : 0,
    apart: Math.abs(a.at - b.at) / STORY_WINDOW,
  }
}

function commonWords(a: Entry, b: Entry, shelf: Shelf) {
  const common = { titles: none(), heads: none(), titleSquare: 0 }
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
      add(common.heads, weight)
      if (markA & markB & IN_TITLE) {
        common.titleSquare += weight * weight
        add(common.titles, weight)
      }
    }
    if (wordA <= wordB) atA++
    if (wordB <= wordA) atB++
  }
  return common
}

function none(): Counted {
  return { shared: 0, rarest: 0, second: 0 }
}

function add(words: Counted, weight: number): void {
  words.shared += weight
  words.second = Math.max(words.second, Math.min(weight, words.rarest))
  words.rarest = Math.max(words.rarest, weight)
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

function cosineOf(one: Uint32Array, other: Uint32Array): number {
  return countShared(one, other) / (Math.sqrt(one.length * other.length) || 1)
}

function factorOf(mark: number): number {
  return (mark & IS_NUMBER ? NUMBER_FACTOR : 1) * (mark & IS_NAME ? NAME_FACTOR : 1)
}
