/** The store's reads over connections that cannot write, beside the thread that owns the files. */

import { join } from 'node:path'
import type { StoreReads } from '../records/store.ts'
import { openToRead } from './db/database.ts'
import { expectingFailures, expectingFailuresOf } from './expecting.ts'
import { hiddenPictures } from './pictures/hidden-pictures.ts'
import { readsOf } from './reads.ts'

/** The files must have been opened by the store before: it is the store that mends and migrates them. */
export function openReads(folder: string, clock: () => number = Date.now): StoreReads & { close(): void } {
  return expectingFailures(() => {
    const library = openToRead(join(folder, 'library.db'))
    const cache = openToRead(join(folder, 'cache.db'))
    const databases = { library, cache }
    const hidden = hiddenPictures(databases)
    const reads = readsOf({
      databases,
      folder,
      clock,
      hidden: { ...hidden, inRows: rows => seen(() => hidden.inRows(rows)) },
    })
    let version = library.version()

    /** What is hidden is remembered; another connection that wrote may have changed it. */
    function seen<T>(work: () => T): T {
      const now = library.version()
      if (now !== version) hidden.forget()
      version = now
      return work()
    }

    return expectingFailuresOf({
      ...reads,
      close() {
        cache.close()
        library.close()
      },
    })
  })
}
