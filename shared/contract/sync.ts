/** Syncing, and what came of it. */

import { listOf } from '../checks.ts'
import type { Failure } from '../result.ts'
import { type FeedId, isFeedId, type SourceId } from './ids.ts'
import { type Contract, MOST_AT_ONCE } from './terms.ts'

/** One feed that a sync could not bring up to date, and why. */
export interface SyncFailure extends Failure {
  readonly sourceId: SourceId
  readonly sourceTitle: string
  readonly url: string
}

export interface SyncSummary {
  readonly startedAt: number
  readonly finishedAt: number
  readonly cancelled: boolean
  readonly feeds: number
  readonly unchanged: number
  readonly newArticles: number
  readonly updatedArticles: number
  readonly failures: readonly SyncFailure[]
}

export interface SyncProgress {
  readonly phase: 'feeds' | 'pages' | 'pictures'
  readonly done: number
  readonly total: number
  readonly newArticles: number
  readonly current: string | null
}

export interface SyncState {
  /** null when no sync runs. */
  readonly progress: SyncProgress | null
  /** The last whole sync of this run of the app. */
  readonly lastSummary: SyncSummary | null
}

export interface SyncRequests {
  startSync(): void
  /** Asks these feeds now. Resolves when it is known how each of them did. */
  retryFeeds(ids: readonly FeedId[]): SyncSummary
  cancelSync(): void
  readSyncState(): SyncState
}

export const SYNC: Contract<SyncRequests> = {
  startSync: { takes: [], changes: [] },
  retryFeeds: { takes: [listOf(isFeedId, MOST_AT_ONCE)], changes: [] },
  cancelSync: { takes: [], changes: [] },
  readSyncState: { takes: [], changes: [] },
}
