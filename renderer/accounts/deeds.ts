import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const ACCOUNT_DEEDS = {
  accounts: () => begun(dialogCell.set('accounts')),
} satisfies Partial<Deeds>
