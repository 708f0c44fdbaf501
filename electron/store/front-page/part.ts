/** What the store does for the front page. */

import type { StoreReads } from '../../records/store.ts'
import type { ReadableDatabases } from '../db/database.ts'
import type { HiddenPictures } from '../pictures/hidden-pictures.ts'
import { readFrontPage, readMeanwhile } from './front-page.ts'
import { withoutHidden } from './without-hidden.ts'

export interface FrontReading {
  readonly databases: ReadableDatabases
  readonly hidden: Pick<HiddenPictures, 'inRows'>
  clock(): number
}

export function frontPageReads({ databases, hidden, clock }: FrontReading) {
  return {
    readFrontPage: () =>
      withoutHidden(
        atOneMoment(databases, () => readFrontPage(databases, clock())),
        hidden,
      ),
    readMeanwhile(edition) {
      const meanwhile = atOneMoment(databases, () => readMeanwhile(databases, edition))
      return { ...meanwhile, rows: hidden.inRows(meanwhile.rows) }
    },
  } satisfies Partial<StoreReads>
}

/** What is counted is there when it is read. */
function atOneMoment<T>({ library, cache }: ReadableDatabases, work: () => T): T {
  return library.snapshot(() => cache.snapshot(work))
}
