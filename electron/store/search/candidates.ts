/** Rows of the index that match, newest first: no more of them than are looked at. */

import type { SearchFilters } from '../../../shared/contract/search.ts'
import type { ReadableDb, Value } from '../db/database.ts'
import { firstRowOf, type Owner, ROWS_IN_HOUR } from '../index/rows.ts'
import type { MeantSources } from './expression.ts'

export interface Candidate {
  readonly row: number
  readonly owner: Owner
}

/** Not of muted articles, which stand under numbers below 0: a condition on `search_rows`. */
export const SEEN = 'search_rows.source_id >= 0'

const LAST_ROW = Number.MAX_SAFE_INTEGER

/** Which rows may be found at all. */
export interface Bounds {
  readonly first: number
  readonly last: number
  /** A condition on `articles`, of which a bookmark that stands alone has no row. */
  readonly state: string
  /** What the condition needs. */
  readonly values: Readonly<Record<string, Value>>
}

/** What a search is about, beside its filters. */
export interface Among {
  /** The only ones that are meant, null for all. */
  readonly kept: readonly Owner[] | null
  readonly sources: Pick<MeantSources, 'hidden'>
}

export const AMONG_ALL: Among = { kept: null, sources: { hidden: [] } }

export function boundsOf(
  { after, before, unread, bookmarked }: Pick<SearchFilters, 'after' | 'before' | 'unread' | 'bookmarked'>,
  { kept, sources: { hidden } }: Among,
): Bounds {
  const conditions = [
    ...(unread ? [UNREAD] : []),
    ...(bookmarked ? [BOOKMARKED] : []),
    ...(kept ? [KEPT] : []),
    // Words leave them out by themselves (`expressionsOf`); without words nothing else does.
    ...(hidden.length > 0 ? [NOT_HIDDEN] : []),
  ]
  return {
    first: after === null ? 0 : firstRowOf(after),
    // The hour of the end is looked at, too; articles behind it are left out when they are read.
    last: before === null ? LAST_ROW : firstRowOf(before) + ROWS_IN_HOUR,
    state: conditions.join(' AND '),
    values: {
      ...(kept ? { kept: JSON.stringify(kept) } : {}),
      ...(hidden.length > 0 ? { hidden: JSON.stringify(hidden) } : {}),
    },
  }
}

const KEPT = 'owner IN (SELECT value FROM json_each(:kept))'
const NOT_HIDDEN = 'search_rows.source_id NOT IN (SELECT value FROM json_each(:hidden))'
const UNREAD = '(owner > 0 AND read_at IS NULL)'
const BOOKMARKED = '(owner < 0 OR bookmarked = 1)'

/** `match`: null for all rows, of which only the bounds are asked. */
export function newestRows(
  cache: ReadableDb,
  match: string | null,
  { first, last, state, values }: Bounds,
  limit: number,
): Candidate[] {
  const rows = cache.query<Candidate>(`
    SELECT search_rows.row, owner FROM ${match === null ? 'search_rows' : 'search CROSS JOIN search_rows ON search_rows.row = search.rowid'}
    ${state === '' ? '' : 'LEFT JOIN articles ON articles.id = owner'}
    WHERE ${match === null ? 'search_rows.row' : 'search MATCH :match AND search.rowid'} BETWEEN :first AND :last AND ${SEEN}
    ${state === '' ? '' : `AND ${state}`}
    ORDER BY ${match === null ? 'search_rows.row' : 'search.rowid'} DESC LIMIT :limit`)
  return rows.all({ ...(match === null ? {} : { match }), ...values, first, last, limit })
}

/** A statement that gives the rows, newest first, at most `:most`; its values without that one. */
export function rowsStatement(
  match: string | null,
  { first, last }: Bounds,
): { readonly sql: string; readonly values: Readonly<Record<string, Value>> } {
  if (match === null) {
    const sql = 'SELECT row FROM search_rows WHERE row BETWEEN :first AND :last ORDER BY row DESC LIMIT :most'
    return { sql, values: { first, last } }
  }
  const sql = `SELECT rowid AS row FROM search WHERE search MATCH :match AND rowid BETWEEN :first AND :last
    ORDER BY rowid DESC LIMIT :most`
  return { sql, values: { match, first, last } }
}
