/** What a fetch costs is told to the store, however it ends. */

import type { FeedId } from '../../shared/contract/ids.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'

export interface Bill {
  readonly store: Remote<Pick<Store, 'noteReceived'>>
  readonly feedId: FeedId
  clock(): number
}

/** `work` tells of bytes as they come over the wire. */
export async function billedTo<T>(
  { store, feedId, clock }: Bill,
  work: (onReceived: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  let received = 0
  try {
    return await work(bytes => {
      received += bytes
    })
  } finally {
    if (received > 0) await store.noteReceived(feedId, received, clock())
  }
}
