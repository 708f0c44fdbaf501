/** Sections: their names, their order, and which newspapers are in them. */

import type { SectionId, SourceId } from '../../../shared/contract/ids.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { transaction, type WritableDb } from '../db/database.ts'
import { nameFrom, sectionOf } from './sources.ts'

/**
 * A section of that name in which nothing can be seen gives way: what was moved out of it or removed, and can still be
 * taken back, is taken back into this one.
 * @throws ExpectedError `sectionExists`
 */
export function renameSection(library: WritableDb, id: SectionId, title: string): void {
  transaction(library, () => {
    const name = nameFrom(title)
    const other = library
      .query<{ id: SectionId }>('SELECT id FROM sections WHERE title = ? AND id <> ?')
      .get(name, id)?.id
    if (other !== undefined) giveWay(library, other, id)
    const renamed = library.command('UPDATE sections SET title = ? WHERE id = ?').run(name, id)
    if (renamed === 0) throw new ExpectedError('notFound', `section ${id} is not in the library`)
  })
}

function giveWay(library: WritableDb, hidden: SectionId, to: SectionId): void {
  const isSeen = library.query('SELECT 1 FROM sources WHERE section_id = ? AND removed_at IS NULL').get(hidden)
  if (isSeen) throw new ExpectedError('sectionExists', `section ${hidden} has this name`)
  library.command('UPDATE sources SET section_id = ? WHERE section_id = ?').run(to, hidden)
  library.command('DELETE FROM sections WHERE id = ?').run(hidden)
}

/**
 * To the section of this title, which is made where there is none; null: to no section. A section that is left empty
 * keeps its place, unseen, until the next start: whoever takes the move back finds it there.
 */
export function moveSources(library: WritableDb, ids: readonly SourceId[], section: string | null): void {
  transaction(library, () => {
    const to = sectionOf(library, section === null ? null : nameFrom(section))
    const move = library.command('UPDATE sources SET section_id = ? WHERE id = ? AND removed_at IS NULL')
    for (const id of ids) move.run(to, id)
  })
}
