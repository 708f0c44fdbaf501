// The side of the window as a tree: sections with their sources, then the sources of no section. Pure.

import type { SourceId } from '../../shared/contract/ids.ts'
import type { ArticleScope } from '../../shared/contract/reading.ts'
import type { Library, Section, Source } from '../../shared/contract/sources.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import type { Failure } from '../../shared/result.ts'

export interface SectionBranch {
  readonly section: Section
  readonly sources: readonly Source[]
  readonly unread: number
}

export interface SourceTree {
  readonly unread: number
  readonly bookmarks: number
  readonly branches: readonly SectionBranch[]
  readonly loose: readonly Source[]
}

export function sourceTree({ sections, sources, bookmarks }: Library): SourceTree {
  const branches = sections.map(section => {
    const own = sources.filter(source => source.sectionId === section.id)
    return { section, sources: own, unread: unreadOf(own) }
  })
  const known = new Set(sections.map(section => section.id))
  const loose = sources.filter(source => source.sectionId === null || !known.has(source.sectionId))
  return { unread: unreadOf(sources), bookmarks, branches: branches.filter(branch => branch.sources.length > 0), loose }
}

/** The key of each row → how many articles wait there to be read; of the bookmarks, how many there are. */
export function countsIn(library: Library): ReadonlyMap<string, number> {
  const { unread, bookmarks, branches, loose } = sourceTree(library)
  const sources = [...branches.flatMap(branch => branch.sources), ...loose]
  return new Map([
    [keyOf({ kind: 'all' }), unread],
    [keyOf({ kind: 'bookmarks' }), bookmarks],
    ...branches.map(branch => [keyOf({ kind: 'section', sectionId: branch.section.id }), branch.unread] as const),
    ...sources.map(source => [keyOf({ kind: 'source', sourceId: source.id }), source.unread] as const),
  ])
}

/** The title of the section that a source is in; null: it is in none. */
export function sectionOf({ sections, sources }: Library, id: SourceId | null): string | null {
  const sectionId = sources.find(source => source.id === id)?.sectionId
  return sections.find(section => section.id === sectionId)?.title ?? null
}

/** What the newspaper of this name is written in: for names that come without their source. */
export function languageOf(library: Library | null, title: string): string | null {
  return library?.sources.find(source => source.title === title)?.language ?? null
}

/** Two libraries of which this is the same look the same in the tree, apart from their numbers. */
export function namesIn({ sections, sources }: Library): string {
  const names = sources.map(source => [
    source.id,
    source.title,
    source.language,
    source.sectionId,
    source.enabled,
    troubleOf(source)?.code,
  ])
  return JSON.stringify([sections, names])
}

/**
 * Two libraries of which this is the same have the same rows in the tree, whatever stands in them beside the names: a
 * first sync learns the language of hundreds of newspapers, a few at a time.
 */
export function rowsIn({ sections, sources }: Library): string {
  return JSON.stringify([sections, sources.map(({ id, title, sectionId, enabled }) => [id, title, sectionId, enabled])])
}

/** The first reason why a source could not be brought up to date, if there is one. */
export function troubleOf(source: Source): Failure | null {
  return source.feeds.find(feed => feed.failure !== null)?.failure ?? null
}

/** A scope as the key of its row, and back. */
export function keyOf(scope: ArticleScope): string {
  if (scope.kind === 'section') return `section:${scope.sectionId}`
  if (scope.kind === 'source') return `source:${scope.sourceId}`
  return scope.kind
}

export function scopeOf(key: string): ArticleScope {
  const [kind, id] = key.split(':')
  if (kind === 'section') return { kind, sectionId: Number(id) }
  if (kind === 'source') return { kind, sourceId: Number(id) }
  return { kind: kind === 'bookmarks' ? 'bookmarks' : 'all' }
}

/** What a list is called, and the language that it is called so in. */
export interface ListName {
  readonly title: string
  readonly language: string | null
}

/** The name of a section or source; null for the whole and the bookmarks, whose names the interface has. */
export function nameIn(scope: ArticleScope, library: Library | null): ListName | null {
  if (scope.kind === 'section') {
    return { title: library?.sections.find(({ id }) => id === scope.sectionId)?.title ?? '', language: null }
  }
  if (scope.kind === 'source') return library?.sources.find(({ id }) => id === scope.sourceId) ?? NAMELESS
  return null
}

/** The name of a list in words: sections and sources have their own, the others one in the interface's language. */
export function nameOfScope(scope: ArticleScope, library: Library | null, t: Translate): string {
  return nameIn(scope, library)?.title ?? t(scope.kind === 'bookmarks' ? 'bookmarks.name' : 'sources.all')
}

const NAMELESS: ListName = { title: '', language: null }

/** The list before or after `scope`: the whole, the bookmarks, each section, each source of no section. */
export function stepScope({ branches, loose }: SourceTree, scope: ArticleScope, step: 1 | -1): ArticleScope | null {
  const stops: readonly ArticleScope[] = [
    { kind: 'all' },
    { kind: 'bookmarks' },
    ...branches.map(({ section }) => ({ kind: 'section', sectionId: section.id }) as const),
    ...loose.map(source => ({ kind: 'source', sourceId: source.id }) as const),
  ]
  const inside = branches.find(({ sources }) => scope.kind === 'source' && sources.some(s => s.id === scope.sourceId))
  const stop: ArticleScope = inside ? { kind: 'section', sectionId: inside.section.id } : scope
  const place = stops.findIndex(each => keyOf(each) === keyOf(stop))
  // From a source inside a section, back leads to its section first.
  if (inside && step === -1) return stop
  return stops[place + step] ?? null
}

function unreadOf(sources: readonly Source[]): number {
  return sources.reduce((sum, source) => sum + (source.enabled ? source.unread : 0), 0)
}

/** The new library; sources in which nothing changed are the same objects as before, so that nothing draws them again. */
export function keepingSources(before: Library | null, now: Library): Library {
  const known = new Map(before?.sources.map(source => [source.id, source]))
  const sources = now.sources.map(source => {
    const old = known.get(source.id)
    return old && JSON.stringify(old) === JSON.stringify(source) ? old : source
  })
  return { ...now, sources }
}
