/** What was read of articles that are gone. */

import type { Identity } from '../db/article-refs.ts'
import type { WritableDb } from '../db/database.ts'

/**
 * That articles were read, and how far: of what is gone it would only say what somebody read. What is bookmarked keeps
 * it, also while the bookmark's removal can be taken back.
 */
export function forgetStatuses(library: WritableDb, gone: readonly Identity[]): void {
  library
    .command(
      `DELETE FROM statuses WHERE (feed_id, guid) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM bookmarks WHERE bookmarks.feed_id = statuses.feed_id AND bookmarks.guid = statuses.guid)`,
    )
    .run(JSON.stringify(gone.map(({ feed_id, guid }) => [feed_id, guid])))
}
