// Bringing everything up to date: start, stop, and what is being done right now.
import type { SyncState, SyncSummary } from '../../shared/models.ts'
import { createCell } from '../cell.ts'
import { translate } from '../language/translate.ts'
import { say, tellFailure } from '../notices/toasts.ts'
import { reader } from '../reader.ts'
import { libraryCell } from '../sources/library.ts'

export const syncCell = createCell<SyncState>({ progress: null, lastSummary: null })

export function watchSync(): void {
  reader.on.syncProgressed(state => {
    const before = syncCell.get()
    syncCell.set(state)
    // The end is read out. Progress is not, it would never stop talking.
    if (!state.progress && state.lastSummary && before.progress) say(news(state.lastSummary))
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

/** A failure names the feed by its address; the store knows it by its id. */
export async function retryFeedAt(url: string): Promise<void> {
  const feeds = libraryCell.get()?.sources.flatMap(source => source.feeds) ?? []
  const feed = feeds.find(candidate => candidate.url === url)
  if (!feed) return
  const retried = await reader.request.retryFeed(feed.id)
  if (!retried.ok) tellFailure(retried)
}

/** One failure that stands for all: it is the network that failed, and no newspaper. */
export function wasOffline({ failures }: SyncSummary): boolean {
  return failures.length === 1 && failures[0]?.code === 'offline'
}

function news(summary: SyncSummary): string {
  if (wasOffline(summary)) return translate('failure.offline')
  const { newArticles, failures } = summary
  return `${translate('sync.new', { count: newArticles })}. ${translate('sync.failed', { count: failures.length })}`
}

async function readState(): Promise<void> {
  const state = await reader.request.readSyncState()
  if (state.ok) syncCell.set(state.value)
}
