/** Hosts of the reader's own network that may be asked for feeds, by consent for each host and port. */

import { hostAndPort } from '../../base/hosts.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

export function consentToHost(library: WritableDb, host: string, now: number): void {
  library.command('INSERT OR IGNORE INTO consents (host, consented_at) VALUES (?, ?)').run(host, now)
}

export function consentedHosts(library: ReadableDb): ReadonlySet<string> {
  const rows = library.query<{ host: string }>('SELECT host FROM consents').all()
  return new Set(rows.map(({ host }) => host))
}

/** A consent was given for the sake of a feed or an account and ends with the last one of its host. */
export function forgetUnusedConsents(library: WritableDb): void {
  const feeds = library.query<{ url: string }>('SELECT url FROM feeds UNION ALL SELECT base FROM accounts').all()
  const used = new Set(feeds.map(({ url }) => hostAndPort(url)))
  for (const host of consentedHosts(library)) {
    if (!used.has(host)) library.command('DELETE FROM consents WHERE host = ?').run(host)
  }
}
