/** What the store does about folders, tags, notes and highlights. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases } from '../db/database.ts'
import type { RowReading } from '../pictures/hidden-pictures.ts'
import {
  listFolders,
  makeFolder,
  moveFolder,
  putInFolder,
  removeFolder,
  renameFolder,
  restoreFolder,
} from './folders.ts'
import { highlight, noteHighlight, readMarks, removeHighlight, restoreHighlight, writeNote } from './marks.ts'
import { readNoted } from './noted.ts'
import { type FindInTexts, readShelf } from './shelf.ts'
import { listTags, removeTag, renameTag, restoreTag, tag, untag } from './tags.ts'

export interface ShelfReading extends Pick<RowReading, 'databases' | 'hidden'> {
  readonly findInTexts: FindInTexts
}

export function shelfReads({ databases, hidden, findInTexts }: ShelfReading) {
  const { library } = databases
  return {
    listFolders: () => listFolders(library),
    listTags: () => listTags(library),
    readMarks: ref => readMarks(databases, ref),
    readShelf(wish, first) {
      const shelf = readShelf(library, findInTexts, wish, first)
      const rows = hidden.inRows(shelf.entries.map(({ row }) => row))
      return { ...shelf, entries: shelf.entries.map((entry, place) => ({ ...entry, row: rows[place] ?? entry.row })) }
    },
    readNoted: (words, first) => readNoted(library, words, first),
  } satisfies Partial<StoreReads>
}

export function shelfWrites({ databases, clock }: { readonly databases: Databases; clock(): number }) {
  const { library } = databases
  return {
    makeFolder: (title, parentId) => makeFolder(library, title, parentId),
    renameFolder: (id, title) => renameFolder(library, id, title),
    moveFolder: (id, to) => moveFolder(library, id, to),
    removeFolder: id => removeFolder(library, id),
    restoreFolder: id => restoreFolder(library, id),
    putInFolder: (refs, folderId) => putInFolder(databases, refs, folderId, clock()),
    tag: (refs, name) => tag(databases, refs, name, clock()),
    untag: (refs, tagId) => untag(databases, refs, tagId),
    renameTag: (id, name) => renameTag(library, id, name),
    removeTag: id => removeTag(library, id, clock()),
    restoreTag: id => restoreTag(library, id),
    writeNote: (ref, note) => writeNote(databases, ref, note, clock()),
    highlight: (ref, quote, note) => highlight(databases, ref, quote, { note, now: clock() }),
    noteHighlight: (id, note) => noteHighlight(library, id, note),
    removeHighlight: id => removeHighlight(library, id, clock()),
    restoreHighlight: id => restoreHighlight(library, id),
  } satisfies Partial<StoreWrites>
}
