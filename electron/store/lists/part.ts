/** What the store does about lists of articles. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases } from '../db/database.ts'
import type { RowReading } from '../pictures/hidden-pictures.ts'
import { repeatsOf } from '../stories/repeats.ts'
import { listHeadlines } from './headlines.ts'
import { openFirst, openList, readSlice } from './lists.ts'
import { markAllRead, markBeside, markRead, readAgain, takeBackRead } from './statuses.ts'

/** Headlines that the bar holds at once. */
const MOST_HEADLINES = 60

export function listReads({ databases, hidden, clock }: RowReading) {
  return {
    openList(wish, near) {
      const opened = openList(databases, wish, near, clock())
      return { ...opened, rows: hidden.inRows(opened.rows) }
    },
    openFirst(wish, near) {
      const opened = openFirst(databases, wish, near, clock())
      return { ...opened, rows: hidden.inRows(opened.rows) }
    },
    readSlice(wish, list, slice) {
      const rows = readSlice(databases, wish, list, slice, clock())
      return rows && hidden.inRows(rows)
    },
    listHeadlines: () => listHeadlines(databases, MOST_HEADLINES),
    listBarHeadlines(sectionId) {
      const scope = sectionId === null ? undefined : { kind: 'section' as const, sectionId }
      return listHeadlines(databases, MOST_HEADLINES, scope)
    },
  } satisfies Partial<StoreReads>
}

export function listWrites({ databases, clock }: { readonly databases: Databases; clock(): number }) {
  return {
    markRead: (refs, read) => markRead(databases, refs, read, clock()),
    markRepeatsRead: (ref, isWholeStory) =>
      markRead(databases, repeatsOf(databases.cache, ref, isWholeStory), true, clock()),
    readAgain: ref => readAgain(databases, ref, clock()),
    markAllRead: (scope, lastId) => markAllRead(databases, scope, lastId, clock()),
    markBeside: (scope, list, ref, side) => markBeside(databases, scope, list, { ref, side }, clock()),
    takeBackRead: marked => takeBackRead(databases, marked, clock()),
  } satisfies Partial<StoreWrites>
}
