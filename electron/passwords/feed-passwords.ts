/**
 * Names and passwords of single feeds. They are kept by the id of the feed and for one origin: the file tells neither
 * addresses nor names, and a feed that moves to another origin takes nothing along.
 */

import type { FeedId } from '../../shared/contract/ids.ts'
import type { FeedLogin, Login, TypedLogin } from '../../shared/contract/passwords.ts'
import { isRecord } from '../../shared/json.ts'
import type { Secrets } from '../accounts/secrets.ts'
import { originOf } from '../base/hosts.ts'
import type { FeedToCheck } from '../records/feed.ts'

export interface FeedPasswords {
  /** null: nobody knows one, or it is for another origin than that of the address. */
  loginOf(feed: Pick<FeedToCheck, 'id' | 'url'>): Login | null
  list(ids: readonly FeedId[]): FeedLogin[]
  /** For the origin of the address. @throws ExpectedError `diskFull`, `fileNotWritable` */
  keep(feed: Pick<FeedToCheck, 'id' | 'url'>, login: TypedLogin): Promise<void>
  forget(id: FeedId): Promise<void>
  /** Forgets those of all feeds but these. */
  keepOnly(ids: readonly FeedId[]): Promise<void>
}

interface Kept extends Login {
  readonly origin: string
}

const PREFIX = 'feed:'

export function createFeedPasswords(secrets: Secrets): FeedPasswords {
  const nameOf = (id: FeedId) => `${PREFIX}${id}`

  function read(id: FeedId): Kept | null {
    const kept = secrets.read(nameOf(id))
    return kept === null ? null : keptIn(kept)
  }

  return {
    loginOf({ id, url }) {
      const kept = read(id)
      return kept === null || kept.origin !== originOf(url) ? null : { user: kept.user, secret: kept.secret }
    },
    list(ids) {
      const written = new Set(secrets.names())
      return ids.flatMap(feedId => {
        const kept = read(feedId)
        return kept === null ? [] : [{ feedId, user: kept.user, isRemembered: written.has(nameOf(feedId)) }]
      })
    },
    async keep({ id, url }, { user, secret, isRemembered }) {
      const kept: Kept = { origin: originOf(url), user, secret }
      await secrets.write(nameOf(id), JSON.stringify(kept), isRemembered)
    },
    forget: id => secrets.forget(nameOf(id)),
    async keepOnly(ids) {
      const wanted = new Set(ids.map(nameOf))
      const gone = secrets.names().filter(name => name.startsWith(PREFIX) && !wanted.has(name))
      for (const name of gone) await secrets.forget(name)
    },
  }
}

/** null for what is none of ours: the file may have been written by hand, or by a newer version. */
function keptIn(text: string): Kept | null {
  const { origin, user, secret } = entriesIn(text)
  const isWhole = typeof origin === 'string' && typeof user === 'string' && typeof secret === 'string'
  return isWhole && origin !== '' ? { origin, user, secret } : null
}

function entriesIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const entries: unknown = JSON.parse(text)
    return isRecord(entries) ? entries : {}
  } catch {
    // As good as none: the reader types it again.
    return {}
  }
}
