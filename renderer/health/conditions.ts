// How sources do, for the eye: what is wrong comes first. Pure.
import type { SourceId } from '../../shared/contract/ids.ts'
import type { Feed, FeedHealth, FeedWarning, Source } from '../../shared/contract/sources.ts'
import type { SyncSummary } from '../../shared/contract/sync.ts'
import type { FailureCode } from '../../shared/result.ts'

/** Failing: not brought up to date when last asked. Odd: up to date, and there is something to know all the same. */
export type Condition = 'failing' | 'odd' | 'well' | 'off'

export interface FeedCondition {
  readonly feed: Feed
  readonly condition: Condition
  /** Why it could not be brought up to date. */
  readonly trouble: FailureCode | null
  readonly warnings: readonly FeedWarning[]
}

export interface SourceCondition {
  readonly source: Source
  readonly condition: Condition
  readonly feeds: readonly FeedCondition[]
  /** Bytes received by all feeds of the source together. */
  readonly received: number
  readonly articlesADay: number | null
  /** When any of its feeds last succeeded. */
  readonly succeededAt: number | null
}

export interface Known {
  readonly health: readonly FeedHealth[]
  /** It left some feeds alone, which is no failure of theirs and is noted nowhere else. */
  readonly lastSync: SyncSummary | null
}

const LEFT_ALONE: ReadonlySet<FailureCode> = new Set(['toldToWait', 'askedJustNow'])

const ORDER: readonly Condition[] = ['failing', 'odd', 'well', 'off']

export function conditionOf(source: Source, { health, lastSync }: Known): SourceCondition {
  const own = source.feeds.map(({ id }) => health.find(({ feedId }) => feedId === id))
  const feeds = source.feeds.map((feed, place) => {
    return feedCondition(feed, own[place]?.warnings ?? [], leftAlone(feed, lastSync))
  })
  const rates = own.flatMap(each => each?.articlesADay ?? [])
  const successes = source.feeds.flatMap(({ succeededAt }) => succeededAt ?? [])
  return {
    source,
    condition: source.enabled ? worst(feeds.map(({ condition }) => condition)) : 'off',
    feeds,
    received: own.reduce((sum, each) => sum + (each?.received ?? 0), 0),
    articlesADay: rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0),
    succeededAt: successes.length === 0 ? null : Math.max(...successes),
  }
}

/** How many sources are not up to date as things stand, whatever the last sync met with. */
export function countFailing(sources: readonly Source[], lastSync: SyncSummary | null): number {
  return sources.filter(source => conditionOf(source, { health: [], lastSync }).condition === 'failing').length
}

/** Why the last sync did not ask it; null when it did, or when it was asked since. */
function leftAlone({ url, checkedAt }: Feed, lastSync: SyncSummary | null): FailureCode | null {
  if (lastSync === null || (checkedAt ?? 0) > lastSync.finishedAt) return null
  return lastSync.failures.find(failed => failed.url === url && LEFT_ALONE.has(failed.code))?.code ?? null
}

function feedCondition(feed: Feed, warnings: readonly FeedWarning[], left: FailureCode | null): FeedCondition {
  const trouble = feed.failure?.code ?? (feed.stoppedAt === null ? left : 'gone')
  const isOdd = warnings.length > 0 || feed.movedFrom !== null || feed.movedTo !== null
  return { feed, condition: trouble === null ? (isOdd ? 'odd' : 'well') : 'failing', trouble, warnings }
}

function worst(conditions: readonly Condition[]): Condition {
  return ORDER.find(condition => conditions.includes(condition)) ?? 'well'
}

/** What is wrong first, then by name. */
export function inOrder(conditions: readonly SourceCondition[], language: string): SourceCondition[] {
  const byName = new Intl.Collator(language, { numeric: true })
  return [...conditions].sort(
    (a, b) => ORDER.indexOf(a.condition) - ORDER.indexOf(b.condition) || byName.compare(a.source.title, b.source.title),
  )
}

export interface Listing {
  readonly failingOnly: boolean
  /** Sources as they were sorted when the listing began: nothing jumps while somebody looks at it. */
  readonly order: readonly SourceId[]
  /** The source that was opened last. */
  readonly held: SourceId | null
}

/** Where only what fails is asked for, a source that was mended goes, but not from under the reader's hands. */
export function listedOf(conditions: readonly SourceCondition[], { failingOnly, order, held }: Listing) {
  const isWanted = ({ source, condition }: SourceCondition) =>
    !failingOnly || condition === 'failing' || (source.id === held && order.includes(held))
  const wanted = new Map(conditions.filter(isWanted).map(each => [each.source.id, each]))
  const later = [...wanted.values()].filter(({ source }) => !order.includes(source.id))
  return [...order.flatMap(id => wanted.get(id) ?? []), ...later]
}

/** Rate in whole articles, over the shortest span that has at least one. */
export function rateOf(articlesADay: number): { readonly span: 'perDay' | 'perWeek' | 'rare'; readonly count: number } {
  if (articlesADay >= 0.95) return { span: 'perDay', count: Math.round(articlesADay) }
  const aWeek = Math.round(articlesADay * 7)
  return aWeek >= 1 ? { span: 'perWeek', count: aWeek } : { span: 'rare', count: 0 }
}
