/** Rows of the library that stand in the reader's own order. */

import { transaction, type WritableDb } from './database.ts'

/** Those that are not named keep their order behind the others. */
export function writeOrder(library: WritableDb, table: 'sections' | 'saved_searches', ids: readonly number[]): void {
  transaction(library, () => {
    const there = library.query<{ id: number }>(`SELECT id FROM ${table} ORDER BY position, id`).all()
    const named = new Set(ids)
    const others = there.map(({ id }) => id).filter(id => !named.has(id))
    const place = library.command(`UPDATE ${table} SET position = ? WHERE id = ?`)
    for (const [position, id] of [...named, ...others].entries()) place.run(position + 1, id)
  })
}
