// Bringing everything up to date: start, stop, and what is being done right now.

import type { SyncState, SyncSummary } from '../../shared/contract/sync.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { FailureCode } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { say, tellFailure } from '../notices/toasts.ts'

export const syncCell = createCell<SyncState>({ progress: null, lastSummary: null })

/** When the sync ended of which was last told. */
let saidOf: number | null = null

export function watchSync(): void {
  reader.on.syncProgressed(state => {
    const before = syncCell.get()
    syncCell.set(state)
    // The end is read out. Progress is not, it would never stop talking.
    if (!state.progress && before.progress) sayOnce(state.lastSummary)
  })
  void readState()
}

export async function startSync(): Promise<void> {
  const started = await reader.request.startSync()
  if (!started.ok) tellFailure(started)
}

export async function cancelSync(): Promise<void> {
  const cancelled = await reader.request.cancelSync()
  if (!cancelled.ok) tellFailure(cancelled)
}

const NETWORK: ReadonlySet<FailureCode> = new Set(['offline', 'captivePortal'])

/** One failure that stands for all that were asked: the network failed, and no source. null: something did come. */
export function networkTrouble({ failures, unchanged, newArticles, updatedArticles }: SyncSummary): FailureCode | null {
  if (unchanged + newArticles + updatedArticles > 0) return null
  const [failure, another] = failures.filter(({ code }) => code !== 'toldToWait' && code !== 'askedJustNow')
  return failure && !another && NETWORK.has(failure.code) ? failure.code : null
}

/** A source of several feeds fails once. */
export function failedSources({ failures }: SyncSummary): number {
  return new Set(failures.map(({ sourceId }) => sourceId)).size
}

/** Trying one feed again is no whole sync: the summary of the last one is no news after it. */
function sayOnce(summary: SyncSummary | null): void {
  if (summary === null || summary.finishedAt === saidOf) return
  saidOf = summary.finishedAt
  say(news(summary))
}

function news(summary: SyncSummary): string {
  const trouble = networkTrouble(summary)
  if (trouble) return failureInWords(trouble, translate)
  const failed = translate('sync.failed', { count: failedSources(summary) })
  return `${translate('sync.new', { count: summary.newArticles })}. ${failed}`
}

async function readState(): Promise<void> {
  const state = await reader.request.readSyncState()
  if (!state.ok) return
  saidOf ??= state.value.lastSummary?.finishedAt ?? null
  syncCell.set(state.value)
}
