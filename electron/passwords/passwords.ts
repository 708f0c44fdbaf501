/** Feeds that are asked with a name and a password of the reader's. The way in for the rest of the app. */

import type { FeedId } from '../../shared/contract/ids.ts'
import type { FeedLogin, TypedLogin } from '../../shared/contract/passwords.ts'
import type { Feed } from '../../shared/contract/sources.ts'
import { ExpectedError } from '../../shared/result.ts'
import { hostAndPort, originOf } from '../base/hosts.ts'
import type { Ask } from '../network/ask.ts'
import { ACCEPT_FEED } from '../network/fetch.ts'
import { FEED_LIMITS } from '../network/limits.ts'
import { feedAddress } from '../opml/feed-address.ts'
import type { Remote } from '../processes/port.ts'
import type { AddedFeeds } from '../records/feed.ts'
import type { Store } from '../records/store.ts'
import type { FeedPasswords } from './feed-passwords.ts'

export interface PasswordParts {
  readonly store: Remote<Pick<Store, 'readLibrary' | 'hasConsent' | 'allFeedIds'>>
  readonly ask: Ask
  readonly known: FeedPasswords
}

export interface Passwords {
  list(): Promise<FeedLogin[]>
  /** Asks the feed with it, and keeps it when it was accepted. @throws ExpectedError `notFound`, and as a fetch does */
  set(id: FeedId, login: TypedLogin): Promise<void>
  /** For those feeds that have the origin of this address. */
  keepFor(feeds: AddedFeeds['added'], login: TypedLogin, address: string): Promise<void>
  forget(id: FeedId): Promise<void>
  /** Forgets those of feeds that are gone for good. */
  tidy(): Promise<void>
  stop(): void
}

export function createPasswords({ store, ask, known }: PasswordParts): Passwords {
  const ending = new AbortController()

  async function feeds(): Promise<Feed[]> {
    return (await store.readLibrary()).sources.flatMap(source => source.feeds)
  }

  return {
    list: async () => known.list((await feeds()).map(({ id }) => id)),

    async set(id, login) {
      const feed = (await feeds()).find(each => each.id === id)
      if (!feed) throw new ExpectedError('notFound', `feed ${id} is not in the library`)
      const ownNetwork = (await store.hasConsent(hostAndPort(feed.url))) ? 'allow' : 'ask'
      const question = { url: feed.url, accept: ACCEPT_FEED, limits: FEED_LIMITS, ownNetwork, login } as const
      await ask.fresh({ ...question, signal: ending.signal, paidBy: id, isAwaited: true })
      await known.keep(feed, login)
    },

    async keepFor(added, login, address) {
      const origin = originOf(feedAddress(address))
      for (const { feedId: id, url } of added) if (originOf(url) === origin) await known.keep({ id, url }, login)
    },

    forget: id => known.forget(id),
    tidy: async () => known.keepOnly(await store.allFeedIds()),
    stop: () => ending.abort(),
  }
}
