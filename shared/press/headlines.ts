/**
 * A headline and what papers put beside it. Which part of «headline – section – paper» is the headline is never guessed from
 * its place or its length: the paper's name is known, or the headline stands on the page by itself. A colon parts nothing:
 * «minister: …» is the commonest headline in Arabic.
 */

import { foldWords } from '../arabic/fold.ts'

export interface Proof {
  /** Keys of what the paper calls itself, and of the parts of that. */
  readonly names: ReadonlySet<string>
  /** Keys of headlines as they stand on the page. */
  readonly headings: ReadonlySet<string>
}

export function proofOf(names: readonly string[], headings: readonly string[]): Proof {
  return {
    names: new Set(names.flatMap(name => [name, ...partsOf(name)]).map(keyOf)),
    headings: new Set(headings.map(keyOf)),
  }
}

export interface PartedTitle {
  readonly title: string
  /** What was taken off: the paper, and where in it the article stands. */
  readonly rest: string | null
}

/** In one line. A dash or a stroke has a space on one side at least: what joins two words parts no names. */
const SEPARATOR = / ?(?:[|•›»«‹~]|::) ?| (?:[-–—]{1,2}|[/\\·]) ?|[-–—] /gu

/** The title without what is proved to be no part of it. */
export function partTitle(written: string, { names, headings }: Proof): PartedTitle {
  const title = oneLine(written)
  let [start, end] = [0, title.length]
  for (const { index, 0: sign } of title.matchAll(SEPARATOR)) {
    const [before, behind] = [title.slice(0, index), title.slice(index + sign.length)]
    if (isHeading(before, behind, headings)) return { title: before, rest: behind }
    if (isHeading(behind, before, headings)) return { title: behind, rest: before }
    if (names.has(keyOf(before))) start = index + sign.length
    else if (names.has(keyOf(behind)) && end === title.length && index > start) end = index
  }
  const rest = bareName([title.slice(0, start), title.slice(end)].join(''))
  return { title: title.slice(start, end), rest: rest === '' ? null : rest }
}

/** Without the signs that part it from what it stood beside. */
export function bareName(name: string): string {
  return name.replace(EDGES, '')
}

const EDGES = /^[\s|/\\·•›»«‹~:–—-]+|[\s|/\\·•›»«‹~:–—-]+$/gu

/** A name that is as long as what it is the name of would be a headline itself. */
function isHeading(part: string, rest: string, headings: ReadonlySet<string>): boolean {
  return part.length > rest.length && headings.has(keyOf(part))
}

/** The parts of a name such as «paper – its motto | The Paper». */
export function partsOf(name: string): string[] {
  return oneLine(name)
    .split(/ [/·•–—-] | ?[|:] /u)
    .filter(part => keyOf(part).length >= SHORTEST_NAME)
}

const SHORTEST_NAME = 2

/** Whether two say the same, however they were set. */
export function isSameHeadline(one: string, other: string): boolean {
  const key = keyOf(one)
  return key !== '' && key === keyOf(other)
}

/** Share of the words of `one` that are in `other`, from 0 to 1. */
export function sharedWords(one: string, other: string): number {
  const words = wordsOf(one)
  const others = new Set(wordsOf(other))
  return words.length === 0 ? 0 : words.filter(word => others.has(word)).length / words.length
}

/** Letters and digits alone. */
export function keyOf(text: string): string {
  return wordsOf(text).join('')
}

function wordsOf(text: string): string[] {
  return foldWords(text)
    .split(' ')
    .filter(word => word !== '')
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
