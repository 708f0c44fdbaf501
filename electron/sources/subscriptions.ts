/** New newspapers: by their address, from the catalogue, or the sample edition. */

import type { Catalogue, CatalogueSection } from '../../shared/contract/catalogue.ts'
import type { SourceId } from '../../shared/contract/ids.ts'
import type { Login } from '../../shared/contract/passwords.ts'
import type { DiscoveredFeeds, FeedChoice } from '../../shared/contract/sources.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { ExpectedError } from '../../shared/result.ts'
import { feedAddress } from '../opml/feed-address.ts'
import { webAddress } from '../parse/html/addresses.ts'
import type { Remote } from '../processes/port.ts'
import type { AddedFeeds, NewFeed } from '../records/feed.ts'
import type { Store } from '../records/store.ts'
import { newFeedsOf } from './catalogue.ts'
import type { Discover } from './discover.ts'
import type { Sample } from './sample.ts'

export interface Subscriptions {
  /**
   * The feeds at this address. A new search ends the one before it. The login goes to the origin of the address alone.
   * @throws ExpectedError with the reason why there are none, or why the address did not open
   */
  discover(address: string, login?: Login): Promise<DiscoveredFeeds>
  cancelDiscovery(): void
  /**
   * Makes these feeds one source, or part of one. They are not asked yet.
   * @throws ExpectedError `badAddress`, `alreadySubscribed` when all of them were there
   */
  subscribe(choice: FeedChoice): Promise<AddedFeeds['added']>
  readCatalogue(): Promise<Catalogue>
  /** Subscribes to feeds of the catalogue; several of one newspaper become one source. */
  addFromCatalogue(urls: readonly string[]): Promise<AddedFeeds>
  openSample(): Promise<void>
}

interface Parts {
  readonly store: Remote<Store>
  readonly discover: Discover
  readonly sample: Sample
  readonly translate: Translate
  readCatalogue(): Promise<Catalogue>
  now(): number
}

const LONGEST_TITLE = 200

export function createSubscriptions(parts: Parts): Subscriptions {
  const { store, sample, translate, readCatalogue, now } = parts

  let searching = new AbortController()

  async function subscribe({ urls, title, homepage, joins }: FeedChoice): Promise<AddedFeeds['added']> {
    const addresses = urls.map(feedAddress)
    const siblings = [...(joins === null ? [] : await feedsOf(joins)), ...addresses]
    const named = { title: title?.trim().slice(0, LONGEST_TITLE) || null, homepage: webAddress(homepage, null) }
    const feeds = addresses.map((url): NewFeed => ({ ...named, url, section: null, siblings }))
    const { added } = await store.addFeeds(feeds, now())
    if (added.length === 0) throw new ExpectedError('alreadySubscribed', `${addresses.join(', ')} is there already`)
    return added
  }

  async function feedsOf(id: SourceId): Promise<string[]> {
    const source = (await store.readLibrary()).sources.find(each => each.id === id)
    if (!source) throw new ExpectedError('notFound', `source ${id} is not in the library`)
    return source.feeds.map(({ url }) => url)
  }

  return {
    discover(address, login) {
      searching.abort()
      searching = new AbortController()
      return parts.discover(address, searching.signal, login)
    },
    cancelDiscovery: () => searching.abort(),
    subscribe,
    readCatalogue,
    async addFromCatalogue(urls) {
      const nameOf = (section: CatalogueSection) => translate(`catalogue.sections.${section}`)
      return store.addFeeds(newFeedsOf(await readCatalogue(), urls, nameOf), now())
    },
    openSample: () => sample.open(translate),
  }
}
