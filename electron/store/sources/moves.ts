/** Feeds that get another address because their server says so, and the way back. */

import { feedIdentity } from '../../../shared/addresses/canonical.ts'
import type { FeedId } from '../../../shared/contract/ids.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { noteMirrored, raiseRevision } from '../db/revision.ts'
import { rememberFeeds } from './sources.ts'

export interface Move {
  readonly feedId: FeedId
  readonly to: string
}

/** Two subscriptions are never made one without the reader: where the new address is another feed's, it is only noted. */
export function moveFeeds(databases: Databases, moves: readonly Move[]): void {
  const news = moves.filter(move => !isNoted(databases.library, move))
  if (news.length === 0) return
  const moved: FeedId[] = []
  changeAddresses(databases, library => {
    for (const { feedId, to } of news) {
      if (isOthers(library, to, feedId)) {
        library.command('UPDATE feeds SET occupied_url = ? WHERE id = ?').run(to, feedId)
      } else {
        library
          .command('UPDATE feeds SET previous_url = url, url = ?, occupied_url = NULL WHERE id = ?')
          .run(to, feedId)
        moved.push(feedId)
      }
    }
  })
  for (const id of moved) forgetMove(databases.cache, id)
}

/** Every commit waits for the disk: what was noted is not noted again at each check. */
function isNoted(library: ReadableDb, { feedId, to }: Move): boolean {
  const isSame = library.query('SELECT 1 FROM feeds WHERE id = ? AND occupied_url = ?').get(feedId, to) !== undefined
  return isSame && isOthers(library, to, feedId)
}

export function undoMove(databases: Databases, id: FeedId): void {
  const { library } = databases
  const feed = library.query<{ previous_url: string | null }>('SELECT previous_url FROM feeds WHERE id = ?').get(id)
  const before = feed?.previous_url ?? null
  if (before === null) throw new ExpectedError('notFound', `feed ${id} has not moved`)
  if (isOthers(library, before, id)) throw new ExpectedError('alreadySubscribed', `${before} is there already.`)
  changeAddresses(databases, changed => {
    changed.command('UPDATE feeds SET declined_url = url, url = previous_url, previous_url = NULL WHERE id = ?').run(id)
  })
  // What was learnt there says nothing about the old address.
  databases.cache
    .command(
      `UPDATE feed_checks SET next_check_at = 0, checked_at = NULL, etag = NULL, last_modified = NULL,
         validators_at = NULL, body_hash = NULL WHERE feed_id = ?`,
    )
    .run(id)
  forgetMove(databases.cache, id)
}

function forgetMove(cache: WritableDb, id: FeedId): void {
  cache.command('UPDATE feed_checks SET move_to = NULL, move_since = NULL, move_times = NULL WHERE feed_id = ?').run(id)
}

/** Whether another feed has this address in any spelling, also one that is only removed and can still be restored. */
export function isOthers(library: ReadableDb, url: string, id: FeedId): boolean {
  const identity = feedIdentity(url)
  const others = library.query<{ url: string }>('SELECT url FROM feeds WHERE id <> ?').all(id)
  return others.some(other => feedIdentity(other.url) === identity)
}

function changeAddresses({ library, cache }: Databases, change: (library: WritableDb) => void): void {
  const revision = transaction(library, () => {
    change(library)
    return raiseRevision(library)
  })
  transaction(cache, () => {
    rememberFeeds(library, cache)
    noteMirrored(cache, revision)
  })
}
