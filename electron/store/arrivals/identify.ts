/**
 * Which articles of a feed are known already: the same article must come up once, whatever its feed does with guids,
 * addresses and dates, and two articles must never become one.
 *
 * A guid is only as good as its feed. Some feeds make new ones at every fetch, some give one guid to everything, some
 * number their places («item-1» is always the newest), some have none. So several kinds of evidence are asked in turn,
 * the strongest of the whole document first. Evidence that several items of one document share is none, and an article
 * that one item has claimed is not given to another. Whatever matched, the guid that was stored first stays: read marks
 * and bookmarks are kept under it.
 */

import { hash } from 'node:crypto'
import { placeOnHost } from '../../records/article-keys.ts'

export interface Traits {
  readonly guid: string
  /** Whether the feed gave the guid; otherwise its address stands in for it. */
  readonly ownGuid: boolean
  /** `linkKeyOf` its address. */
  readonly link: number | null
  /** That address, where it is known. */
  readonly url?: string | null
  readonly title: string
  /** `wordsKeyOf` its title and text; null where that is not known. */
  readonly words: number | null
  readonly publishedAt: number | null
}

/** An item of the document. */
export interface Listed extends Traits {
  readonly hasText: boolean
}

export type Identity<Known> =
  | { readonly kind: 'known'; readonly known: Known }
  /** A new article, with the guid to store it under: the item’s own, unless another article has that. */
  | { readonly kind: 'new'; readonly guid: string }
  /** Stands in the document a second time. */
  | { readonly kind: 'repeat' }

export interface Evidence {
  /** What has to be equal; null: the article does not have it. */
  trace(article: Traits & { readonly hasText?: boolean }): string | null
  /** Whether nothing speaks against it. */
  fits?(listed: Traits, known: Traits): boolean
}

const SAME_EVERYWHERE: readonly Evidence[] = [
  { trace: placeAndWords },
  { trace: ({ guid, link }) => (link === null ? null : `${link} ${guid}`) },
  { trace: ({ link, title }) => (link === null ? null : `${link} ${title}`), fits: datesAgree },
  // At another address too: a paper that moves its whole site has no news for that.
  { trace: wordsTrace, fits: datesAgree },
]

/** Between feeds of one newspaper. A guid alone may be the number of a text in every language that it is told in. */
export const BETWEEN_FEEDS: readonly Evidence[] = [
  ...SAME_EVERYWHERE,
  { trace: ({ guid, title }) => `${guid} ${title}`, fits: datesAgree },
]

const WITHIN_FEED: readonly Evidence[] = [
  ...SAME_EVERYWHERE,
  // Headlines alone: of a paper that moved to another host, the rest of the address and the second stay.
  { trace: movedTrace },
  { trace: ({ guid }) => guid, fits: (listed, known) => !isUsedAgain(listed, known) },
  { trace: ({ link, ownGuid }) => (link === null || ownGuid ? null : `${link}`) },
]

/** One answer for each item, in order. `known` should hold whatever shares guid, link or words with one of them. */
export function identify<Known extends Traits>(
  listed: readonly Listed[],
  known: readonly Known[],
  evidence: readonly Evidence[] = WITHIN_FEED,
): Identity<Known>[] {
  const repeats = repeatsIn(listed)
  const items = listed.filter(item => !repeats.has(item))
  const found = match(items, known, evidence)
  const newGuids = nameNew(
    items.filter(item => !found.has(item)),
    new Set(known.map(({ guid }) => guid)),
  )
  return listed.map(item => {
    const match = found.get(item)
    if (match) return { kind: 'known', known: match }
    const guid = newGuids.get(item)
    return guid === undefined ? { kind: 'repeat' } : { kind: 'new', guid }
  })
}

/** Feeds list the newest first: of two forms of one article the first counts. */
function repeatsIn(listed: readonly Listed[]): ReadonlySet<Listed> {
  const seen = new Set<string>()
  const repeats = new Set<Listed>()
  for (const item of listed) {
    const keys = keysInDocument(item)
    if (keys.some(key => seen.has(key))) repeats.add(item)
    for (const key of keys) seen.add(key)
  }
  return repeats
}

function keysInDocument(item: Listed): string[] {
  const { guid, ownGuid, link, title, words, publishedAt } = item
  const keys = [`guid ${guid} ${ownGuid ? (link ?? words) : title}`, `place ${placeAndWords(item)}`]
  const trace = wordsTrace(item)
  return trace === null ? keys : [...keys, `words ${trace} ${publishedAt}`]
}

function match<Known extends Traits>(
  items: readonly Listed[],
  known: readonly Known[],
  evidence: readonly Evidence[],
): ReadonlyMap<Listed, Known> {
  const found = new Map<Listed, Known>()
  const claimed = new Set<Known>()
  for (const { trace, fits = () => true } of evidence) {
    if (found.size === items.length || claimed.size === known.length) break
    const byTrace = groupBy(known, trace)
    const bearers = groupBy(items, trace)
    for (const [shared, [item, ...others]] of bearers) {
      if (!item || others.length > 0 || found.has(item)) continue
      const candidates = byTrace.get(shared)?.filter(article => !claimed.has(article) && fits(item, article)) ?? []
      const same = candidates.find(({ guid }) => guid === item.guid) ?? candidates[0]
      if (!same) continue
      found.set(item, same)
      claimed.add(same)
    }
  }
  return found
}

/** What has no trace is in no group. */
function groupBy<T>(all: readonly T[], trace: (one: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = trace(one)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** Different for all items of a document that are no repeats. Without an address, the date is the place. */
function placeAndWords({ link, words, publishedAt }: Traits): string | null {
  return words === null ? null : `${link ?? `at ${publishedAt}`} ${words}`
}

/** A title alone, under different addresses, is said of many things. */
function wordsTrace({ words, link, hasText = true }: Traits & { readonly hasText?: boolean }): string | null {
  return words === null || !(hasText || link === null) ? null : `${words}`
}

function movedTrace({ url = null, title, publishedAt }: Traits): string | null {
  const place = publishedAt === null ? null : placeOnHost(url)
  return place === null ? null : `${place} ${title} ${Math.floor(Number(publishedAt) / 1000)}`
}

/** Bulletins come out every day under one title and address; a report that goes on changes its date within the day. */
const SAME_NEWS = 20 * 60 * 60 * 1000

function datesAgree(a: Traits, b: Traits): boolean {
  if (a.publishedAt === null || b.publishedAt === null) return true
  return Math.abs(a.publishedAt - b.publishedAt) < SAME_NEWS
}

/** The guid now names something else: another address, another title and another date. */
function isUsedAgain(listed: Traits, known: Traits): boolean {
  const otherLink = listed.link !== null && known.link !== null && listed.link !== known.link
  const otherDate =
    listed.publishedAt !== null && known.publishedAt !== null && listed.publishedAt !== known.publishedAt
  return otherLink && otherDate && listed.title !== known.title
}

/** An item keeps its guid unless another article has it: one in the store, or one before it in the document. */
function nameNew(items: readonly Listed[], taken: ReadonlySet<string>): ReadonlyMap<Listed, string> {
  const given = new Set(taken)
  const names = new Map<Listed, string>()
  for (const item of items) {
    const name = given.has(item.guid) ? anotherGuid(item) : item.guid
    if (given.has(name)) continue
    given.add(name)
    names.set(item, name)
  }
  return names
}

const DIGITS = 16

function anotherGuid({ guid, link, title, words, publishedAt }: Listed): string {
  return `${guid}#${hash('sha256', [link, title, words, publishedAt].join('\n'), 'hex').slice(0, DIGITS)}`
}
