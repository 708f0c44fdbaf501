import { begun, type Deeds } from '../base/deed.ts'
import { openAccounts } from './accounts.ts'

export const ACCOUNT_DEEDS = {
  accounts: () => begun(openAccounts()),
} satisfies Partial<Deeds>
