// The way into accounts/: accounts on servers, and what their page does.

import type { Account, AccountId, AccountWish, CertificateFacts } from '../../shared/contract/accounts.ts'
import { isolated } from '../../shared/press/names.ts'
import type { Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'

/** null: not read yet. */
export const accountsCell = createCell<readonly Account[] | null>(null)

/** Reads them, and again whenever something in them may have changed. */
export function watchAccounts(): void {
  void readAccounts()
  reader.on.accountsChanged(() => void readAccounts())
}

async function readAccounts(): Promise<void> {
  const accounts = await reader.request.listAccounts()
  if (accounts.ok) accountsCell.set(accounts.value)
}

export async function arePasswordsProtected(): Promise<boolean> {
  const protection = await reader.request.arePasswordsProtected()
  return protection.ok && protection.value
}

/** A failure is for the caller to tell, beside what has to be mended. */
export async function addAccount(wish: AccountWish): Promise<Result<AccountId>> {
  const added = await reader.request.addAccount(wish)
  if (added.ok) tell(translate('accounts.added'))
  return added
}

export async function typePassword(account: Account, secret: string, isRemembered: boolean): Promise<Result<void>> {
  const set = await reader.request.setAccountPassword(account.id, secret, isRemembered)
  if (set.ok) tell(translate('accounts.signedIn'))
  return set
}

/** Whether the reader agreed, which main asks. */
export function consentTo(address: string): Promise<Result<boolean>> {
  return reader.request.consentToHost(address)
}

export function readCertificate(address: string): Promise<Result<CertificateFacts>> {
  return reader.request.readCertificate(address)
}

export async function syncAccount({ id }: Account): Promise<void> {
  const synced = await reader.request.syncAccount(id)
  if (!synced.ok) tellFailure(synced)
}

export async function removeAccount({ id, name }: Account, keepsNewspapers: boolean): Promise<void> {
  const removed = await reader.request.removeAccount(id, keepsNewspapers)
  if (removed.ok) tell(translate('accounts.removed', { name: isolated(name, null) }))
  else tellFailure(removed)
}

/** Kinds whose servers can be told of a new newspaper. */
export function takesNewspapers({ kind }: Account): boolean {
  return kind !== 'fever'
}
