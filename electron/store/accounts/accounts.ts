/** Accounts as the library keeps them. */

import type { AccountId, AccountKind } from '../../../shared/contract/accounts.ts'
import type { FeedId } from '../../../shared/contract/ids.ts'
import { ExpectedError } from '../../../shared/result.ts'
import type { AccountRecord, NewAccount } from '../../records/account.ts'
import { NEVER_CHECKED } from '../../records/feed.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { noteMirrored, raiseRevision } from '../db/revision.ts'
import { saveCheck } from '../sources/feed-checks.ts'
import { isOthers } from '../sources/moves.ts'
import { rememberFeeds } from '../sources/sources.ts'

interface AccountRow {
  readonly id: AccountId
  readonly kind: AccountKind
  readonly base: string
  readonly user: string
  readonly name: string
  readonly pinned: string | null
  readonly synced_at: number | null
  readonly newspapers: number
  readonly waiting: number
}

const ACCOUNTS = `
  SELECT id, kind, base, user, name, pinned, synced_at,
    (SELECT count(*) FROM account_feeds JOIN feeds ON feeds.id = feed_id JOIN sources ON sources.id = source_id
     WHERE account_id = accounts.id AND removed_at IS NULL) AS newspapers,
    (SELECT count(*) FROM outbox WHERE account_id = accounts.id AND sent_at IS NULL) AS waiting
  FROM accounts`

/** In the order in which they were added. */
export function readAccounts(library: ReadableDb): AccountRecord[] {
  return library.query<AccountRow>(`${ACCOUNTS} ORDER BY id`).all().map(recordOf)
}

/** @throws ExpectedError `notFound` */
export function accountOf(library: ReadableDb, id: AccountId): AccountRecord {
  const row = library.query<AccountRow>(`${ACCOUNTS} WHERE id = ?`).get(id)
  if (!row) throw new ExpectedError('notFound', `account ${id} is not in the library`)
  return recordOf(row)
}

function recordOf({ synced_at, ...row }: AccountRow): AccountRecord {
  return { ...row, syncedAt: synced_at }
}

/** One that is there already gets the name and the certificate that came now. */
export function addAccount(library: WritableDb, account: NewAccount, now: number): AccountId {
  const { kind, base, user, name, pinned } = account
  return transaction(library, () => {
    library
      .command(
        `INSERT INTO accounts (kind, base, user, name, pinned, added_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (kind, base, user) DO UPDATE SET name = excluded.name, pinned = excluded.pinned`,
      )
      .run(kind, base, user, name, pinned, now)
    const added = library.query<{ id: AccountId }>('SELECT id FROM accounts WHERE kind = ? AND base = ? AND user = ?')
    return added.get(kind, base, user)?.id ?? 0
  })
}

/** Its newspapers were asked, by their server: that they are all right is known as of now. */
export function noteAccountSynced({ library, cache }: Databases, id: AccountId, now: number): void {
  library.command('UPDATE accounts SET synced_at = ? WHERE id = ?').run(now, id)
  const feeds = library.query<{ feed_id: number }>(
    'SELECT feed_id FROM account_feeds WHERE account_id = ? AND feed_id IS NOT NULL AND NOT gone',
  )
  transaction(cache, () => {
    for (const { feed_id } of feeds.all(id)) {
      saveCheck(cache, feed_id, { ...NEVER_CHECKED, checkedAt: now, succeededAt: now })
    }
  })
}

/** Whose server fetches these feeds; those of nobody's are passed over. */
export function accountsOfFeeds(library: ReadableDb, feedIds: readonly FeedId[]): AccountId[] {
  return library
    .query<{ id: AccountId }>(
      'SELECT DISTINCT account_id AS id FROM account_feeds WHERE feed_id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(feedIds))
    .map(({ id }) => id)
}

/**
 * Nothing changes on its server. Its newspapers stay and are asked at their own addresses from now on, where these are
 * known and nobody else's, or they go as if each were removed by hand; bookmarks stay in both cases.
 */
export function removeAccount(databases: Databases, id: AccountId, keepsNewspapers: boolean, now: number): void {
  const { library, cache } = databases
  accountOf(library, id)
  const revision = transaction(library, () => {
    const feeds = library
      .query<{ feed_id: number; url: string | null }>(
        'SELECT feed_id, url FROM account_feeds WHERE account_id = ? AND feed_id IS NOT NULL',
      )
      .all(id)
    for (const { feed_id, url } of feeds) {
      const ownAddress = keepsNewspapers && url !== null && !isOthers(library, url, feed_id) ? url : null
      if (ownAddress === null) removeNewspaperOf(library, feed_id, now)
      else library.command('UPDATE feeds SET url = ? WHERE id = ?').run(ownAddress, feed_id)
    }
    library.command('DELETE FROM accounts WHERE id = ?').run(id)
    return raiseRevision(library)
  })
  transaction(cache, () => {
    cache.command('DELETE FROM withheld_articles WHERE account_id = ?').run(id)
    rememberFeeds(library, cache)
    noteMirrored(cache, revision)
  })
}

export function removeNewspaperOf(library: WritableDb, feedId: number, now: number): void {
  library
    .command(
      'UPDATE sources SET removed_at = ? WHERE id = (SELECT source_id FROM feeds WHERE id = ?) AND removed_at IS NULL',
    )
    .run(now, feedId)
}
