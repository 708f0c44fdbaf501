/** The catalogue of newspapers that comes with the app: its shape, and what makes a file of that shape sound. */

import { isRecord } from '../json.ts'

export const CATALOGUE_SECTIONS = [
  'general',
  'politics',
  'economy',
  'society',
  'regions',
  'sport',
  'culture',
  'technology',
  'world',
] as const
export type CatalogueSection = (typeof CATALOGUE_SECTIONS)[number]

export const CATALOGUE_LANGUAGES = ['ar', 'fr', 'en'] as const
export type CatalogueLanguage = (typeof CATALOGUE_LANGUAGES)[number]

export interface CatalogueFeed {
  readonly url: string
  readonly section: CatalogueSection
  /** What the paper calls this part of itself; its first feed is the paper and has no name of its own. */
  readonly title?: string
  /** Found in one list only and never tried: not chosen unless the reader does. */
  readonly unsure?: true
}

export interface CatalogueSource {
  readonly id: string
  readonly title: string
  readonly homepage: string
  readonly language: CatalogueLanguage
  /** ISO 3166, with UN and EU. */
  readonly country: string
  /** Ticked on the welcome page. */
  readonly suggested?: true
  /** The paper itself, then its parts. */
  readonly feeds: readonly CatalogueFeed[]
}

export interface Catalogue {
  readonly sources: readonly CatalogueSource[]
}

export function isCatalogue(given: unknown): given is Catalogue {
  return problemsOf(given).length === 0
}

const SOURCE_FIELDS = ['id', 'title', 'homepage', 'language', 'country', 'suggested', 'feeds']
const FEED_FIELDS = ['section', 'title', 'url', 'unsure']
/** Direction marks reorder what stands beside them: a name that holds one could pose as another. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const LONGEST_TITLE = 60

/** What is wrong with it, in English, for whoever edits the file. Empty: nothing. */
export function problemsOf(given: unknown): string[] {
  if (!isRecord(given) || !Array.isArray(given['sources'])) return ['there is no list of sources']
  const sources: readonly unknown[] = given['sources']
  const feeds = sources.flatMap(source => (isRecord(source) && Array.isArray(source['feeds']) ? source['feeds'] : []))
  return [
    ...sources.flatMap(sourceProblems),
    ...repeated(sources, 'id').map(id => `the id ${id} is there twice`),
    ...repeated(feeds, 'url').map(url => `the address ${url} is there twice`),
  ]
}

function sourceProblems(source: unknown): string[] {
  if (!isRecord(source)) return ['a source is not an object']
  const name = String(source['id'])
  const feeds = Array.isArray(source['feeds']) ? source['feeds'] : []
  const [main] = feeds
  const problems = [
    ...unless(typeof source['id'] === 'string' && source['id'] !== '', 'has no id'),
    ...unless(isTitle(source['title']), 'has no sound title'),
    ...unless(isWebAddress(source['homepage']), 'has no web address as its homepage'),
    ...unless(isOneOf(CATALOGUE_LANGUAGES, source['language']), `is in an unknown language: ${source['language']}`),
    ...unless(isCountry(source['country']), `is from an unknown country: ${source['country']}`),
    ...unless(source['suggested'] === undefined || source['suggested'] === true, 'is suggested neither yes nor no'),
    ...unless(feeds.length > 0, 'has no feeds'),
    ...unless(!(source['suggested'] && isRecord(main) && main['unsure']), 'is suggested, but its feed is unsure'),
    ...unknownFields(source, SOURCE_FIELDS),
    ...feeds.flatMap(feedProblems),
  ]
  return problems.map(problem => `${name} ${problem}`)
}

function feedProblems(feed: unknown, place: number): string[] {
  if (!isRecord(feed)) return ['has a feed that is not an object']
  return [
    ...unless(isWebAddress(feed['url']), `has a feed without a sound address: ${feed['url']}`),
    ...unless(isOneOf(CATALOGUE_SECTIONS, feed['section']), `has an unknown section: ${feed['section']}`),
    ...unless(place === 0 ? feed['title'] === undefined : isTitle(feed['title']), 'has a part without a sound title'),
    ...unless(feed['unsure'] === undefined || feed['unsure'] === true, 'has a feed that is unsure neither yes nor no'),
    ...unknownFields(feed, FEED_FIELDS),
  ]
}

function isTitle(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > LONGEST_TITLE) return false
  return value !== '' && value === value.trim() && !DIRECTION_MARKS.test(value)
}

/** Feed address in the form in which the library keeps it, so that the two can be compared. */
function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^/@\s]+\/\S*$/.test(value) && !/[#\\]/.test(value)
}

function isCountry(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Z]{2}$/.test(value)) return false
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(value) !== undefined
}

function isOneOf(allowed: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && allowed.includes(value)
}

function unknownFields(record: Readonly<Record<string, unknown>>, known: readonly string[]): string[] {
  const unknown = Object.keys(record).filter(name => !known.includes(name))
  return unknown.map(name => `has an unknown field: ${name}`)
}

function repeated(records: readonly unknown[], field: string): string[] {
  const seen = new Set<unknown>()
  const twice = new Set<string>()
  for (const record of records) {
    const value = isRecord(record) ? record[field] : undefined
    if (seen.has(value)) twice.add(String(value))
    seen.add(value)
  }
  return [...twice]
}

function unless(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem]
}
