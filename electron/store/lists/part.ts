/** What the store does about lists of articles. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import type { HiddenPictures } from '../pictures/hidden-pictures.ts'
import { listHeadlines } from './headlines.ts'
import { openFirst, openList, readSlice } from './lists.ts'
import { markAllRead, markBeside, markRead } from './statuses.ts'

/** Headlines that the bar holds at once. */
const MOST_HEADLINES = 60

export interface ListReading {
  readonly databases: ReadableDatabases
  readonly hidden: Pick<HiddenPictures, 'inRows'>
}

export function listReads({ databases, hidden }: ListReading) {
  return {
    openList(query, near) {
      const opened = openList(databases, query, near)
      return { ...opened, rows: hidden.inRows(opened.rows) }
    },
    openFirst(query, near) {
      const opened = openFirst(databases, query, near)
      return { ...opened, rows: hidden.inRows(opened.rows) }
    },
    readSlice(query, list, slice) {
      const rows = readSlice(databases, query, list, slice)
      return rows && hidden.inRows(rows)
    },
    listHeadlines: () => listHeadlines(databases, MOST_HEADLINES),
  } satisfies Partial<StoreReads>
}

export function listWrites({ databases, clock }: { readonly databases: Databases; clock(): number }) {
  return {
    markRead: (refs, read) => markRead(databases, refs, read, clock()),
    markAllRead: query => markAllRead(databases, query, clock()),
    markBeside: (query, list, ref, side) => markBeside(databases, query, list, { ref, side }, clock()),
  } satisfies Partial<StoreWrites>
}
