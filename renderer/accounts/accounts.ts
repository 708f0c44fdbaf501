// The way into accounts/: accounts on servers, and what their page does.

import {
  type Account,
  type AccountId,
  type AccountWish,
  type CertificateFacts,
  SIGN_IN_FAILURES,
} from '../../shared/contract/accounts.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { isolated } from '../../shared/press/names.ts'
import type { FailureCode, Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { debounce } from '../base/soon.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { dialogCell } from '../place/place.ts'

/** null: not read yet. */
export const accountsCell = createCell<readonly Account[] | null>(null)

const DEBOUNCE_MS = 500

/** Reads them, and again whenever something in them may have changed. */
export function watchAccounts(): void {
  const soon = debounce(readAccounts, DEBOUNCE_MS)
  void readAccounts()
  reader.on.accountsChanged(soon.now)
  // Marks wait for their servers from now on.
  for (const on of [reader.on.articlesChanged, reader.on.bookmarksChanged]) {
    on(() => accountsCell.get()?.length && soon.ask())
  }
}

async function readAccounts(): Promise<void> {
  const accounts = await reader.request.listAccounts()
  if (!accounts.ok) return
  accountsCell.set(accounts.value)
  tellTroubles(accounts.value)
}

/** Failures that no waiting mends. */
const LASTING: ReadonlySet<FailureCode> = new Set([...SIGN_IN_FAILURES, 'certificateUnknown'])

/** Whether nothing goes on until the reader does something. */
export function needsReader({ state }: Account): boolean {
  return state.needsPassword || (state.failure !== null && LASTING.has(state.failure.code))
}

/** Accounts of whose trouble the reader was told. */
const told = new Set<AccountId>()

function tellTroubles(accounts: readonly Account[]): void {
  for (const account of accounts) {
    const { id, name } = account
    if (!needsReader(account)) told.delete(id)
    else if (!told.has(id)) {
      told.add(id)
      if (dialogCell.get() === 'accounts') continue
      const step = { name: translate('accounts.openPage'), act: openAccounts }
      tell(
        `${translate('accounts.needsYou', { name: isolated(name, null) })} ${troubleInWords(account, translate)}`,
        null,
        step,
      )
    }
  }
}

export function openAccounts(): void {
  dialogCell.set('accounts')
}

export function troubleInWords({ state }: Account, t: Translate): string {
  if (state.needsPassword) return t('accounts.passwordWanted')
  return state.failure === null ? '' : failureInWords(state.failure.code, t)
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
