/** All that the reader wrote and marked, article by article. */

import { fold } from '../../../shared/arabic/fold.ts'
import { type NotedPage, SHELF_PAGE } from '../../../shared/contract/shelf.ts'
import { wordsOf } from '../../../shared/search/words.ts'
import type { ReadableDb } from '../db/database.ts'
import { highlightsOf } from './marks.ts'
import { rowsOf } from './shelf.ts'

interface NotedColumns {
  readonly id: number
  readonly note: string | null
  readonly highlights: number
  readonly said: string
}

/** Where something was written last stands first. `words`: all of them, in the note, the quotes, or the headline. */
export function readNoted(library: ReadableDb, words: string, first: number): NotedPage {
  const wanted = wordsOf(words)
  const all = library
    .query<NotedColumns>(`
      SELECT bookmarks.id, bookmarks.note, count(highlights.id) AS highlights,
        title || ' ' || coalesce(bookmarks.note, '') || ' ' ||
          coalesce(group_concat(quote || ' ' || highlights.note, ' '), '') AS said
      FROM bookmarks LEFT JOIN highlights ON bookmark_id = bookmarks.id AND highlights.removed_at IS NULL
      WHERE bookmarks.removed_at IS NULL
      GROUP BY bookmarks.id HAVING bookmarks.note IS NOT NULL OR count(highlights.id) > 0
      ORDER BY max(coalesce(noted_at, 0), coalesce(max(made_at), 0)) DESC, bookmarks.id DESC`)
    .all()
    .filter(({ said }) => wanted.length === 0 || hasAll(fold(said), wanted))
  const shown = all.slice(first, first + SHELF_PAGE)
  const rows = rowsOf(
    library,
    shown.map(({ id }) => id),
  )
  return {
    total: all.length,
    notes: all.filter(({ note }) => note !== null).length,
    highlights: all.reduce((sum, { highlights }) => sum + highlights, 0),
    articles: shown.flatMap(({ id, note }) => {
      const row = rows.get(id)
      return row ? [{ row, note: note ?? '', highlights: highlightsOf(library, id) }] : []
    }),
  }
}

function hasAll(text: string, wanted: readonly string[]): boolean {
  return wanted.every(word => text.includes(word))
}
