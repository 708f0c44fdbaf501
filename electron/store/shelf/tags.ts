/** Tags of bookmarks. */

import { fold } from '../../../shared/arabic/fold.ts'
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { Tag, Tagged, TagId } from '../../../shared/contract/shelf.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { nameFrom } from '../sources/sources.ts'
import { bookmarkIdOf, bookmarksFor } from './bookmark-for.ts'

const THERE = 'tags.removed_at IS NULL'

/** By their names, as they are folded: in the order of the alphabet, whatever marks they bear. */
export function listTags(library: ReadableDb): Tag[] {
  return library.query<Tag>(`SELECT id, name FROM tags WHERE ${THERE} ORDER BY folded`).all()
}

export function tagsOf(library: ReadableDb, bookmarkId: number): Tag[] {
  const rows = library.query<Tag>(
    `SELECT tags.id, tags.name FROM bookmark_tags JOIN tags ON tags.id = tag_id
     WHERE bookmark_id = ? AND ${THERE} ORDER BY folded`,
  )
  return rows.all(bookmarkId)
}

/** @throws ExpectedError `notFound`, `badArguments` */
export function tag(databases: Databases, refs: readonly ArticleRef[], typed: string, now: number): Tagged {
  const name = tagNameFrom(typed)
  const { library } = databases
  const { ids, made } = bookmarksFor(databases, refs, now)
  return transaction(library, () => {
    const own = tagNamed(library, name) ?? makeTag(library, name)
    const add = library.command('INSERT OR IGNORE INTO bookmark_tags (bookmark_id, tag_id) VALUES (?, ?)')
    const tagged = [...ids].filter(([, id]) => add.run(id, own.id) > 0)
    return { tag: own, refs: tagged.map(([ref]) => ref), made }
  })
}

/** @throws ExpectedError `notFound` */
export function untag(databases: Databases, refs: readonly ArticleRef[], tagId: TagId): ArticleRef[] {
  const { library } = databases
  const ids = refs.map(ref => [ref, bookmarkIdOf(databases, ref)] as const)
  return transaction(library, () => {
    const remove = library.command('DELETE FROM bookmark_tags WHERE bookmark_id = ? AND tag_id = ?')
    return ids.filter(([, id]) => id !== null && remove.run(id, tagId) > 0).map(([ref]) => ref)
  })
}

/** @throws ExpectedError `notFound`, `badArguments`, `nameTaken` */
export function renameTag(library: WritableDb, id: TagId, typed: string): void {
  const name = tagNameFrom(typed)
  transaction(library, () => {
    const other = tagNamed(library, name)
    if (other && other.id !== id) throw new ExpectedError('nameTaken', `tag ${other.id} has this name`)
    const rename = library.command(`UPDATE tags SET name = ?, folded = ? WHERE id = ? AND ${THERE}`)
    requireOne(rename.run(name, fold(name), id), id)
  })
}

/** It stays in the file, with the bookmarks that have it, until the next start: so that it can be taken back. */
export function removeTag(library: WritableDb, id: TagId, now: number): void {
  requireOne(library.command(`UPDATE tags SET removed_at = ? WHERE id = ? AND ${THERE}`).run(now, id), id)
}

/** @throws ExpectedError `notFound` */
export function restoreTag(library: WritableDb, id: TagId): void {
  transaction(library, () => {
    const removed = library
      .query<{ name: string }>('SELECT name FROM tags WHERE id = ? AND removed_at IS NOT NULL')
      .get(id)
    if (!removed) throw new ExpectedError('notFound', `tag ${id} was not removed`)
    const other = tagNamed(library, removed.name)
    if (!other) {
      library.command('UPDATE tags SET removed_at = NULL WHERE id = ?').run(id)
      return
    }
    library
      .command(
        'INSERT OR IGNORE INTO bookmark_tags (bookmark_id, tag_id) SELECT bookmark_id, ? FROM bookmark_tags WHERE tag_id = ?',
      )
      .run(other.id, id)
    library.command('DELETE FROM tags WHERE id = ?').run(id)
  })
}

/** People type tags with a hash before them; it is none of their name. */
function tagNameFrom(typed: string): string {
  return nameFrom(typed.trim().replace(/^#+/, ''))
}

function tagNamed(library: ReadableDb, name: string): Tag | undefined {
  return library.query<Tag>(`SELECT id, name FROM tags WHERE folded = ? AND ${THERE}`).get(fold(name))
}

function makeTag(library: WritableDb, name: string): Tag {
  const id = library.command('INSERT INTO tags (name, folded) VALUES (?, ?)').insert(name, fold(name))
  return { id, name }
}

function requireOne(changed: number, id: TagId): void {
  if (changed === 0) throw new ExpectedError('notFound', `tag ${id} is not in the library`)
}
