/** Requests to sync. */

import type { SyncRequests } from '../../shared/contract/sync.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'
import { unattended } from './unattended.ts'

export function syncHandlers({ engine }: HandlerParts): HandlersOf<SyncRequests> {
  return {
    startSync: async () => unattended((await engine).sync.start({ by: 'hand' })),
    async retryFeeds(ids) {
      const { store, sync, accounts } = await engine
      const [summary] = await Promise.all([
        sync.start({ by: 'hand', feedIds: ids }),
        // Their servers ask for those.
        ...(await store.accountsOfFeeds(ids)).map(id => accounts.sync(id)),
      ])
      return summary
    },
    cancelSync: async () => (await engine).sync.cancel(),
    readSyncState: async () => (await engine).sync.state(),
  }
}
