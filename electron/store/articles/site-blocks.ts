/**
 * What stands on several pages of a site belongs to the site and to none of its articles. The store keeps the hashes of
 * the blocks of pages that were read for their text, by host, and gives them along with the next page from there.
 */

import type { SourceId } from '../../../shared/contract/ids.ts'
import { DAY } from '../../../shared/units.ts'
import { linkKeyOf } from '../../records/article-keys.ts'
import type { SeenPage } from '../../records/page.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/database.ts'

/** Rows of one host, 20 bytes each: what it shows everywhere, and what was on the last few pages. */
const MOST_OF_SITE = 1000
/** A design lives longer, its boxes do not. */
const REMEMBERED_DAYS = 60

/** The blocks of other pages on the host of `url`; the page's own earlier readings say nothing about it. */
export function siteBlocks(cache: ReadableDb, url: string): string[] {
  return cache
    .query<{ block: number }>(
      `SELECT block FROM site_blocks WHERE site_id = (SELECT id FROM sites WHERE host = ?) AND (page IS NULL OR page <> ?)`,
    )
    .all(hostOf(url), linkKeyOf(url))
    .map(({ block }) => block.toString(BASE).padStart(DIGITS, '0'))
}

/** Remembers the page of an article. */
export function learnBlocks(cache: WritableDb, articleId: number, { url, blocks }: SeenPage, now: number): void {
  const source = cache.query<{ id: SourceId }>('SELECT abs(source_id) AS id FROM articles WHERE id = ?').get(articleId)
  if (!source || blocks.length === 0) return
  const today = Math.floor(now / DAY)
  const page = linkKeyOf(url)
  transaction(cache, () => {
    forgetOld(cache, today)
    cache
      .command(
        `INSERT INTO sites (host, source_id, seen_on) VALUES (?1, ?2, ?3)
         ON CONFLICT (host) DO UPDATE SET source_id = ?2, seen_on = ?3`,
      )
      .run(hostOf(url), source.id, today)
    const site = cache.query<{ id: number }>('SELECT id FROM sites WHERE host = ?').get(hostOf(url))?.id ?? 0
    const learn = cache.command(
      `INSERT INTO site_blocks (site_id, block, page, seen_on) VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT DO UPDATE SET page = CASE page WHEN ?3 THEN ?3 END, seen_on = ?4`,
    )
    for (const block of blocks) learn.run(site, Number.parseInt(block, BASE), page, today)
    shrink(cache, site, today)
  })
}

/** To be called inside a transaction of the cache. */
export function forgetSites(cache: WritableDb, sourceId: number): void {
  cache.command('DELETE FROM sites WHERE source_id = ?').run(sourceId)
}

const BASE = 36
const DIGITS = 8

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '')
}

/** Days ahead of today are those of a clock that has been set right since. */
function forgetOld(cache: WritableDb, today: number): void {
  cache.command('DELETE FROM sites WHERE seen_on NOT BETWEEN ? AND ?').run(today - REMEMBERED_DAYS, today)
}

/** What was on one page only goes first, and of that the oldest. */
function shrink(cache: WritableDb, site: number, today: number): void {
  cache
    .command('DELETE FROM site_blocks WHERE site_id = ? AND seen_on NOT BETWEEN ? AND ?')
    .run(site, today - REMEMBERED_DAYS, today)
  cache
    .command(
      `DELETE FROM site_blocks WHERE site_id = ?1 AND block IN (
         SELECT block FROM site_blocks WHERE site_id = ?1 ORDER BY page IS NULL DESC, seen_on DESC LIMIT -1 OFFSET ?2)`,
    )
    .run(site, MOST_OF_SITE)
}
