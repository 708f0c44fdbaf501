/** New newspapers: by a feed's address, from the catalogue, from an OPML file, or the sample edition. */

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Catalogue, CatalogueSection } from '../shared/catalogue.ts'
import type { Translate } from '../shared/locales/translator.ts'
import type { ImportSummary, SourceId } from '../shared/models.ts'
import { ExpectedError, type Failure, type FailureCode } from '../shared/result.ts'
import { newFeedsOf } from './catalogue.ts'
import type { Remote } from './port.ts'
import type { Sample } from './sample.ts'
import type { AddedFeeds, Store } from './store/records.ts'
import { feedAddress } from './sync/feed-address.ts'
import type { Parser } from './sync/parser.ts'
import type { Sync } from './sync/sync.ts'

export interface Subscriptions {
  /**
   * Adds a source for the feed at this address and fetches it. When what answers there is not a feed the source is
   * not kept; when the network is in the way it is, and the next sync tries again.
   * @throws ExpectedError with the reason
   */
  addSource(address: string): Promise<SourceId>
  readCatalogue(): Promise<Catalogue>
  /** These feeds of the catalogue; several of one newspaper become one source. */
  addFromCatalogue(urls: readonly string[]): Promise<AddedFeeds>
  openSample(): Promise<void>
  importFile(path: string): Promise<ImportSummary>
  importText(file: string, text: string): Promise<ImportSummary>
}

interface Parts {
  readonly store: Remote<Store>
  readonly parser: Parser
  readonly sync: Sync
  readonly sample: Sample
  readonly translate: Translate
  readCatalogue(): Promise<Catalogue>
  now(): number
}

const LARGEST_FILE = 20 * 1024 * 1024

/** Reasons that the next try will not change. */
const FINAL: ReadonlySet<FailureCode> = new Set([
  'badAddress',
  'addressNotAllowed',
  'needsConsent',
  'notAFeed',
  'emptyAnswer',
  'feedBroken',
  'missing',
  'gone',
  'blockedByLaw',
  'tooLarge',
  'unexpectedAnswer',
])

export function createSubscriptions(parts: Parts): Subscriptions {
  const { store, parser, sync, sample, translate, readCatalogue, now } = parts

  async function addSource(address: string): Promise<SourceId> {
    const url = feedAddress(address)
    const { added } = await store.addFeeds([{ url, title: null, homepage: null, section: null }], now())
    const feed = added[0]
    if (!feed) throw new ExpectedError('alreadySubscribed', `${url} is there already.`)
    const summary = await sync.start({ by: 'hand', feedIds: [feed.feedId] })
    const refused = summary.failures.find(failed => FINAL.has(failed.code))
    if (!refused) return feed.sourceId
    await store.removeSource(feed.sourceId, now())
    throw new ExpectedError(refused.code, refused.message)
  }

  async function importBytes(file: string, bytes: Uint8Array): Promise<ImportSummary> {
    const outlines = await parser.parseOpml(bytes)
    const feeds = outlines.flatMap(outline => (outline.url === null ? [] : [{ ...outline, url: outline.url }]))
    const { added, alreadyThere } = await store.addFeeds(
      feeds.map(({ url, title, homepage, section }) => ({ url, title, homepage, section })),
      now(),
    )
    const skipped = outlines.flatMap(({ title, address, refused }) =>
      refused ? [{ title: title ?? address, url: address, reason: refused satisfies Failure }] : [],
    )
    return { file, added: added.length, alreadyThere: alreadyThere.length, skipped }
  }

  return {
    addSource,
    readCatalogue,
    async addFromCatalogue(urls) {
      const nameOf = (section: CatalogueSection) => translate(`catalogue.sections.${section}`)
      return store.addFeeds(newFeedsOf(await readCatalogue(), urls, nameOf), now())
    },
    openSample: () => sample.open(translate),
    importText: (file, text) => importBytes(file, new TextEncoder().encode(text)),
    async importFile(path) {
      const { size } = await stat(path).catch(() => {
        throw new ExpectedError('notFound', `${path} cannot be read.`)
      })
      if (size > LARGEST_FILE) throw new ExpectedError('tooLarge', `${path} is larger than 20 MB.`)
      return importBytes(basename(path), await readFile(path))
    },
  }
}
