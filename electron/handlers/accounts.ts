/** Requests about accounts on servers. */

import type { AccountRequests } from '../../shared/contract/accounts.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function accountHandlers({ engine }: Pick<HandlerParts, 'engine'>): HandlersOf<AccountRequests> {
  return {
    listAccounts: async () => (await engine).accounts.list(),
    arePasswordsProtected: async () => (await engine).accounts.arePasswordsProtected(),
    addAccount: async wish => (await engine).accounts.add(wish),
    readCertificate: async address => (await engine).accounts.readCertificate(address),
    setAccountPassword: async (id, secret, isRemembered) =>
      (await engine).accounts.setPassword(id, secret, isRemembered),
    syncAccount: async id => (await engine).accounts.sync(id),
    removeAccount: async (id, keepsNewspapers) => (await engine).accounts.remove(id, keepsNewspapers),
    addToAccount: async (id, address, section) => (await engine).accounts.addNewspaper(id, address, section),
  }
}
