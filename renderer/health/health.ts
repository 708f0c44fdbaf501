// How the sources do, while somebody looks at it, and trying again.

import type { FeedId, SourceId } from '../../shared/contract/ids.ts'
import type { Feed, FeedHealth, Source } from '../../shared/contract/sources.ts'
import type { SyncSummary } from '../../shared/contract/sync.ts'
import { isolated } from '../../shared/press/names.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { dialogCell } from '../place/place.ts'
import { failedSources, networkTrouble } from '../sync/sync.ts'

/** null until it has been read the first time. */
export const healthCell = createCell<readonly FeedHealth[] | null>(null)

/** What of it is looked at first. */
export interface Look {
  readonly failingOnly: boolean
  /** The source whose details are open. */
  readonly sourceId: SourceId | null
}

export const EVERYTHING: Look = { failingOnly: false, sourceId: null }
export const lookCell = createCell<Look>(EVERYTHING)

export function openHealth(look: Look): void {
  lookCell.set(look)
  dialogCell.set('health')
}

export async function readHealth(): Promise<void> {
  const health = await reader.request.readHealth()
  if (health.ok) healthCell.set(health.value)
  else tellFailure(health)
}

/** Says in the end how it went, of one source or of many. */
export async function retry(sources: readonly Source[]): Promise<void> {
  const feedIds: readonly FeedId[] = sources.flatMap(({ feeds }) => feeds.map(({ id }) => id))
  const retried = await reader.request.retryFeeds(feedIds)
  if (!retried.ok) return tellFailure(retried)
  tell(sources.length === 1 && sources[0] ? resultOf(sources[0], retried.value) : resultOfAll(retried.value))
  await readHealth()
}

/** Allows the feed's host in the reader's own network, and no other, and retries the feed at once. */
export async function allow({ id, url }: Feed): Promise<void> {
  const allowed = await reader.request.consentToHost(url)
  if (!allowed.ok) return tellFailure(allowed)
  if (allowed.value) await retryFeed({ id })
}

/** With those that belong to the same source. */
export async function retryFeed({ id }: Pick<Feed, 'id'>): Promise<void> {
  const source = libraryCell.get()?.sources.find(({ feeds }) => feeds.some(feed => feed.id === id))
  if (source) await retry([source])
}

export async function undoMove(id: FeedId): Promise<void> {
  const undone = await reader.request.undoMove(id)
  if (undone.ok) tell(translate('health.movedBack'))
  else tellFailure(undone)
}

function resultOf({ title, language }: Source, summary: SyncSummary): string {
  const { failures, newArticles } = summary
  const trouble = networkTrouble(summary)
  if (trouble) return translate(`failure.${trouble}`)
  const source = isolated(title, language)
  const [failure] = failures
  if (failure) return translate('health.retryFailed', { source, reason: translate(`failure.${failure.code}`) })
  return translate('health.retried', { source, articles: translate('sync.new', { count: newArticles }) })
}

function resultOfAll(summary: SyncSummary): string {
  const trouble = networkTrouble(summary)
  if (trouble) return translate(`failure.${trouble}`)
  const articles = translate('sync.new', { count: summary.newArticles })
  return translate('health.retriedAll', {
    articles,
    failed: translate('sync.failed', { count: failedSources(summary) }),
  })
}
