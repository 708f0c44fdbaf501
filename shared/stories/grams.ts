/**
 * The letters of a title by threes. Forms of a word have most of them in common, where no stem says so: يوزع and توزيع,
 * شفاينشتايجر and شفاينشتايغر.
 */

import { foldWordUnits } from '../arabic/fold.ts'
import { mixed, PRIME } from './hash.ts'
import { smallest } from './order.ts'

const SPACE = 0x20
const ALEF = 0x0627
const LAM = 0x0644
/** «and», «in», «like», «so» before an article. */
const BEFORE_ARTICLE = [...'وبكف'].map(letter => letter.charCodeAt(0))
const MOST_GRAMS = 255

const grams = new Uint32Array(MOST_GRAMS)

/** Numbers for each three of neighbouring letters; a word begins and ends with a space. In ascending order, each once. */
export function gramsOf(title: string): Uint32Array {
  const units = foldWordUnits(title)
  let count = 0
  let [first, second] = [SPACE, SPACE]
  for (let at = 0; at <= units.length && count < MOST_GRAMS; at++) {
    if (second === SPACE) at += articleAt(units, at)
    const third = units[at] ?? SPACE
    if (second !== SPACE) grams[count++] = mixed(Math.imul(Math.imul(first, PRIME) + second, PRIME) + third)
    first = second
    second = third
  }
  return smallest(grams.subarray(0, count), MOST_GRAMS)
}

/** How many letters the article takes, with what is written together with it; 0 where a word has none. */
function articleAt(units: Uint16Array, at: number): number {
  const skipped = BEFORE_ARTICLE.includes(units[at] ?? SPACE) ? 1 : 0
  if (units[at + skipped] === ALEF && units[at + skipped + 1] === LAM) return skipped + 2
  return units[at] === LAM && units[at + 1] === LAM ? 2 : 0
}
