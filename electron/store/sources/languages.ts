/** What newspapers are written in, as their newest articles say. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { ReadableDb } from '../db/database.ts'

const JUDGED_ARTICLES = 9

/** A newspaper seldom changes its language: what was found stays for as long as the file is open. */
const found = new WeakMap<ReadableDb, Map<SourceId, string>>()

/** null: it has no articles yet, or nobody says what most of them are written in. Muted ones count where there are no others. */
export function languageOfSource(cache: ReadableDb, id: SourceId): string | null {
  const known = found.get(cache) ?? new Map<SourceId, string>()
  found.set(cache, known)
  const language = known.get(id) ?? readLanguage(cache, id) ?? readLanguage(cache, -id)
  if (language !== null) known.set(id, language)
  return language
}

function readLanguage(cache: ReadableDb, id: SourceId): string | null {
  const row = cache
    .query<{ language: string | null }>(
      `SELECT language FROM (SELECT language FROM articles INDEXED BY articles_by_source
         WHERE source_id = ? ORDER BY sort_at DESC, id DESC LIMIT ${JUDGED_ARTICLES})
       GROUP BY language ORDER BY count(*) DESC, language LIMIT 1`,
    )
    .get(id)
  return row?.language ?? null
}
