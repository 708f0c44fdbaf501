/** What the reader added to a bookmark, out of a file: what is there stays as it is. */

import { fold } from '../../../shared/arabic/fold.ts'
import type { Highlight } from '../../../shared/contract/shelf.ts'
import type { ArchivedHighlight, BookmarkToImport } from '../../records/archive.ts'
import type { WritableDb } from '../db/database.ts'
import { FOLDER_OF } from '../shelf/folders.ts'
import { highlightsOf } from '../shelf/marks.ts'

type Marks = Pick<BookmarkToImport, 'tags' | 'note' | 'notedAt' | 'savedAt' | 'highlights'>

/** To be called inside a transaction of the library. */
export function addMarks(library: WritableDb, id: number, marks: Marks, folderId: number | null): void {
  if (folderId !== null)
    library.command(`UPDATE bookmarks SET folder_id = ? WHERE id = ? AND ${FOLDER_OF} IS NULL`).run(folderId, id)
  if (marks.note !== '')
    library
      .command('UPDATE bookmarks SET note = ?, noted_at = ? WHERE id = ? AND note IS NULL')
      .run(marks.note, marks.notedAt ?? marks.savedAt, id)
  for (const name of marks.tags) addTag(library, id, name)
  addHighlights(library, id, marks)
}

function addTag(library: WritableDb, id: number, name: string): void {
  library
    .command(
      `INSERT INTO tags (name, folded) SELECT ?1, ?2
       WHERE NOT EXISTS (SELECT 1 FROM tags WHERE folded = ?2 AND removed_at IS NULL)`,
    )
    .run(name, fold(name))
  library
    .command(
      `INSERT OR IGNORE INTO bookmark_tags (bookmark_id, tag_id)
       SELECT ?, id FROM tags WHERE folded = ? AND removed_at IS NULL`,
    )
    .run(id, fold(name))
}

/**
 * The same words in the same place are one highlight. A list says no place: its words are those of any highlight of them.
 * The one that is there takes the note and the place that it lacks.
 */
function addHighlights(library: WritableDb, id: number, { highlights }: Marks): void {
  const incoming = [...new Map(highlights.toReversed().map(each => [placeOf(each), each])).values()].toReversed()
  const own = ownOf(highlightsOf(library, id), incoming)
  const add = library.command(
    'INSERT INTO highlights (bookmark_id, quote, prefix, suffix, start, note, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const highlight of incoming) {
    const { quote, prefix, suffix, start, note, madeAt } = highlight
    const known = own.get(highlight)
    if (known) complete(library, known, highlight)
    else add.run(id, quote, prefix, suffix, start, note, madeAt)
  }
}

/** Those that are there, by the incoming ones that are the same; each is the same as one at most. */
function ownOf(
  there: readonly Highlight[],
  incoming: readonly ArchivedHighlight[],
): ReadonlyMap<ArchivedHighlight, Highlight> {
  const own = new Map<ArchivedHighlight, Highlight>()
  const byPlace = new Map(there.map(each => [placeOf(each), each]))
  for (const each of incoming) {
    const same = byPlace.get(placeOf(each))
    if (same) own.set(each, same)
  }
  const taken = new Set(own.values())
  const free = there.filter(each => !taken.has(each))
  const anywhere = byWords(free.filter(isAnywhere))
  const placed = byWords(free.filter(each => !isAnywhere(each)))
  for (const each of incoming.filter(one => !own.has(one))) {
    const words = wordsIn(each)
    const same = anywhere.get(words)?.shift() ?? (isAnywhere(each) ? placed.get(words)?.shift() : undefined)
    if (same) own.set(each, same)
  }
  return own
}

function byWords(highlights: readonly Highlight[]): ReadonlyMap<string, Highlight[]> {
  const groups = new Map<string, Highlight[]>()
  for (const each of highlights) {
    const words = wordsIn(each)
    const group = groups.get(words)
    if (group) group.push(each)
    else groups.set(words, [each])
  }
  return groups
}

function placeOf({ quote, prefix, suffix }: ArchivedHighlight): string {
  return JSON.stringify([quote, prefix, suffix])
}

function isAnywhere({ prefix, suffix }: ArchivedHighlight): boolean {
  return prefix === '' && suffix === ''
}

/** Programs keep the spaces of a page in different ways. */
function wordsIn({ quote }: ArchivedHighlight): string {
  return fold(quote).replace(/\s+/g, ' ').trim()
}

function complete(
  library: WritableDb,
  known: Highlight,
  { note, prefix, suffix, start, quote }: ArchivedHighlight,
): void {
  if (known.note === '' && note !== '')
    library.command("UPDATE highlights SET note = ? WHERE id = ? AND note = ''").run(note, known.id)
  if (isAnywhere(known) && (prefix !== '' || suffix !== ''))
    library
      .command('UPDATE highlights SET quote = ?, prefix = ?, suffix = ?, start = ? WHERE id = ?')
      .run(quote, prefix, suffix, start, known.id)
}
