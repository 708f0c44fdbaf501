/** What the store does about accounts on servers. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Listeners } from '../arrivals/listeners.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import { marksToSend, noteMarksSent } from '../outbox/outbox.ts'
import { accountsOfFeeds, addAccount, noteAccountSynced, readAccounts, removeAccount } from './accounts.ts'
import { mergeRemoteFeeds, noteFeedPushed } from './merge-feeds.ts'
import { mergeRemoteIds } from './merge-ids.ts'
import { saveRemote } from './save-remote.ts'

export function accountReads({ databases: { library } }: { readonly databases: ReadableDatabases }) {
  return {
    readAccounts: () => readAccounts(library),
    accountsOfFeeds: ids => accountsOfFeeds(library, ids),
    marksToSend: (id, limit) => marksToSend(library, id, limit),
  } satisfies Partial<StoreReads>
}

export interface AccountWriting extends Listeners {
  readonly databases: Databases
  clock(): number
}

export function accountWrites({ databases, clock, ...listeners }: AccountWriting) {
  const { library } = databases
  return {
    addAccount: account => addAccount(library, account, clock()),
    noteAccountSynced: id => noteAccountSynced(databases, id, clock()),
    removeAccount: (id, keepsNewspapers) => removeAccount(databases, id, keepsNewspapers, clock()),
    noteMarksSent: (id, marks) => noteMarksSent(library, id, marks, clock()),
    mergeRemoteFeeds: (id, feeds) => mergeRemoteFeeds(databases, id, feeds, clock()),
    noteFeedPushed: (id, push, remoteId) => noteFeedPushed(databases, id, push, remoteId),
    mergeRemoteIds: (id, pulled, isDoubted) => mergeRemoteIds(databases, id, pulled, isDoubted, clock()),
    saveRemote: (id, packed, asked) => saveRemote(databases, listeners, id, packed, asked, clock()),
  } satisfies Partial<StoreWrites>
}
