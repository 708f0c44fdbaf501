/** Requests to sync. */

import type { SyncRequests } from '../../shared/contract/sync.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'
import { unattended } from './unattended.ts'

export function syncHandlers({ engine }: HandlerParts): HandlersOf<SyncRequests> {
  return {
    startSync: async () => unattended((await engine).sync.start({ by: 'hand' })),
    retryFeeds: async ids => (await engine).sync.start({ by: 'hand', feedIds: ids }),
    cancelSync: async () => (await engine).sync.cancel(),
    readSyncState: async () => (await engine).sync.state(),
  }
}
