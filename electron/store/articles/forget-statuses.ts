/** What the reader did to articles that are gone. */

import type { FeedId } from '../../../shared/contract/ids.ts'
import type { Identity } from '../db/article-refs.ts'
import type { WritableDb } from '../db/database.ts'

/**
 * That articles were read, how far, and what was decided about their stories: of what is gone it would only say what
 * somebody read. What is bookmarked keeps it, also while the bookmark's removal can be taken back.
 */
export function forgetStatuses(library: WritableDb, gone: readonly Identity[]): void {
  const rows = JSON.stringify(gone.map(({ feed_id, guid }) => [feed_id, guid]))
  for (const table of ['statuses', 'followed_stories']) {
    library
      .command(
        `DELETE FROM ${table} WHERE (feed_id, guid) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
           AND NOT EXISTS (SELECT 1 FROM bookmarks WHERE bookmarks.feed_id = ${table}.feed_id AND bookmarks.guid = ${table}.guid)`,
      )
      .run(rows)
  }
  forgetDecisions(library, rows)
}

/** What was decided about the others holds; taking it back would need all of them. */
function forgetDecisions(library: WritableDb, rows: string): void {
  const gone = 'SELECT value ->> 0, value ->> 1 FROM json_each(:about)'
  forgetPairs(library, `(feed_id, guid) IN (${gone}) OR (other_feed_id, other_guid) IN (${gone})`, rows)
}

/** The same for all articles of a feed. */
export function forgetDecisionsAbout(library: WritableDb, feedId: FeedId): void {
  forgetPairs(library, ':about IN (feed_id, other_feed_id)', feedId)
}

function forgetPairs(library: WritableDb, which: string, about: string | FeedId): void {
  library
    .command(`UPDATE story_choices SET before = '[]' WHERE id IN (SELECT choice_id FROM story_pairs WHERE ${which})`)
    .run({ about })
  library.command(`DELETE FROM story_pairs WHERE ${which}`).run({ about })
  library.execute('DELETE FROM story_choices WHERE id NOT IN (SELECT choice_id FROM story_pairs)')
}
