/**
 * Decides which articles are caught: those that come when they are stored, and those that are stored already when the
 * reader has changed what is watched for, the newest first, in steps that a later start goes on with. The library says
 * what is watched for and the cache what was decided by it; whatever happened between the two, they are brought in step
 * here. Nothing is ever lost by it: what no watch catches any more is where it was.
 */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { WatchDeed, WatchId } from '../../../shared/contract/watches.ts'
import type { LookedBack } from '../../records/watch.ts'
import { highestId } from '../articles/articles.ts'
import { type Databases, transaction, type WritableDb } from '../db/database.ts'
import { savedText } from '../index/search-index.ts'
import type { IndexedText } from '../index/unindexed-texts.ts'
import { type Find, findingOf } from './finding.ts'
import { type Standing, standingWatches } from './watches.ts'
import { reachOf } from './within-reach.ts'

/** Articles whose words have just been written: id → the text that is shown; null where it has to be read again. */
export type Written = ReadonlyMap<number, IndexedText | null>

export interface WatchDesk {
  /** Decides about these. To be called inside the transaction of the cache that writes them. */
  decide(written: Written): void
  /** Brings the cache in step with the library and looks at up to `limit` stored articles. */
  lookBack(limit: number): LookedBack
}

/** Without its text an article is looked at ten times as fast. */
const TITLES_PER_TEXT = 10

interface Scan {
  readonly watch_id: WatchId
  readonly wish: string
  readonly deed: WatchDeed
  readonly before_id: number
}

export function watchDesk({ library, cache }: Databases, clock: () => number): WatchDesk {
  let finding: { readonly by: string; readonly find: Find } | null = null

  /** Remembers the words of texts for as long as the same is watched for. */
  function findOf(standing: readonly Standing[]): Find {
    const by = JSON.stringify(standing)
    if (finding?.by !== by) finding = { by, find: findingOf(standing) }
    return finding.find
  }

  return {
    decide(written) {
      const standing = standingWatches(library, clock())
      bringInStep(cache, standing)
      if (standing.length === 0) return
      const find = findOf(standing)
      for (const [id, atHand] of written) {
        const sourceId = sourceOf(cache, id)
        const words = atHand ?? savedText(cache, id)
        if (sourceId === null || !words) continue
        keep(cache, id, find({ sourceId, title: words.title, text: () => words.text }), standing, true)
      }
    },
    lookBack: limit =>
      transaction(cache, () => {
        const standing = standingWatches(library, clock())
        const changed = bringInStep(cache, standing)
        const looked = lookAtSome(cache, standing, limit)
        return { ...looked, changed: changed + looked.changed }
      }),
  }
}

/** Returns how many articles are no longer caught, or for another deed. */
function bringInStep(cache: WritableDb, standing: readonly Standing[]): number {
  const known = new Map(scansOf(cache).map(scan => [scan.watch_id, scan]))
  let changed = 0
  for (const watch of standing) {
    const scan = known.get(watch.id)
    known.delete(watch.id)
    const wish = wishOf(watch)
    if (scan?.wish !== wish) {
      cache
        .command('INSERT OR REPLACE INTO watch_scans (watch_id, wish, deed, before_id) VALUES (?, ?, ?, ?)')
        .run(watch.id, wish, watch.deed, highestId(cache) + 1)
    }
    if (scan && scan.deed !== watch.deed) {
      changed += cache.command('UPDATE catches SET deed = ?, waits = 0 WHERE watch_id = ?').run(watch.deed, watch.id)
      cache.command('UPDATE watch_scans SET deed = ? WHERE watch_id = ?').run(watch.deed, watch.id)
    }
  }
  for (const id of known.keys()) {
    changed += cache.command('DELETE FROM catches WHERE watch_id = ?').run(id)
    cache.command('DELETE FROM watch_scans WHERE watch_id = ?').run(id)
  }
  return changed
}

/** What decides whether an article is caught. Another one: all are looked at anew. */
function wishOf({ words, field, sources }: Standing): string {
  return JSON.stringify([words, field, sources])
}

function scansOf(cache: WritableDb): Scan[] {
  return cache.query<Scan>('SELECT watch_id, wish, deed, before_id FROM watch_scans').all()
}

/** Watches that have looked back equally far go on together. */
function lookAtSome(cache: WritableDb, standing: readonly Standing[], limit: number): LookedBack {
  const places = [...new Set(scansOf(cache).map(({ before_id }) => before_id))].toSorted((a, b) => b - a)
  const [before = 0, next = 0] = places
  if (before === 0) return { changed: 0, isMore: false }
  const due = new Set(scansOf(cache).flatMap(({ watch_id, before_id }) => (before_id === before ? [watch_id] : [])))
  const looking = standing.filter(({ id }) => due.has(id))
  const find = findingOf(looking)
  const needsText = looking.some(({ words, field }) => words !== '' && field === 'anywhere')
  const most = needsText ? limit : limit * TITLES_PER_TEXT
  const reach = reachOf(looking)
  const rows = cache
    .query<{ id: number; source_id: SourceId; title: string }>(
      `SELECT id, abs(source_id) AS source_id, title FROM articles
       WHERE id < :before AND id >= :next ${reach ? `AND ${reach.where}` : ''} ORDER BY id DESC LIMIT :most`,
    )
    .all({ before, next, most, ...reach?.values })
  let changed = 0
  for (const { id, source_id: sourceId, title } of rows) {
    const text = () => savedText(cache, id)?.text ?? ''
    changed += keep(cache, id, find({ sourceId, title, text }), looking, false)
  }
  const reached = rows.length < most ? next : (rows.at(-1)?.id ?? next)
  cache.command('UPDATE watch_scans SET before_id = ? WHERE before_id = ?').run(reached, before)
  return { changed, isMore: reached > 0 }
}

function sourceOf(cache: WritableDb, id: number): SourceId | null {
  const row = cache.query<{ id: SourceId }>('SELECT abs(source_id) AS id FROM articles WHERE id = ?').get(id)
  return row?.id ?? null
}

/** Writes down which of `asked` catch an article. Returns how many no longer do, or do now. */
function keep(
  cache: WritableDb,
  id: number,
  caught: readonly Standing[],
  asked: readonly Standing[],
  isArrival: boolean,
): number {
  const before = cache.query<{ watch_id: WatchId }>('SELECT watch_id FROM catches WHERE article_id = ?').all(id)
  if (caught.length === 0 && before.length === 0) return 0
  const had = new Set(before.map(({ watch_id }) => watch_id))
  let changed = 0
  for (const watch of caught) {
    if (had.delete(watch.id)) continue
    const waits = Number(isArrival && watch.deed === 'tell')
    changed += cache
      .command('INSERT INTO catches (article_id, watch_id, deed, waits) VALUES (?, ?, ?, ?)')
      .run(id, watch.id, watch.deed, waits)
  }
  const mayLose = new Set(asked.map(watch => watch.id))
  for (const lost of had) {
    if (!mayLose.has(lost)) continue
    changed += cache.command('DELETE FROM catches WHERE article_id = ? AND watch_id = ?').run(id, lost)
  }
  return changed
}
