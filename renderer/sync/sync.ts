// Bringing everything up to date: start, stop, and what is being done right now.

import type { SyncState, SyncSummary } from '../../shared/contract/sync.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
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

/** One failure that stands for all: it is the network that failed, and no newspaper. */
export function wasOffline({ failures }: SyncSummary): boolean {
  return failures.length === 1 && failures[0]?.code === 'offline'
}

/** Trying one feed again is no whole sync: the summary of the last one is no news after it. */
function sayOnce(summary: SyncSummary | null): void {
  if (summary === null || summary.finishedAt === saidOf) return
  saidOf = summary.finishedAt
  say(news(summary))
}

function news(summary: SyncSummary): string {
  if (wasOffline(summary)) return failureInWords('offline', translate)
  const { newArticles, failures } = summary
  return `${translate('sync.new', { count: newArticles })}. ${translate('sync.failed', { count: failures.length })}`
}

async function readState(): Promise<void> {
  const state = await reader.request.readSyncState()
  if (!state.ok) return
  saidOf ??= state.value.lastSummary?.finishedAt ?? null
  syncCell.set(state.value)
}
