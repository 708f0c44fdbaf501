/** Requests about feeds that are asked with a name and a password. */

import type { PasswordRequests } from '../../shared/contract/passwords.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'
import { unattended } from './unattended.ts'

export function passwordHandlers({ engine }: Pick<HandlerParts, 'engine'>): HandlersOf<PasswordRequests> {
  return {
    discoverWithPassword: async (address, login) => (await engine).subscriptions.discover(address, login),
    async subscribeWithPassword(choice, login, address) {
      const { subscriptions, passwords, sync } = await engine
      const added = await subscriptions.subscribe(choice)
      await passwords.keepFor(added, login, address)
      unattended(sync.start({ by: 'hand', feedIds: added.map(({ feedId }) => feedId) }))
      return added.map(({ sourceId }) => sourceId)
    },
    listFeedLogins: async () => (await engine).passwords.list(),
    setFeedPassword: async (id, login) => (await engine).passwords.set(id, login),
    forgetFeedPassword: async id => (await engine).passwords.forget(id),
  }
}
