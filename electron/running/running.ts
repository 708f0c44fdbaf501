/**
 * What works for the store: parse process, network, pictures, sync. Knows no Electron: `inspect` runs it too. The window
 * does not need it to show what is there, so it is read after the first look at the news.
 */

import { join } from 'node:path'
import type { ExchangeProgress } from '../../shared/contract/exchange.ts'
import type { TextOrigin } from '../../shared/contract/full-text.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { SourceState } from '../../shared/contract/reading.ts'
import type { SyncState } from '../../shared/contract/sync.ts'
import { createTranslate } from '../../shared/locales/translator.ts'
import type { PicturePolicy } from '../../shared/pictures/policy.ts'
import type { InterfaceLanguage } from '../../shared/settings/settings.ts'
import { MINUTE } from '../../shared/units.ts'
import { type Accounts, createAccounts } from '../accounts/accounts.ts'
import type { Secrets } from '../accounts/secrets.ts'
import { accountServers } from '../accounts/servers/account-servers.ts'
import type { Assets } from '../base/assets.ts'
import { USER_AGENT, VERSION } from '../base/identity.ts'
import { complain } from '../base/log.ts'
import { createExchange, type Exchange } from '../exchange/exchange.ts'
import { type Extractor, startExtractor } from '../extractor/extractor.ts'
import { isAllowed, NOTHING_ALLOWED, parseAllowance } from '../network/allowance.ts'
import { type Ask, createAsk } from '../network/ask.ts'
import { createHostLimiter } from '../network/host-limiter.ts'
import { CONNECTIONS } from '../network/limits.ts'
import { type Network, openNetwork } from '../network/network.ts'
import type { ProxyFor } from '../network/proxy.ts'
import { createFullText } from '../pages/full-text.ts'
import { createSavedPages, type SavedPages } from '../pages/saved-pages.ts'
import { type ParserProcess, startParser } from '../parse/service/parser-process.ts'
import { createFeedPasswords } from '../passwords/feed-passwords.ts'
import { createPasswords, type Passwords } from '../passwords/passwords.ts'
import { createPictures, type Pictures } from '../pictures/pictures.ts'
import { checkingReader, drawingReader } from '../pictures/reader.ts'
import { createReportLists, type ReportLists } from '../pictures/report-lists.ts'
import type { RiskyProcess } from '../processes/kept-process.ts'
import type { Remote } from '../processes/port.ts'
import type { SavedOutcomes } from '../records/feed.ts'
import type { Store } from '../records/store.ts'
import { createCatalogue } from '../sources/catalogue.ts'
import { createDiscover } from '../sources/discover.ts'
import { createLists, type Lists } from '../sources/lists.ts'
import { createSample, samplePictures } from '../sources/sample.ts'
import { checkSource } from '../sources/source-link.ts'
import { createSubscriptions, type Subscriptions } from '../sources/subscriptions.ts'
import type { StoreWorker } from '../store/start.ts'
import { createSync, type Sync } from '../sync/sync.ts'

export interface EngineOptions extends Assets {
  readonly opened: StoreWorker
  /** The profile. */
  readonly folder: string
  /** Addresses outside the public internet that may be asked, as `parseAllowance` reads them; empty: none. */
  readonly allowHosts: string
  /** Whether pictures may be fetched now before anybody looks at them. */
  picturesAhead(): boolean
  readonly proxyFor: ProxyFor
  /** For newspapers without a rule of their own. */
  picturePolicy(): PicturePolicy
  isMetered(): boolean
  /** Bytes that pictures may take on the disk. */
  pictureRoom(): number
  spawnParser(): ParserProcess
  /** null where there is no browser. */
  readonly openExtractor: (() => RiskyProcess) | null
  /** The interface's: sections of new newspapers are named in it. */
  language(): InterfaceLanguage
  /** Minutes between automatic syncs; 0: none. */
  syncInterval(): number
  onProgress(state: SyncState): void
  /** null: nothing goes out or comes in any more. */
  onExchange(progress: ExchangeProgress | null): void
  onSaved(saved: SavedOutcomes): void
  onArrived(): void
  /** Passwords of accounts and feeds. */
  readonly secrets: Secrets
  /** Accounts are otherwise than before. */
  onAccounts(): void
}

export interface Engine {
  readonly network: Network
  readonly ask: Ask
  /** Whether the page behind an article is still there. */
  checkSource(address: string): Promise<SourceState>
  readonly store: Remote<Store>
  readonly sync: Sync
  readonly pictures: Pictures
  readonly reportLists: ReportLists
  /** Shows the feed's text of an article or its page's; nothing where there is no browser to read pages. */
  showText(ref: ArticleRef, origin: TextOrigin): Promise<void>
  readonly extractor: Extractor | null
  readonly subscriptions: Subscriptions
  readonly passwords: Passwords
  readonly savedPages: SavedPages
  readonly lists: Lists
  readonly exchange: Exchange
  readonly accounts: Accounts
  stop(): Promise<void>
}

export function startEngine(options: EngineOptions): Engine {
  const { folder } = options
  const { store, stop: stopStore } = options.opened
  const allowance = options.allowHosts === '' ? NOTHING_ALLOWED : parseAllowance(options.allowHosts)
  const parser = startParser(options.spawnParser)
  const extractor = options.openExtractor && startExtractor(options.openExtractor)
  const network = openNetwork({ allowance, userAgent: USER_AGENT, proxyFor: options.proxyFor })
  const ask = createAsk({
    store,
    network,
    limiter: createHostLimiter(CONNECTIONS),
    restFor: (url, usual) => (isAllowed(url, allowance) ? 0 : usual),
    clock: Date.now,
  })
  const pictures = createPictures({
    store,
    reader: extractor ? drawingReader(parser, extractor) : checkingReader(parser),
    ask,
    folder: join(folder, 'pictures'),
    policy: options.picturePolicy,
    isMetered: options.isMetered,
    room: options.pictureRoom,
    bytesAtHand: samplePictures(options.sampleFolder),
  })
  const feedPasswords = createFeedPasswords(options.secrets)
  const passwords = createPasswords({ store, ask, known: feedPasswords })
  passwords.tidy().catch(error => complain('passwords', error))
  const fullText = extractor && createFullText({ store, parser, extractor, ask })
  const sync = createSync({
    store,
    parser,
    ask,
    pictures,
    fullText,
    loginOf: feedPasswords.loginOf,
    picturesAhead: options.picturesAhead,
    syncInterval: options.syncInterval,
    clock: () => Date.now(),
    onProgress(state) {
      options.opened.beside.setBusy(state.progress !== null)
      options.onProgress(state)
    },
    onSaved: options.onSaved,
    onArrived: options.onArrived,
    syncAccounts: (isByHand, signal) => accounts.syncAll(isByHand, signal),
    isAccountBringing: () => accounts.isBringing(),
  })
  const accounts = createAccounts({
    store,
    secrets: options.secrets,
    ...accountServers({ network, parser, store, clock: Date.now }),
    clock: Date.now,
    interval: () => options.syncInterval() * MINUTE,
    onChanged: options.onAccounts,
    onLibraryChanged: () => options.onSaved({ newArticles: 0, updatedArticles: 0 }),
    onMarksChanged: () => options.onSaved({ newArticles: 0, updatedArticles: 0 }),
    onSaved(saved) {
      sync.index()
      options.onSaved(saved)
    },
  })
  const savedPages = createSavedPages({ store, parser, extractor, pictures, ask })
  const exchange = createExchange({
    store,
    parser,
    pictures,
    savedPages,
    extractor,
    version: VERSION,
    clock: Date.now,
    onProgress: options.onExchange,
  })
  return {
    network,
    ask,
    store,
    sync,
    pictures,
    reportLists: createReportLists({ store, parser, ask, clock: Date.now }),
    async showText(ref, origin) {
      await fullText?.show(ref, origin)
      sync.index()
    },
    extractor,
    savedPages,
    checkSource: address => checkSource(ask, address),
    exchange,
    accounts,
    passwords,
    lists: createLists({ store, parser, now: Date.now }),
    subscriptions: createSubscriptions({
      store,
      discover: createDiscover({
        ask,
        parser,
        hasConsent: host => store.hasConsent(host),
        clock: Date.now,
      }),
      readCatalogue: createCatalogue(options.catalogueFile),
      sample: createSample({ store, parser, folder: options.sampleFolder, now: Date.now }),
      translate: key => createTranslate(options.language())(key),
      now: Date.now,
    }),
    async stop() {
      savedPages.stop()
      await exchange.stop()
      passwords.stop()
      await accounts.stop()
      await sync.stop()
      parser.close()
      extractor?.close()
      await Promise.all([network.close(), stopStore()])
    },
  }
}
