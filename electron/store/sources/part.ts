/** What the store does about newspapers and their feeds. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import { writeOrder } from '../db/order.ts'
import { addFeeds, subscribedAmong } from './add-feeds.ts'
import { consentedHosts, consentToHost } from './consents.ts'
import { allFeedIds, feedsToCheck, pausedHosts, pauseHost } from './feed-checks.ts'
import { noteReceived, readHealth } from './health.ts'
import { readLibrary } from './library.ts'
import { undoMove } from './moves.ts'
import { moveSources, renameSection } from './sections.ts'
import { moveSource, removeSource, renameSource, restoreSource, setSourceEnabled } from './sources.ts'

export interface SourceReading {
  readonly databases: ReadableDatabases
  clock(): number
}

export function sourceReads({ databases, clock }: SourceReading) {
  const { library, cache } = databases
  return {
    readLibrary: () => readLibrary(databases),
    readHealth: () => readHealth(databases, clock()),
    subscribedAmong: urls => subscribedAmong(databases, urls),
    hasConsent: host => consentedHosts(library).has(host),
    feedsToCheck: () => feedsToCheck(databases),
    allFeedIds: () => allFeedIds(library),
    pausedHosts: now => pausedHosts(cache, now),
  } satisfies Partial<StoreReads>
}

export interface SourceWriting extends SourceReading {
  readonly databases: Databases
  /** Newspapers and their articles have gone, or are back. */
  onShown(sources: readonly SourceId[]): void
}

export function sourceWrites({ databases, clock, onShown }: SourceWriting) {
  const { library, cache } = databases
  return {
    noteReceived: (feedId, received, now) => noteReceived(databases, feedId, received, now),
    addFeeds(feeds, now) {
      const result = addFeeds(databases, feeds, now)
      // One that was only removed is back.
      onShown(result.added.map(({ sourceId }) => sourceId))
      return result
    },
    renameSource: (id, title) => renameSource(library, id, title),
    moveSource: (id, section) => moveSource(library, id, section),
    moveSources: (ids, section) => moveSources(library, ids, section),
    renameSection: (id, title) => renameSection(library, id, title),
    orderSections: ids => writeOrder(library, 'sections', ids),
    setSourceEnabled: (id, enabled) => setSourceEnabled(library, id, enabled),
    removeSource(id) {
      removeSource(library, id, clock())
      onShown([id])
    },
    restoreSource(id) {
      restoreSource(library, id)
      onShown([id])
    },
    undoMove: id => undoMove(databases, id),
    consentToHost: host => consentToHost(library, host, clock()),
    pauseHost: (host, until) => pauseHost(cache, host, until),
  } satisfies Partial<StoreWrites>
}
