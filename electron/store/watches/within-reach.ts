/**
 * Which stored articles watches may catch at all, asked of the index: whoever watches for a word does not wait until all
 * articles have been read again.
 */

import { searchStem } from '../../../shared/search/stems.ts'
import { wordsOf } from '../../../shared/search/words.ts'
import type { Standing } from './watches.ts'

export interface Reach {
  /** A condition on `articles`, with `:match` and `:watches` in it. */
  readonly where: string
  readonly values: Readonly<Record<string, string>>
}

/** null: any may. The index divides words and knows their forms as watches do; what it does not have yet is looked at. */
export function reachOf(looking: readonly Standing[]): Reach | null {
  const phrases = looking.map(({ words, field }) => {
    const stems = wordsOf(words).map(searchStem)
    return stems.length === 0 ? null : `${field === 'headline' ? '{title}' : '{title body}'} : "${stems.join(' ')}"`
  })
  if (phrases.some(phrase => phrase === null)) return null
  return {
    where: `id IN (
      SELECT owner FROM search CROSS JOIN search_rows ON search_rows.row = search.rowid WHERE search MATCH :match
      UNION ALL SELECT article_id FROM unindexed
      UNION ALL SELECT article_id FROM catches WHERE watch_id IN (SELECT value FROM json_each(:watches)))`,
    values: { match: phrases.join(' OR '), watches: JSON.stringify(looking.map(({ id }) => id)) },
  }
}
