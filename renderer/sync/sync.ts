// Bringing everything up to date: start, stop, and what is being done right now.
import type { SyncState } from '../../shared/models.ts'
import { createCell } from '../cell.ts'
import { tellFailure } from '../notices/toasts.ts'
import { reader } from '../reader.ts'
import { libraryCell } from '../sources/library.ts'

export const syncCell = createCell<SyncState>({ progress: null, lastSummary: null })

export function watchSync(): void {
  reader.on.syncProgressed(state => syncCell.set(state))
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

/** A failure names the feed by its address; the store knows it by its id. */
export async function retryFeedAt(url: string): Promise<void> {
  const feeds = libraryCell.get()?.sources.flatMap(source => source.feeds) ?? []
  const feed = feeds.find(candidate => candidate.url === url)
  if (!feed) return
  const retried = await reader.request.retryFeed(feed.id)
  if (!retried.ok) tellFailure(retried)
}

async function readState(): Promise<void> {
  const state = await reader.request.readSyncState()
  if (state.ok) syncCell.set(state.value)
}
