/** Syncing, and what came of it. */

import type { Failure } from '../result.ts'
import type { SourceId } from './ids.ts'

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
