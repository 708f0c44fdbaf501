/** What the reader added to a bookmark, out of a file: what is there stays as it is. */

import { fold } from '../../../shared/arabic/fold.ts'
import type { BookmarkToImport } from '../../records/archive.ts'
import type { WritableDb } from '../db/database.ts'
import { FOLDER_OF } from '../shelf/folders.ts'
import { highlightsOf } from '../shelf/marks.ts'

type Marks = Pick<BookmarkToImport, 'tags' | 'note' | 'notedAt' | 'savedAt' | 'highlights'>

/** To be called inside a transaction of the library. */
export function addMarks(library: WritableDb, id: number, marks: Marks, folderId: number | null): void {
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

/** The same words in the same place are one highlight; a note is given to the one that has none. */
function addHighlights(library: WritableDb, id: number, { highlights }: Marks): void {
  const keyOf = ({ quote, prefix, suffix }: (typeof highlights)[number]) => JSON.stringify([quote, prefix, suffix])
  const there = new Map(highlightsOf(library, id).map(highlight => [keyOf(highlight), highlight]))
  const add = library.command(
    'INSERT INTO highlights (bookmark_id, quote, prefix, suffix, start, note, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const highlight of highlights) {
    const { quote, prefix, suffix, start, note, madeAt } = highlight
    const known = there.get(keyOf(highlight))
    if (known === undefined) add.run(id, quote, prefix, suffix, start, note, madeAt)
    else if (known.note === '' && note !== '')
      library.command("UPDATE highlights SET note = ? WHERE id = ? AND note = ''").run(note, known.id)
  }
}
