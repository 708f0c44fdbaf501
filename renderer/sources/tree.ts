// The side of the window as a tree: sections with their sources, then the sources of no section. Pure.
import type { ArticleScope, Library, Section, Source } from '../../shared/models.ts'

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

function unreadOf(sources: readonly Source[]): number {
  return sources.reduce((sum, source) => sum + (source.enabled ? source.unread : 0), 0)
}
