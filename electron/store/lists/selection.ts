/** Which articles a query is about. */

import type { SectionId, SourceId } from '../../../shared/contract/ids.ts'
import type { ArticleQuery, ArticleScope } from '../../../shared/contract/reading.ts'
import type { ReadableDatabases, Value } from '../db/database.ts'
import { ALL_SOURCES } from '../db/spans.ts'
import { hiddenSources, visibleSources } from '../sources/sources.ts'

/** The newspapers of a query. */
export interface Selection {
  /** What counts for the list in `article_counts`, and what of it does not. */
  readonly counted: readonly SourceId[]
  readonly uncounted: readonly SourceId[]
  /** The condition for `articles`, with `:sources` in it. */
  readonly where: string
  readonly values: Readonly<Record<string, Value>>
}

export function selectionOf(databases: ReadableDatabases, scope: ArticleScope): Selection {
  if (scope.kind === 'source') {
    const isVisible = visibleSources(databases.library).has(scope.sourceId)
    return only(isVisible ? [scope.sourceId] : [])
  }
  if (scope.kind === 'section') return only(sourcesIn(databases, scope.sectionId))
  const hidden = hiddenSources(databases)
  return {
    counted: [ALL_SOURCES],
    uncounted: hidden,
    where: 'source_id NOT IN (SELECT value FROM json_each(:sources))',
    values: { sources: JSON.stringify(hidden) },
  }
}

/** The condition that an article is read or unread as the query wants it, with `:since` in it. */
export function readStateOf({ unreadSince }: ArticleQuery): Pick<Selection, 'where' | 'values'> {
  return unreadSince === null
    ? { where: 'true', values: {} }
    : { where: '(read_at IS NULL OR read_at >= :since)', values: { since: unreadSince } }
}

function only(sources: readonly SourceId[]): Selection {
  return {
    counted: sources,
    uncounted: [],
    where: 'source_id IN (SELECT value FROM json_each(:sources))',
    values: { sources: JSON.stringify(sources) },
  }
}

function sourcesIn({ library }: ReadableDatabases, sectionId: SectionId): SourceId[] {
  const rows = library
    .query<{ id: SourceId }>('SELECT id FROM sources WHERE section_id = ? AND removed_at IS NULL')
    .all(sectionId)
  return rows.map(({ id }) => id)
}
