/** What the reader added to an article: its note, and its highlights with theirs. */

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { Highlight, Highlighted, HighlightId, Marks, Quote, Written } from '../../../shared/contract/shelf.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import {
  type Databases,
  type ReadableDatabases,
  type ReadableDb,
  transaction,
  type WritableDb,
} from '../db/database.ts'
import { bookmarkFor, bookmarkIdOf } from './bookmark-for.ts'
import { FOLDER_OF } from './folders.ts'
import { tagsOf } from './tags.ts'

const NOTHING: Marks = { isBookmarked: false, folderId: null, tags: [], note: '', highlights: [] }

/** @throws ExpectedError `notFound` */
export function readMarks(databases: ReadableDatabases, ref: ArticleRef): Marks {
  const { library } = databases
  const id = bookmarkIdOf(databases, ref)
  const found =
    id === null
      ? undefined
      : library
          .query<{ folder_id: number | null; note: string | null }>(
            `SELECT ${FOLDER_OF} AS folder_id, note FROM bookmarks WHERE id = ?`,
          )
          .get(id)
  if (id === null || !found) return NOTHING
  return {
    isBookmarked: true,
    folderId: found.folder_id,
    tags: tagsOf(library, id),
    note: found.note ?? '',
    highlights: highlightsOf(library, id),
  }
}

interface HighlightColumns extends Quote {
  readonly id: HighlightId
  readonly note: string
  readonly made_at: number
}

export function highlightsOf(library: ReadableDb, bookmarkId: number): Highlight[] {
  const rows = library.query<HighlightColumns>(
    `SELECT id, quote, prefix, suffix, start, note, made_at FROM highlights
     WHERE bookmark_id = ? AND removed_at IS NULL ORDER BY id`,
  )
  return rows.all(bookmarkId).map(({ made_at, ...row }) => ({ ...row, madeAt: made_at }))
}

/** @throws ExpectedError `notFound` */
export function writeNote(databases: Databases, ref: ArticleRef, typed: string, now: number): Written {
  const { library } = databases
  const note = noteFrom(typed)
  // Taking away what is not there makes nothing.
  if (note === '' && bookmarkIdOf(databases, ref) === null) return { before: '', made: [] }
  const { id, isMade } = bookmarkFor(databases, ref, now)
  return transaction(library, () => {
    const found = library.query<{ note: string | null }>('SELECT note FROM bookmarks WHERE id = ?').get(id)
    library
      .command('UPDATE bookmarks SET note = ?1, noted_at = ?2 WHERE id = ?3')
      .run(note === '' ? null : note, note === '' ? null : now, id)
    return { before: found?.note ?? '', made: isMade ? [ref] : [] }
  })
}

/** @throws ExpectedError `notFound`, `badArguments` where the quote has no words */
export function highlight(
  databases: Databases,
  ref: ArticleRef,
  { quote, prefix, suffix, start }: Quote,
  { note, now }: { readonly note: string; readonly now: number },
): Highlighted {
  if (!isVisible(quote)) throw new ExpectedError('badArguments', 'A highlight has words.')
  const { id: bookmarkId, isMade } = bookmarkFor(databases, ref, now)
  const add = databases.library.command(
    'INSERT INTO highlights (bookmark_id, quote, prefix, suffix, start, note, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const id = add.insert(bookmarkId, quote, prefix, suffix, start, noteFrom(note), now)
  return { id, made: isMade ? [ref] : [] }
}

/** @throws ExpectedError `notFound` */
export function noteHighlight(library: WritableDb, id: HighlightId, note: string): string {
  return transaction(library, () => {
    const found = library
      .query<{ note: string }>('SELECT note FROM highlights WHERE id = ? AND removed_at IS NULL')
      .get(id)
    if (!found) throw noHighlight(id)
    library.command('UPDATE highlights SET note = ? WHERE id = ?').run(noteFrom(note), id)
    return found.note
  })
}

/** It stays in the file until the next start, so that it can be taken back. */
export function removeHighlight(library: WritableDb, id: HighlightId, now: number): void {
  const remove = library.command('UPDATE highlights SET removed_at = ? WHERE id = ? AND removed_at IS NULL')
  if (remove.run(now, id) === 0) throw noHighlight(id)
}

export function restoreHighlight(library: WritableDb, id: HighlightId): void {
  if (library.command('UPDATE highlights SET removed_at = NULL WHERE id = ?').run(id) === 0) throw noHighlight(id)
}

/** Lines stay lines; what surrounds them goes. */
function noteFrom(typed: string): string {
  const note = typed.replace(/\r\n?/g, '\n').trim()
  return isVisible(note) ? note : ''
}

function noHighlight(id: HighlightId): ExpectedError {
  return new ExpectedError('notFound', `highlight ${id} is not in the library`)
}
