// The catalogue as it is laid out: shelves by country and language, on each its sections, in these the newspapers. Pure.
import {
  CATALOGUE_SECTIONS,
  type Catalogue,
  type CatalogueFeed,
  type CatalogueSection,
  type CatalogueSource,
} from '../../shared/contract/catalogue.ts'
import { isNamed, wordsIn } from '../library/catalogue-names.ts'

export const SHELVES = ['moroccoAr', 'moroccoFr', 'moroccoEn', 'abroad'] as const
export type ShelfName = (typeof SHELVES)[number]

export interface Shelf {
  readonly name: ShelfName
  readonly groups: readonly Group[]
}

export interface Group {
  readonly section: CatalogueSection
  readonly entries: readonly Entry[]
}

/** A newspaper where it stands: which of its feeds is ticked there, and the others. */
export interface Entry {
  readonly source: CatalogueSource
  readonly feed: CatalogueFeed
  readonly parts: readonly CatalogueFeed[]
}

export interface CatalogueWish {
  readonly words: string
  /** Only newspapers that have a feed for this section, each with that feed. */
  readonly section: CatalogueSection | null
  nameOfCountry(code: string): string
}

export function shelvesOf({ sources }: Catalogue, wish: CatalogueWish): readonly Shelf[] {
  const words = wordsIn(wish.words)
  const entries = sources
    .filter(source => isNamed(source, words, wish.nameOfCountry(source.country)))
    .flatMap(source => entryOf(source, wish.section) ?? [])
  return SHELVES.flatMap(name => {
    const groups = groupsOf(entries.filter(({ source }) => shelfOf(source) === name))
    return groups.length > 0 ? [{ name, groups }] : []
  })
}

function entryOf(source: CatalogueSource, section: CatalogueSection | null): Entry | null {
  const feed = section === null ? source.feeds[0] : source.feeds.find(each => each.section === section)
  return feed ? { source, feed, parts: source.feeds.filter(each => each !== feed) } : null
}

function shelfOf({ country, language }: CatalogueSource): ShelfName {
  if (country !== 'MA') return 'abroad'
  return ({ ar: 'moroccoAr', fr: 'moroccoFr', en: 'moroccoEn' } as const)[language]
}

function groupsOf(entries: readonly Entry[]): Group[] {
  return CATALOGUE_SECTIONS.flatMap(section => {
    const own = entries.filter(({ feed }) => feed.section === section)
    return own.length > 0 ? [{ section, entries: own }] : []
  })
}
