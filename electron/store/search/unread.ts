/** How much of what a kept search finds is unread. */

import { boundsOf, rowsStatement, SEEN } from './candidates.ts'
import { expressionsOf } from './expression.ts'
import type { Finding } from './find.ts'

/** Hits that are looked at, the newest: what is older and unread stays so. */
const MOST_LOOKED_AT = 3000

export function unreadOf(finding: Finding): number {
  const {
    databases: { cache },
    query,
    sources,
  } = finding
  if (query.problem) return 0
  const { anywhere } = expressionsOf(cache, query, 'stems', sources)
  const bounds = boundsOf({ ...query.filters, unread: true }, finding)
  const { sql, values } = rowsStatement(anywhere, bounds)
  const count = cache.query<{ count: number }>(`
    SELECT count(*) AS count FROM (${sql}) AS found
    CROSS JOIN search_rows ON search_rows.row = found.row LEFT JOIN articles ON articles.id = owner WHERE ${SEEN} AND ${bounds.state}`)
  return count.get({ ...values, ...bounds.values, most: MOST_LOOKED_AT })?.count ?? 0
}
