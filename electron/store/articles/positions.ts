/** Where the reader stopped in an article. Kept beside the read state: it outlives the cache, as that does. */

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import { type Identity, identityOf } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction } from '../db/database.ts'
import { revisionOf } from '../db/revision.ts'

/** `position` from 0 to 1 of the text; null: at its beginning or its end, nothing to come back to. */
export function savePosition(databases: Databases, ref: ArticleRef, position: number | null): void {
  const { library } = databases
  const { feed_id, guid } = identityOf(databases, ref)
  transaction(library, () => {
    // The cache does not repeat it: the library's revision stays as it is.
    library
      .command(
        `INSERT INTO statuses (feed_id, guid, revision, position) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET position = excluded.position`,
      )
      .run(feed_id, guid, revisionOf(library), position)
  })
}

export function positionOf(library: ReadableDb, { feed_id, guid }: Identity): number | null {
  const row = library
    .query<{ position: number | null }>('SELECT position FROM statuses WHERE feed_id = ? AND guid = ?')
    .get(feed_id, guid)
  return row?.position ?? null
}
