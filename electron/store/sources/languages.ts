/** What newspapers are written in, as their newest articles say. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { ReadableDb } from '../db/database.ts'

const JUDGED_ARTICLES = 9

/** A newspaper seldom changes its language: what was found stays for as long as the file is open. */
const found = new WeakMap<ReadableDb, Map<SourceId, string>>()

/** Where nothing was found: the highest number that an article had then. Nobody looks again before another one comes. */
const inVain = new WeakMap<ReadableDb, Map<SourceId, number>>()

/** null: it has no articles yet, or nobody says what most of them are written in. Muted ones count where there are no others. */
export function languageOfSource(cache: ReadableDb, id: SourceId): string | null {
  const languages = mapOf(found, cache)
  const known = languages.get(id)
  if (known !== undefined) return known
  const newest = cache.query<{ id: number | null }>('SELECT max(id) AS id FROM articles').get()?.id ?? 0
  if (mapOf(inVain, cache).get(id) === newest) return null
  const language = readLanguage(cache, id) ?? readLanguage(cache, -id)
  if (language === null) mapOf(inVain, cache).set(id, newest)
  else languages.set(id, language)
  return language
}

function mapOf<Found>(maps: WeakMap<ReadableDb, Map<SourceId, Found>>, cache: ReadableDb): Map<SourceId, Found> {
  const known = maps.get(cache) ?? new Map<SourceId, Found>()
  maps.set(cache, known)
  return known
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
