/** What the rules say is to be deleted: by age, and by the room that articles take. In small steps. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import { DAY } from '../../../shared/units.ts'
import type { Removed, Retained } from '../../records/article.ts'
import { type Databases, type ReadableDatabases, type ReadableDb, transaction, type Value } from '../db/database.ts'
import { keepingRule, sourceRules } from '../sources/rules.ts'
import { agedFrom, trustedNow } from './clock.ts'
import { removeArticles } from './remove-articles.ts'

export interface Retention {
  /** Deletes some of what the rules say. */
  step(now: number): Retained
}

const MEGABYTE = 1024 * 1024
/** About 20 ms. */
const AT_ONCE = 50

export function retention(databases: Databases): Retention {
  let doomed: readonly number[] = []
  let decidedBy = ''
  const trustedInstant = (now: number) => transaction(databases.cache, () => trustedNow(databases, now))
  return {
    step(now) {
      const rules = JSON.stringify([keepingRule(databases.library), rulesBySource(databases)])
      const isDecided = doomed.length > 0 && decidedBy === rules
      const going = isDecided ? doomed : findDoomed(databases, trustedInstant(now))
      // Nothing is left to be done when this step fails: by the next one everything may be different.
      doomed = []
      const removed = removeArticles(databases, stillDoomed(databases, going.slice(0, AT_ONCE)))
      doomed = going.slice(AT_ONCE)
      decidedBy = rules
      return { ...removed, isMore: doomed.length > 0 }
    },
  }
}

/** Between two steps the reader goes on reading, and may have marked some of them unread. */
function stillDoomed({ library, cache }: ReadableDatabases, ids: readonly number[]): number[] {
  const some = `SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND ${MAY_GO}`
  return idsOf(cache, some, JSON.stringify(ids), Number(!keepingRule(library).keepsUnread))
}

/** Deletes articles by the reader's own order, which cannot be undone. A few at once; 0 means that none is left. */
export function clearArticles(databases: Databases, sourceId: SourceId): Removed {
  const some = `SELECT id FROM articles WHERE ${OF_SOURCE} AND NOT bookmarked LIMIT ${AT_ONCE}`
  return removeArticles(databases, idsOf(databases.cache, some, sourceId, -sourceId))
}

function findDoomed(databases: ReadableDatabases, trusted: number | null): number[] {
  const rules = rulesBySource(databases)
  const tooOld = trusted === null ? [] : rules.flatMap(rule => tooOldOf(databases.cache, rule, trusted))
  const doomed = new Set(tooOld)
  for (const rule of rules) for (const id of tooMuchOf(databases.cache, rule, doomed)) doomed.add(id)
  for (const id of tooMuchOfAll(databases, doomed)) doomed.add(id)
  return [...doomed]
}

interface Rule {
  readonly sourceId: SourceId
  readonly days: number
  /** Size limit of this newspaper by itself. */
  readonly megabytes: number
  readonly keepsUnread: boolean
}

function rulesBySource({ library, cache }: ReadableDatabases): Rule[] {
  const general = keepingRule(library)
  const own = sourceRules(library)
  return cache
    .query<{ source_id: SourceId }>('SELECT DISTINCT source_id FROM known_feeds')
    .all()
    .map(({ source_id }) => ({
      sourceId: source_id,
      days: own.get(source_id)?.days ?? general.days,
      megabytes: own.get(source_id)?.megabytes ?? 0,
      keepsUnread: general.keepsUnread,
    }))
}

/** Also what of it is muted. */
const OF_SOURCE = 'source_id IN (?, ?)'
const MAY_GO = 'NOT bookmarked AND (? OR read_at IS NOT NULL)'

/** Age counts from arrival: a newspaper that is new here may list articles of last year. */
function tooOldOf(cache: ReadableDb, { sourceId, days, keepsUnread }: Rule, trusted: number): number[] {
  if (days === 0) return []
  const before = trusted - days * DAY
  if (agedFrom(cache) >= before) return []
  return idsOf(
    cache,
    `SELECT id FROM articles INDEXED BY articles_by_source
     WHERE ${OF_SOURCE} AND sort_at < ? AND first_seen_at < ? AND ${MAY_GO}`,
    sourceId,
    -sourceId,
    before,
    before,
    Number(!keepsUnread),
  )
}

function tooMuchOf(
  cache: ReadableDb,
  { sourceId, megabytes, keepsUnread }: Rule,
  doomed: ReadonlySet<number>,
): number[] {
  if (megabytes === 0) return []
  const rows = cache
    .query<SizedRow>(`${SIZED} WHERE ${OF_SOURCE} ORDER BY sort_at DESC, id DESC`)
    .all(sourceId, -sourceId)
  return beyond(rows, megabytes * MEGABYTE, keepsUnread, doomed)
}

function tooMuchOfAll({ library, cache }: ReadableDatabases, doomed: ReadonlySet<number>): number[] {
  const { megabytes, keepsUnread } = keepingRule(library)
  if (megabytes === 0) return []
  return beyond(
    cache.query<SizedRow>(`${SIZED} ORDER BY sort_at DESC, id DESC`).all(),
    megabytes * MEGABYTE,
    keepsUnread,
    doomed,
  )
}

interface SizedRow {
  readonly id: number
  readonly size: number
  readonly bookmarked: number
  readonly read_at: number | null
}

/** An article's share of rows and index comes on top of its text: measured on 10,000 articles. */
const OVERHEAD = 1500
const SIZED = `
  SELECT id, bookmarked, read_at, ${OVERHEAD} + coalesce((SELECT length(body) + length(lead) FROM bodies WHERE article_id = id), 0)
    AS size FROM articles`

/** Newest first, as many as there is room for; the others, as far as they may go. */
function beyond(rows: readonly SizedRow[], room: number, keepsUnread: boolean, doomed: ReadonlySet<number>): number[] {
  let left = room
  for (const { size, id } of rows) if (!doomed.has(id)) left -= size
  const going: number[] = []
  for (const { id, size, bookmarked, read_at } of rows.toReversed()) {
    if (left >= 0) break
    if (doomed.has(id) || bookmarked === 1 || (keepsUnread && read_at === null)) continue
    going.push(id)
    left += size
  }
  return going
}

function idsOf(cache: ReadableDb, sql: string, ...values: readonly Value[]): number[] {
  return cache
    .query<{ id: number }>(sql)
    .all(...values)
    .map(({ id }) => id)
}
