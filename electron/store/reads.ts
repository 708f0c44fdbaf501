/** Everything that only reads, over whichever connection: the store's own, or one beside it that cannot write. */

import type { StoreReads } from '../records/store.ts'
import { accountReads } from './accounts/part.ts'
import { arrivalReads } from './arrivals/part.ts'
import { articleReads } from './bookmarks/part.ts'
import { letPagesGo, type ReadableDatabases } from './db/database.ts'
import { exchangeReads } from './exchange/part.ts'
import { exportReads } from './exports/part.ts'
import { frontPageReads } from './front-page/part.ts'
import { keepingReads } from './keeping/part.ts'
import { listReads } from './lists/part.ts'
import type { HiddenPictures } from './pictures/hidden-pictures.ts'
import { pictureReads } from './pictures/part.ts'
import { profileReads } from './profile/part.ts'
import { bookmarksWith } from './search/in-bookmarks.ts'
import { searchReads } from './search/part.ts'
import { shelfReads } from './shelf/part.ts'
import { sourceReads } from './sources/part.ts'
import { storyReads } from './stories/part.ts'
import { watchReads } from './watches/part.ts'

export interface Reading {
  readonly databases: ReadableDatabases
  readonly hidden: HiddenPictures
  /** The profile. */
  readonly folder: string
  clock(): number
}

export function readsOf(reading: Reading): StoreReads {
  const { databases, clock } = reading
  const findInTexts = (words: string) => bookmarksWith(databases, words, clock())
  return {
    ...sourceReads(reading),
    ...listReads(reading),
    ...articleReads(reading),
    ...searchReads(reading),
    ...shelfReads({ ...reading, findInTexts }),
    ...exchangeReads(reading),
    ...profileReads(reading),
    ...exportReads({ ...reading, findInTexts }),
    ...arrivalReads(reading),
    ...pictureReads(reading),
    ...keepingReads(reading),
    ...storyReads(reading),
    ...frontPageReads(reading),
    ...watchReads(reading),
    ...accountReads(reading),
    rest: () => letPagesGo(databases),
  }
}
