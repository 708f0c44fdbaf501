/** What the reader decided for all newspapers or for one: which pictures are fetched, and how long articles are kept. */

import type { Direction } from '../../../shared/arabic/direction.ts'
import { FULL_TEXT_CHOICES, type FullTextChoice } from '../../../shared/contract/full-text.ts'
import type { SourceId } from '../../../shared/contract/ids.ts'
import { KEPT_BY_DEFAULT, type KeepingRule, type SourceRule } from '../../../shared/contract/keeping.ts'
import { PICTURE_POLICIES, type PicturePolicy } from '../../../shared/pictures/policy.ts'
import { isReadingFace, type ReadingFace } from '../../../shared/settings/settings.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'

/** The row that holds for every newspaper without a rule of its own. */
const EVERYBODY = 0

interface RuleRow {
  readonly source_id: SourceId
  readonly pictures: string | null
  readonly days: number | null
  readonly megabytes: number | null
  readonly keeps_unread: number | null
  readonly full_text: string | null
  readonly direction: string | null
  readonly face: string | null
}

const COLUMNS = 'source_id, pictures, days, megabytes, keeps_unread, full_text, direction, face'

export function picturePolicies(library: ReadableDb): ReadonlyMap<SourceId, PicturePolicy> {
  const rows = library
    .query<Pick<RuleRow, 'source_id' | 'pictures'>>('SELECT source_id, pictures FROM rules WHERE pictures IS NOT NULL')
    .all()
  return new Map(rows.flatMap(({ source_id, pictures }) => (isPolicy(pictures) ? [[source_id, pictures]] : [])))
}

/** A policy that a newer version of the app knows is none that we could follow. */
function isPolicy(stored: string | null): stored is PicturePolicy {
  return (PICTURE_POLICIES as readonly (string | null)[]).includes(stored)
}

export function keepingRule(library: ReadableDb): KeepingRule {
  const row = library.query<RuleRow>(`SELECT ${COLUMNS} FROM rules WHERE source_id = ?`).get(EVERYBODY)
  return {
    days: row?.days ?? KEPT_BY_DEFAULT.days,
    megabytes: row?.megabytes ?? KEPT_BY_DEFAULT.megabytes,
    keepsUnread: row?.keeps_unread == null ? KEPT_BY_DEFAULT.keepsUnread : row.keeps_unread === 1,
  }
}

export function sourceRules(library: ReadableDb): ReadonlyMap<SourceId, SourceRule> {
  const rows = library.query<RuleRow>(`SELECT ${COLUMNS} FROM rules WHERE source_id <> ?`).all(EVERYBODY)
  return new Map(
    rows.map(({ source_id, pictures, days, megabytes, full_text, direction, face }) => [
      source_id,
      {
        pictures: isPolicy(pictures) ? pictures : null,
        days,
        megabytes,
        fullText: isFullText(full_text) ? full_text : null,
        direction: isDirection(direction) ? direction : null,
        face: isReadingFace(face) ? face : null,
      },
    ]),
  )
}

export function setKeepingRule(library: WritableDb, { days, megabytes, keepsUnread }: KeepingRule): void {
  library
    .command('INSERT OR REPLACE INTO rules (source_id, days, megabytes, keeps_unread) VALUES (?, ?, ?, ?)')
    .run(EVERYBODY, days, megabytes, Number(keepsUnread))
}

export function setSourceRule(library: WritableDb, id: SourceId, rule: SourceRule): void {
  library
    .command(
      `INSERT OR REPLACE INTO rules (source_id, pictures, days, megabytes, full_text, direction, face)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, rule.pictures, rule.days, rule.megabytes, rule.fullText, rule.direction, rule.face)
}

/**
 * The only place that decides how an article runs, wherever its words are shown: as the reader chose for its newspaper,
 * or else as its own letters say. `id` is null where the newspaper is no longer there.
 */
export function shownDirection(library: ReadableDb, id: SourceId | null, detected: Direction): Direction {
  const chosen = ruleOf(library, id)?.direction ?? null
  return isDirection(chosen) ? chosen : detected
}

/** null: as for all. */
export function readingFace(library: ReadableDb, id: SourceId | null): ReadingFace | null {
  const chosen = ruleOf(library, id)?.face ?? null
  return isReadingFace(chosen) ? chosen : null
}

function ruleOf(library: ReadableDb, id: SourceId | null): RuleRow | undefined {
  return id === null ? undefined : library.query<RuleRow>(`SELECT ${COLUMNS} FROM rules WHERE source_id = ?`).get(id)
}

function isDirection(stored: string | null): stored is Direction {
  return stored === 'rtl' || stored === 'ltr'
}

/** Only of newspapers with a choice of their own. */
export function fullTextChoices(library: ReadableDb): ReadonlyMap<SourceId, FullTextChoice> {
  const rows = library
    .query<Pick<RuleRow, 'source_id' | 'full_text'>>(
      'SELECT source_id, full_text FROM rules WHERE full_text IS NOT NULL',
    )
    .all()
  return new Map(rows.flatMap(({ source_id, full_text }) => (isFullText(full_text) ? [[source_id, full_text]] : [])))
}

function isFullText(stored: string | null): stored is FullTextChoice {
  return (FULL_TEXT_CHOICES as readonly (string | null)[]).includes(stored)
}

export function forgetRule(library: WritableDb, id: SourceId): void {
  library.command('DELETE FROM rules WHERE source_id = ?').run(id)
}
