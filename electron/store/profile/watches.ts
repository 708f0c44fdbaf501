/** What the reader watches for. The same words for the same place, deed and time are one watch. */

import type { FeedId, SectionId, SourceId } from '../../../shared/contract/ids.ts'
import type { WatchId } from '../../../shared/contract/watches.ts'
import type { Cursor, PlaceRecord, ProfilePage, Taken, WatchRecord } from '../../records/profile.ts'
import { type ReadableDatabases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { STORED_COLUMNS, type WatchColumns } from '../watches/watches.ts'
import { articleName, type Finder, feedAddresses, finderIn, sectionTitles, sourceAddresses } from './names.ts'
import { PAGE, pageOf } from './pages.ts'

/** Of more nobody is told any more. */
const MOST_TOLD = 2_000

export function readWatches(library: ReadableDb, after: Cursor | null): ProfilePage {
  const rows = library.query<WatchColumns>(
    `SELECT ${STORED_COLUMNS} FROM watches
     WHERE removed_at IS NULL AND id > ? ORDER BY id LIMIT ${PAGE}`,
  )
  const sections = sectionTitles(library)
  const sources = sourceAddresses(library)
  const toldBy = toldReader(library)
  return pageOf(
    rows.all(after?.[0] ?? 0),
    ({ id, words, field, section_id, source_id, deed, until, paused, made_at }): WatchRecord | null => {
      const place = placeRecord(section_id, source_id, sections, sources)
      return place && { words, field, place, deed, until, isPaused: paused === 1, madeAt: made_at, told: toldBy(id) }
    },
    ({ id }) => [id],
  )
}

function placeRecord(
  sectionId: SectionId | null,
  sourceId: SourceId | null,
  sections: ReadonlyMap<SectionId, string>,
  sources: ReadonlyMap<SourceId, string>,
): PlaceRecord | null {
  if (sourceId !== null) {
    const feed = sources.get(sourceId)
    return feed === undefined ? null : { kind: 'source', feed }
  }
  if (sectionId === null) return { kind: 'all' }
  const title = sections.get(sectionId)
  return title === undefined ? null : { kind: 'section', title }
}

function toldReader(library: ReadableDb): (id: WatchId) => WatchRecord['told'] {
  const rows = library.query<{ feed_id: FeedId; guid: string; told_at: number }>(
    `SELECT feed_id, guid, told_at FROM told_articles WHERE watch_id = ? ORDER BY told_at DESC, feed_id, guid
     LIMIT ${MOST_TOLD}`,
  )
  const addresses = feedAddresses(library)
  return id =>
    rows.all(id).flatMap(row => {
      const name = articleName(addresses, row)
      return name ? [{ ...name, toldAt: row.told_at }] : []
    })
}

export function takeWatches(
  databases: ReadableDatabases & { readonly library: WritableDb },
  records: readonly WatchRecord[],
): Taken {
  const { library } = databases
  const finder = finderIn(databases)
  return transaction(library, () => {
    let added = 0
    let homeless = 0
    for (const record of records) {
      const place = placeOf(finder, record.place)
      if (!place) homeless++
      else if (takeWatch(library, finder, record, place)) added++
    }
    return { added, homeless }
  })
}

interface Place {
  readonly sectionId: SectionId | null
  readonly sourceId: SourceId | null
}

function placeOf(finder: Finder, place: PlaceRecord): Place | null {
  if (place.kind === 'all') return { sectionId: null, sourceId: null }
  if (place.kind === 'source') {
    const sourceId = finder.sourceOf(place.feed)
    return sourceId === null ? null : { sectionId: null, sourceId }
  }
  const sectionId = finder.sectionOf(place.title)
  return sectionId === null ? null : { sectionId, sourceId: null }
}

/** Whether it is new. One that is here stays paused, or not, as it is. */
function takeWatch(library: WritableDb, finder: Finder, record: WatchRecord, { sectionId, sourceId }: Place): boolean {
  const { words, field, deed, until, isPaused, madeAt, told } = record
  const same = library
    .query<{ id: WatchId }>(
      `SELECT id FROM watches WHERE words = ? AND field = ? AND section_id IS ? AND source_id IS ? AND deed = ? AND until IS ?
       ORDER BY removed_at IS NULL DESC LIMIT 1`,
    )
    .get(words.trim(), field, sectionId, sourceId, deed, until)
  const id =
    same?.id ??
    library
      .command(
        `INSERT INTO watches (words, field, section_id, source_id, deed, until, paused, made_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .insert(words.trim(), field, sectionId, sourceId, deed, until, Number(isPaused), madeAt)
  const returned = library
    .command('UPDATE watches SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL')
    .run(id)
  const note = library.command(
    'INSERT OR IGNORE INTO told_articles (watch_id, feed_id, guid, told_at) VALUES (?, ?, ?, ?)',
  )
  for (const article of told) {
    const found = finder.articleOf(article)
    if (found) note.run(id, found.feed_id, found.guid, article.toldAt)
  }
  return !same || returned > 0
}
