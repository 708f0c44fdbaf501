/** What the store does for the front page. */

import type { StoreReads } from '../../records/store.ts'
import { atOneMoment } from '../db/database.ts'
import type { RowReading } from '../pictures/hidden-pictures.ts'
import { readFrontPage, readMeanwhile } from './front-page.ts'
import { withoutHidden } from './without-hidden.ts'

export function frontPageReads({ databases, hidden, clock }: RowReading) {
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
