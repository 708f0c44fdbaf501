/** Fetches the pages of bookmarks of which an imported list gave no more than the name, one after the other. */

import type { Fetched } from '../../shared/contract/exchange.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { SavedPages } from '../pages/saved-pages.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import type { ExchangeJob } from './export-archive.ts'

export interface FetchParts {
  readonly store: Remote<Pick<Store, 'bookmarksWithoutText'>>
  readonly savedPages: Pick<SavedPages, 'fetchText'>
}

/** How politely is the network's matter: hosts are asked in turn, and left alone when they say so. */
export async function fetchTexts({ store, savedPages }: FetchParts, job: ExchangeJob): Promise<Fetched> {
  const wanted = await store.bookmarksWithoutText()
  let [fetched, failed] = [0, 0]
  for (const bookmark of wanted) {
    if (job.signal.aborted) break
    try {
      await savedPages.fetchText(bookmark)
      fetched++
    } catch (error) {
      // A page that is gone, or has no article, stays with its name and its address.
      if (!(error instanceof ExpectedError)) throw error
      failed++
    }
    job.onProgress(fetched + failed, wanted.length)
  }
  return { fetched, failed, isCancelled: fetched + failed < wanted.length }
}
