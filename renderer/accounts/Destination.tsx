import { type ReactNode, useState } from 'react'
import type { Account, AccountId } from '../../shared/contract/accounts.ts'
import { useCell } from '../base/cell.ts'
import { Select } from '../controls/Select.tsx'
import { useTranslate } from '../language/translate.ts'
import { accountsCell, takesNewspapers } from './accounts.ts'

export interface Destination {
  /** null: it is asked from here. */
  readonly account: Account | null
  /** Nothing where there is nothing to choose. */
  readonly choice: ReactNode
}

/** Who asks for a new newspaper: this program, or the server of an account. */
export function useDestination(): Destination {
  const t = useTranslate()
  const accounts = (useCell(accountsCell) ?? []).filter(takesNewspapers)
  const [chosen, setChosen] = useState<AccountId | null>(null)
  const account = accounts.find(({ id }) => id === chosen) ?? null
  if (accounts.length === 0) return { account, choice: null }
  const options = [
    { value: null, text: t('accounts.here') },
    ...accounts.map(({ id, name }) => ({ value: id, text: name, language: null })),
  ]
  return {
    account,
    choice: (
      <Select<AccountId | null> label={t('accounts.addTo')} value={chosen} options={options} onChoose={setChosen} />
    ),
  }
}
