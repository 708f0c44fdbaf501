/** The index of one language: which articles hold a word, and in how many it stands. */

import type { Entry } from './entry.ts'
import { ASSUMED_ARTICLES, everydayCounts } from './everyday.ts'
import { insertInOrder } from './order.ts'
import type { Terms } from './terms.ts'

export interface Posting {
  /** Articles that are assumed to hold it beside these. */
  readonly assumed: number
  /** Stories and lone articles that hold the word. */
  count: number
  /** Articles that hold it, in order of arrival; the dead are taken out from time to time. */
  entries: Entry[]
  dead: number
}

const ASSUMED_COUNT = 0.5
/** More than an article has words. */
const MOST_POSTINGS = 256
/** Rare words find the candidates; frequent ones would only find more of them. */
const ASKED_WORDS = 16
/** The newest articles with a word: what keeps the cost of an article the same however large the library is. */
const ASKED_ARTICLES = 32
const MOST_CANDIDATES = 16
/** What shares so much less than the best candidate is not even sorted. The article itself is not among them. */
const FAR_BEHIND = 0.4
/** Less than two rare words say: never yet was it one event. */
const LEAST_SCORE = 9
/** Numbers of a sample that are looked up: copies share nearly all, and each is enough. */
const ASKED_RUNS = 6
const FOUND_BY_RUN = LEAST_SCORE

export interface Shelf {
  postingsOf(terms: Terms): Posting[]
  add(entry: Entry): void
  remove(entry: Entry): void
  /** How much a word says, by how few articles hold it. */
  weightOf(posting: Posting): number
  /** Live articles that share rare words with this one, the likeliest first. */
  candidatesOf(entry: Entry): Entry[]
  /** Live articles whose titles are the same but for numbers and days, in order of arrival. */
  sameTitles(titleKey: number): readonly Entry[]
  readonly size: number
}

export function createShelf(language: string): Shelf {
  const everyday = everydayCounts(language)
  const words = new Map<number, Posting>()
  const runs = new Map<number, Entry[]>()
  const titles = new Map<number, Entry[]>()
  let size = 0

  function postingOf(word: number): Posting {
    const known = words.get(word)
    if (known) return known
    const posting = { assumed: everyday.get(word) ?? 0, count: 0, entries: [], dead: 0 }
    words.set(word, posting)
    return posting
  }

  let weightOfAll = Math.log(ASSUMED_ARTICLES)
  const resize = (by: number) => {
    size += by
    weightOfAll = Math.log(size + ASSUMED_ARTICLES)
  }
  const weightOf = (posting: Posting) => weightOfAll - logOf(countOf(posting))

  return {
    get size() {
      return size
    },
    weightOf,
    postingsOf: ({ words }) => Array.from(words, postingOf),
    add(entry) {
      resize(1)
      for (const posting of entry.postings) {
        posting.count++
        insertInOrder(posting.entries, entry)
      }
      for (const run of entry.terms.sample.subarray(0, ASKED_RUNS)) pushTo(runs, run, entry)
      if (entry.terms.titleKey !== 0) pushTo(titles, entry.terms.titleKey, entry)
    },
    remove(entry) {
      resize(-1)
      entry.postings.forEach((posting, place) => {
        posting.count--
        if (posting.count === 0) words.delete(entry.terms.words[place] as number)
        else bury(posting)
      })
      for (const run of entry.terms.sample.subarray(0, ASKED_RUNS)) takeFrom(runs, run, entry)
      takeFrom(titles, entry.terms.titleKey, entry)
    },
    candidatesOf(asking) {
      const { terms, postings } = asking
      // It does not find itself.
      asking.isLive = false
      const found: Entry[] = []
      for (const posting of rarestOf(postings)) {
        const weight = weightOf(posting)
        if (weight > 0) visitNewest(posting.entries, entry => raise(found, entry, weight))
      }
      for (const run of terms.sample.subarray(0, ASKED_RUNS)) {
        visitNewest(runs.get(run) ?? [], entry => raise(found, entry, FOUND_BY_RUN))
      }
      asking.isLive = true
      const highest = found.reduce((score, entry) => Math.max(score, entry.score), 0)
      const least = Math.max(LEAST_SCORE, highest * FAR_BEHIND)
      const near = found.filter(entry => entry.score >= least)
      const best = near.toSorted((a, b) => b.score - a.score || b.order - a.order).slice(0, MOST_CANDIDATES)
      for (const entry of found) entry.score = 0
      return best
    },
    sameTitles: titleKey => titles.get(titleKey) ?? [],
  }
}

const byRarity = new Float64Array(MOST_POSTINGS)

function rarestOf(postings: readonly Posting[]): Posting[] {
  const order = byRarity.subarray(0, postings.length)
  for (let at = 0; at < order.length; at++) order[at] = countOf(postings[at] as Posting) * MOST_POSTINGS + at
  return Array.from(order.sort().subarray(0, ASKED_WORDS), one => postings[one % MOST_POSTINGS] as Posting)
}

function countOf({ count, assumed }: Posting): number {
  return count + assumed
}

const LOGARITHMS = Float64Array.from({ length: 1024 }, (_, count) => Math.log(count + ASSUMED_COUNT))

function logOf(count: number): number {
  return LOGARITHMS[count] ?? Math.log(count + ASSUMED_COUNT)
}

function raise(found: Entry[], entry: Entry, by: number): void {
  if (entry.score === 0) found.push(entry)
  entry.score += by
}

function visitNewest(entries: readonly Entry[], visit: (entry: Entry) => void): void {
  let left = ASKED_ARTICLES
  for (let at = entries.length - 1; at >= 0 && left > 0; at--) {
    const entry = entries[at] as Entry
    if (!entry.isLive) continue
    left--
    visit(entry)
  }
}

function bury(posting: Posting): void {
  posting.dead++
  if (posting.dead * 2 <= posting.entries.length) return
  posting.entries = posting.entries.filter(entry => entry.isLive)
  posting.dead = 0
}

function pushTo(lists: Map<number, Entry[]>, key: number, entry: Entry): void {
  const list = lists.get(key)
  if (list) insertInOrder(list, entry)
  else lists.set(key, [entry])
}

function takeFrom(lists: Map<number, Entry[]>, key: number, entry: Entry): void {
  const left = lists.get(key)?.filter(one => one !== entry) ?? []
  if (left.length === 0) lists.delete(key)
  else lists.set(key, left)
}
