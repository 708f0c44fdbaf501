/** Accounts on servers, without their passwords. One that is here keeps what it knows, and gets what it lacks. */

import type { AccountId, AccountKind } from '../../../shared/contract/accounts.ts'
import { accountAddress, type MarkKey } from '../../records/account.ts'
import type { Cursor, MovedAccount, MovedFeed, MovedMark, ProfilePage, Taken } from '../../records/profile.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { revisionOf } from '../db/revision.ts'
import { pageOf } from './pages.ts'

interface AccountColumns {
  readonly id: AccountId
  readonly kind: AccountKind
  readonly base: string
  readonly user: string
  readonly name: string
  readonly pinned: string | null
  readonly added_at: number
}

export function readAccounts(library: ReadableDb, after: Cursor | null): ProfilePage {
  const [last] = after ?? [0]
  const rows = library.query<AccountColumns>(
    'SELECT id, kind, base, user, name, pinned, added_at FROM accounts WHERE id > ? ORDER BY id',
  )
  return pageOf(
    rows.all(last ?? 0),
    (row): MovedAccount => ({
      kind: row.kind,
      base: row.base,
      user: row.user,
      name: row.name,
      pinned: row.pinned,
      addedAt: row.added_at,
      feeds: feedsOf(library, row.id),
      starred: starredIn(library, row.id),
      waiting: waitingFor(library, row.id),
    }),
    row => [row.id],
  )
}

function feedsOf(library: ReadableDb, id: AccountId): MovedFeed[] {
  const rows = library.query<Omit<MovedFeed, 'isGone' | 'isHere'> & { gone: number; here: number }>(
    `SELECT remote_id AS remoteId, account_feeds.url, account_feeds.title, folder, gone,
       sources.id IS NOT NULL AND removed_at IS NULL AS here
     FROM account_feeds LEFT JOIN feeds ON feeds.id = feed_id LEFT JOIN sources ON sources.id = source_id
     WHERE account_id = ? ORDER BY remote_id`,
  )
  return rows.all(id).map(({ gone, here, ...feed }) => ({ ...feed, isGone: gone === 1, isHere: here === 1 }))
}

function starredIn(library: ReadableDb, id: AccountId): string[] {
  const rows = library.query<{ remote_id: string }>(
    'SELECT remote_id FROM account_stars WHERE account_id = ? ORDER BY remote_id',
  )
  return rows.all(id).map(({ remote_id }) => remote_id)
}

/** Sent ones, too: whether they arrived the server's lists tell there. */
function waitingFor(library: ReadableDb, id: AccountId): MovedMark[] {
  const rows = library.query<{ remoteId: string; key: MarkKey; value: number; queuedAt: number }>(
    `SELECT remote_id AS remoteId, key, value, queued_at AS queuedAt FROM outbox WHERE account_id = ?
     ORDER BY remote_id, key`,
  )
  return rows.all(id).map(mark => ({ ...mark, value: mark.value === 1 }))
}

/** After the newspapers, which it names by their addresses. `added`: accounts. */
export function takeAccounts(library: WritableDb, accounts: readonly MovedAccount[], now: number): Taken {
  return transaction(library, () => {
    // Older than whatever is wished from now on.
    const generation = revisionOf(library)
    const isNew = accounts.map(account => takeAccount(library, account, { generation, now }))
    return { added: isNew.filter(Boolean).length, homeless: 0 }
  })
}

function takeAccount(
  library: WritableDb,
  account: MovedAccount,
  { generation, now }: { readonly generation: number; readonly now: number },
): boolean {
  const { kind, base, user, name, pinned, addedAt } = account
  const isNew =
    library
      .command('INSERT OR IGNORE INTO accounts (kind, base, user, name, pinned, added_at) VALUES (?, ?, ?, ?, ?, ?)')
      .run(kind, base, user, name, pinned, Math.min(addedAt, now)) > 0
  const id = library
    .query<{ id: AccountId }>('SELECT id FROM accounts WHERE kind = ? AND base = ? AND user = ?')
    .get(kind, base, user)?.id
  if (id === undefined) return false
  const feed = library.command(
    `INSERT OR IGNORE INTO account_feeds (account_id, remote_id, feed_id, url, title, folder, gone)
     VALUES (?, ?, (SELECT id FROM feeds WHERE url = ?), ?, ?, ?, ?)`,
  )
  const isThere = library.query('SELECT 1 FROM feeds WHERE url = ?')
  for (const { remoteId, url, title, folder, isGone, isHere } of account.feeds) {
    const address = accountAddress(account, remoteId)
    // What would look deleted here would be given up on the server.
    if (isHere && isThere.get(address) === undefined) continue
    feed.run(id, remoteId, isHere ? address : '', url, title, folder, Number(isGone))
  }
  // Here somebody may have done more since: only an account that is new takes over what was on its way.
  if (isNew) takeMarks(library, id, account, generation)
  return isNew
}

function takeMarks(library: WritableDb, id: AccountId, { starred, waiting }: MovedAccount, generation: number): void {
  library
    .command('INSERT OR IGNORE INTO account_stars (account_id, remote_id) SELECT ?, value FROM json_each(?) WHERE true')
    .run(id, JSON.stringify(starred))
  const mark = library.command(
    'INSERT OR IGNORE INTO outbox (account_id, remote_id, key, value, queued_at, generation) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const { remoteId, key, value, queuedAt } of waiting) {
    mark.run(id, remoteId, key, Number(value), queuedAt, generation)
  }
}
