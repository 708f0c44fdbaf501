/** What the store does about what the reader watches for. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import { type Databases, transaction } from '../db/database.ts'
import type { RowReading } from '../pictures/hidden-pictures.ts'
import { listWatches, readCaught, tryWatch } from './catches.ts'
import { takeTold } from './telling.ts'
import type { WatchDesk } from './watch-desk.ts'
import { changeWatch, makeWatch, pauseWatch, removeWatch, restoreWatch } from './watches.ts'

export function watchReads({ databases, hidden, clock }: RowReading) {
  return {
    listWatches: () =>
      listWatches(databases, clock()).map(watch => ({ ...watch, latest: hidden.inRows(watch.latest) })),
    readCaught: id => hidden.inRows(readCaught(databases, id)),
    tryWatch(watch) {
      const trial = tryWatch(databases, watch, clock())
      return { ...trial, examples: hidden.inRows(trial.examples) }
    },
  } satisfies Partial<StoreReads>
}

export interface WatchWriting {
  readonly databases: Databases
  readonly desk: WatchDesk
  clock(): number
}

/** The newest articles, which are on the screen, are decided before the reader sees the next list. */
const AT_ONCE = 300

export function watchWrites({ databases, desk, clock }: WatchWriting) {
  const { library } = databases
  /** The library first: what was not decided yet when everything ends is decided by the next start. */
  function decided<T>(write: () => T): T {
    const value = transaction(library, write)
    desk.lookBack(AT_ONCE)
    return value
  }
  return {
    makeWatch: watch => decided(() => makeWatch(library, watch, clock())),
    changeWatch: (id, watch) => decided(() => changeWatch(library, id, watch, clock())),
    pauseWatch: (id, isPaused) => decided(() => pauseWatch(library, id, isPaused)),
    removeWatch: id => decided(() => removeWatch(library, id, clock())),
    restoreWatch: id => decided(() => restoreWatch(library, id)),
    lookBack: limit => desk.lookBack(limit),
    takeTold: now => takeTold(databases, now),
  } satisfies Partial<StoreWrites>
}
