/** What the reader watches for, as the library keeps it. */

import type { SectionId, SourceId } from '../../../shared/contract/ids.ts'
import type { Watch, WatchDeed, WatchField, WatchId, WatchPlace } from '../../../shared/contract/watches.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { problemOf } from '../../../shared/watches/problems.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

export interface StoredWatch extends Watch {
  readonly id: WatchId
  readonly isPaused: boolean
  readonly madeAt: number
}

/** A row of those that `STORED_COLUMNS` names. */
export interface WatchColumns {
  readonly id: WatchId
  readonly words: string
  readonly field: WatchField
  readonly section_id: SectionId | null
  readonly source_id: SourceId | null
  readonly deed: WatchDeed
  readonly until: number | null
  readonly paused: number
  readonly made_at: number
}

export const STORED_COLUMNS = 'id, words, field, section_id, source_id, deed, until, paused, made_at'

/** The newest first. */
export function storedWatches(library: ReadableDb): StoredWatch[] {
  const rows = library.query<WatchColumns>(
    `SELECT ${STORED_COLUMNS} FROM watches
     WHERE removed_at IS NULL ORDER BY id DESC`,
  )
  return rows.all().map(({ id, words, field, section_id, source_id, deed, until, paused, made_at }) => ({
    id,
    words,
    field,
    place: placeFrom(section_id, source_id),
    deed,
    until,
    isPaused: paused === 1,
    madeAt: made_at,
  }))
}

function placeFrom(sectionId: SectionId | null, sourceId: SourceId | null): WatchPlace {
  if (sourceId !== null) return { kind: 'source', sourceId }
  return sectionId === null ? { kind: 'all' } : { kind: 'section', sectionId }
}

/** @throws ExpectedError `badArguments` */
export function makeWatch(library: WritableDb, watch: Watch, now: number): WatchId {
  return library
    .command(
      `INSERT INTO watches (words, field, section_id, source_id, deed, until, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .insert(...columnsOf(watch, now), now)
}

/** @throws ExpectedError `notFound`, `badArguments` */
export function changeWatch(library: WritableDb, id: WatchId, watch: Watch, now: number): void {
  const change = library.command(
    'UPDATE watches SET words = ?, field = ?, section_id = ?, source_id = ?, deed = ?, until = ? WHERE id = ?',
  )
  requireOne(change.run(...columnsOf(watch, now), id), id)
}

function columnsOf(watch: Watch, now: number) {
  const problem = problemOf(watch, now)
  if (problem !== null) throw new ExpectedError('badArguments', `A watch cannot be kept: ${problem}.`)
  const { words, field, place, deed, until } = watch
  const sectionId = place.kind === 'section' ? place.sectionId : null
  const sourceId = place.kind === 'source' ? place.sourceId : null
  return [words.trim(), field, sectionId, sourceId, deed, until] as const
}

export function pauseWatch(library: WritableDb, id: WatchId, isPaused: boolean): void {
  requireOne(library.command('UPDATE watches SET paused = ? WHERE id = ?').run(Number(isPaused), id), id)
}

/** It stays in the file until the next start, so that it can be taken back. */
export function removeWatch(library: WritableDb, id: WatchId, now: number): void {
  requireOne(library.command('UPDATE watches SET removed_at = ? WHERE id = ?').run(now, id), id)
}

export function restoreWatch(library: WritableDb, id: WatchId): void {
  requireOne(library.command('UPDATE watches SET removed_at = NULL WHERE id = ?').run(id), id)
}

function requireOne(changed: number, id: WatchId): void {
  if (changed === 0) throw new ExpectedError('notFound', `watch ${id} is not in the library`)
}

export function isOver({ until }: Pick<Watch, 'until'>, now: number): boolean {
  return until !== null && until <= now
}

/** A watch that holds, with the newspapers that are meant. */
export interface Standing extends Pick<Watch, 'words' | 'field' | 'deed'> {
  readonly id: WatchId
  /** null: all, also those that come. */
  readonly sources: readonly SourceId[] | null
}

export function standingWatches(library: ReadableDb, now: number): Standing[] {
  return storedWatches(library)
    .filter(watch => !watch.isPaused && !isOver(watch, now))
    .map(({ id, words, field, deed, place }) => ({ id, words, field, deed, sources: sourcesIn(library, place) }))
}

export function sourcesIn(library: ReadableDb, place: WatchPlace): readonly SourceId[] | null {
  if (place.kind === 'all') return null
  if (place.kind === 'source') return [place.sourceId]
  const rows = library.query<{ id: SourceId }>('SELECT id FROM sources WHERE section_id = ? ORDER BY id')
  return rows.all(place.sectionId).map(({ id }) => id)
}
