/** One entry for each request: its name, and what carries it out. */

import { basename } from 'node:path'
import { clipboard } from 'electron'
import type { OpenedList } from '../../shared/contract/reading.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { hostAndPort, hostOf } from '../base/hosts.ts'
import { complain } from '../base/log.ts'
import type { Handlers } from '../ipc/ipc.ts'
import { addressesMeant } from '../opml/feed-address.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import type { Engine } from '../running/running.ts'
import type { SettingsFile } from '../settings/settings.ts'
import { openLink } from '../window/links.ts'
import type { Sheets } from '../window/sheets.ts'
import type { Notices } from './notices.ts'
import { pictureHandlers } from './pictures.ts'
import { pageHandlers } from './saving.ts'

export interface Changes {
  library(): void
  articles(): void
  bookmarks(): void
  /** Pictures are hidden, or no longer are. */
  pictures(): void
  /** What the reader decided for a newspaper: how its articles are set, which pictures are fetched. */
  rules(): void
  settings(settings: Settings): void
}

export interface HandlerParts {
  /** The window opens while the store does: a request waits for it here. */
  readonly store: Promise<Remote<Store>>
  /** Comes after the first look at the news. */
  readonly engine: Promise<Engine>
  readonly settings: SettingsFile
  firstScreen(): Promise<OpenedList | null>
  /** The window has what it shows first. */
  onSeen(): void
  readonly changed: Changes
  readonly version: string
  readonly notices: Notices
  chooseOpmlFile(): Promise<string | null>
  /** Where to write the list of newspapers. */
  chooseExportFile(): Promise<string | null>
  /** Where to write a list of reports; null when the reader changes their mind. */
  chooseReportTarget(): Promise<string | null>
  chooseReportFile(): Promise<string | null>
  /** A saved page. */
  choosePageFile(): Promise<string | null>
  /** Where to write an article as PDF. */
  choosePdfTarget(title: string): Promise<string | null>
  readonly sheets: Sheets
  now(): number
}

const HEADLINES = 60
const MOST_HITS = 100

export function createHandlers(parts: HandlerParts): Handlers {
  const { engine, settings, changed, notices, now } = parts
  const store = () => parts.store
  const libraryChange = async (change: (store: Remote<Store>) => Promise<void>) => {
    await change(await store())
    changed.library()
    changed.articles()
  }
  return {
    async readStart() {
      const [found, first] = await Promise.all([notices.list(), parts.firstScreen()])
      parts.onSeen()
      return { settings: settings.read(), notices: found, version: parts.version, first }
    },
    changeSettings(change) {
      const whole = settings.change(change)
      changed.settings(whole)
      return whole
    },
    dismissNotice: notice => notices.dismiss(notice),

    readLibrary: async () => (await store()).readLibrary(),
    readHealth: async () => (await store()).readHealth(now()),
    discover: async address => (await engine).subscriptions.discover(address),
    cancelDiscovery: async () => (await engine).subscriptions.cancelDiscovery(),
    async subscribe(choice) {
      const { subscriptions, sync } = await engine
      const added = await subscriptions.subscribe(choice)
      changed.library()
      // A source that was removed and comes back brings its articles with it.
      changed.articles()
      unattended(sync.start({ by: 'hand', feedIds: added.map(({ feedId }) => feedId) }))
      return added.map(({ sourceId }) => sourceId)
    },
    async consentToHost(address) {
      // Typed without a scheme, it means the host with TLS or without.
      const [first = '', ...others] = addressesMeant(address)
      const meant = [first, ...others.filter(other => hostOf(other) === hostOf(first))]
      for (const host of meant.map(hostAndPort)) await (await store()).consentToHost(host, now())
    },
    readCatalogue: async () => (await engine).subscriptions.readCatalogue(),
    async addFromCatalogue(urls) {
      const { store, subscriptions, sync } = await engine
      const feedIds = (await subscriptions.addFromCatalogue(urls)).added.map(({ feedId }) => feedId)
      changed.library()
      // The first newspapers are a whole sync, whose summary says what came of it; later ones leave the others alone.
      const areAll = (await store.feedsToCheck()).length === feedIds.length
      if (feedIds.length > 0) unattended(sync.start({ by: 'hand', ...(areAll ? {} : { feedIds }) }))
      return feedIds.length
    },
    async openSample() {
      await (await engine).subscriptions.openSample()
      changed.library()
      changed.articles()
    },
    async chooseOpml() {
      const file = await parts.chooseOpmlFile()
      return file === null ? null : (await engine).lists.previewFile(file)
    },
    readOpml: async (file, bytes) => (await engine).lists.preview(file, bytes),
    async importOpml(id) {
      const { lists, sync } = await engine
      const summary = await lists.importPreviewed(id)
      changed.library()
      if (summary.added > 0) unattended(sync.start({ by: 'hand' }))
      return summary
    },
    forgetOpml: async id => (await engine).lists.forget(id),
    async exportOpml() {
      const path = await parts.chooseExportFile()
      if (path === null) return null
      await (await engine).lists.exportFile(path)
      return basename(path)
    },
    renameSource: (id, title) => libraryChange(s => s.renameSource(id, titleFrom(title))),
    moveSource: (id, section) => libraryChange(s => s.moveSource(id, section === null ? null : titleFrom(section))),
    setSourceEnabled: (id, enabled) => libraryChange(s => s.setSourceEnabled(id, enabled)),
    removeSource: id => libraryChange(s => s.removeSource(id, now())),
    restoreSource: id => libraryChange(s => s.restoreSource(id)),

    startSync: async () => unattended((await engine).sync.start({ by: 'hand' })),
    retryFeeds: async ids => (await engine).sync.start({ by: 'hand', feedIds: ids }),
    async undoMove(id) {
      await libraryChange(s => s.undoMove(id))
      unattended((await engine).sync.start({ by: 'hand', feedIds: [id] }))
    },
    cancelSync: async () => (await engine).sync.cancel(),
    readSyncState: async () => (await engine).sync.state(),

    openList: async query => (await store()).openList(query),
    listPage: async (query, from, until) => (await store()).listPage(query, from, until),
    async readArticle(ref) {
      const article = await (await store()).readArticle(ref)
      // The article is shown before there is anybody to note it.
      unattended(engine.then(({ pictures }) => pictures.noteLooks(Object.keys(article.pictureStates))))
      return article
    },
    readVersions: async ref => (await store()).readVersions(ref),
    listHeadlines: async () => (await store()).listHeadlines(HEADLINES),
    async markRead(refs, read) {
      await (await store()).markRead(refs, read, now())
      changed.library()
      // The window that marks one row draws it itself; taking back a whole list changes more than it has drawn.
      if (refs.length > 1) changed.articles()
    },
    async markAllRead(query) {
      const refs = await (await store()).markAllRead(query, now())
      changed.library()
      changed.articles()
      return refs
    },
    async bookmark(ref) {
      await (await store()).bookmark(ref, now())
      changed.bookmarks()
    },
    async removeBookmark(ref) {
      await (await store()).removeBookmark(ref, now())
      changed.bookmarks()
    },
    ...pictureHandlers(parts),
    ...pageHandlers(parts),
    search: async (words, order) => (await store()).search(words, order, MOST_HITS),
    openLink: address => openLink(address),
    copy: text => clipboard.writeText(text),
    async savePdf(sheet) {
      const path = await parts.choosePdfTarget(sheet.title)
      if (path === null) return null
      await parts.sheets.savePdf(sheet, path)
      return basename(path)
    },
    printSheet: sheet => parts.sheets.print(sheet),
    async showText(ref, origin) {
      await (await engine).showText(ref, origin)
      changed.articles()
    },
    savePosition: async (ref, position) => (await store()).savePosition(ref, position),
    async openSource(address) {
      const state = await (await engine).checkSource(address)
      if (state.kind === 'fine') await openLink(address)
      return state
    },
  }
}

/** A sync tells its own end, and its failures one by one; only a bug is left to be logged here. */
function unattended(work: Promise<unknown>): void {
  work.catch(error => complain('unattended', error))
}

function titleFrom(typed: string): string {
  const title = typed.trim()
  if (title === '' || title.length > 200) throw new ExpectedError('badArguments', 'A title has 1 to 200 characters.')
  return title
}
