/** What was done to articles of accounts and their servers do not know yet: the last wish for each, in the order of the wishes. */

import type { AccountId } from '../../../shared/contract/accounts.ts'
import type { MarkKey, QueuedMark } from '../../records/account.ts'
import type { Identity } from '../db/article-refs.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

export interface Wish {
  readonly key: MarkKey
  readonly value: boolean
  /** The revision of the library with which it was written down. */
  readonly generation: number
}

/**
 * To be called inside the transaction of the library that writes down what was done. Articles of no account are passed
 * over; so are those whose newspaper the server no longer has.
 */
export function queueMarks(
  library: WritableDb,
  articles: readonly Identity[],
  { key, value, generation }: Wish,
  now: number,
): void {
  if (library.query('SELECT 1 FROM accounts LIMIT 1').get() === undefined) return
  const rows = JSON.stringify(articles.map(({ feed_id, guid }) => [feed_id, guid]))
  library
    .command(
      `INSERT INTO outbox (account_id, remote_id, key, value, queued_at, generation)
       SELECT account_id, substr(value ->> 1, 8), :key, :wish, :now, :generation
       FROM json_each(:rows) JOIN account_feeds ON feed_id = value ->> 0
       WHERE NOT gone AND value ->> 1 >= 'remote:' AND value ->> 1 < 'remote;'
       ON CONFLICT DO UPDATE SET value = excluded.value, queued_at = excluded.queued_at,
         generation = excluded.generation, sent_at = NULL, tries = 0`,
    )
    .run({ key, wish: Number(value), now, generation, rows })
}

/** The oldest first; at most `limit`. */
export function marksToSend(library: ReadableDb, accountId: AccountId, limit: number): QueuedMark[] {
  const rows = library.query<{ remote_id: string; key: MarkKey; value: number; generation: number }>(
    `SELECT remote_id, key, value, generation FROM outbox WHERE account_id = ? AND sent_at IS NULL
     ORDER BY generation, remote_id LIMIT ?`,
  )
  return rows
    .all(accountId, limit)
    .map(({ remote_id, value, ...mark }) => ({ ...mark, remoteId: remote_id, value: value === 1 }))
}

/** The server said that it has them. What was wished otherwise meanwhile still waits. */
export function noteMarksSent(
  library: WritableDb,
  accountId: AccountId,
  marks: readonly QueuedMark[],
  now: number,
): void {
  library
    .command(
      `UPDATE outbox SET sent_at = :now, tries = tries + 1 WHERE account_id = :accountId AND (remote_id, key, generation) IN
         (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(:rows))`,
    )
    .run({
      accountId,
      now,
      rows: JSON.stringify(marks.map(({ remoteId, key, generation }) => [remoteId, key, generation])),
    })
}
