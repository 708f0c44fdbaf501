import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const UPDATE_DEEDS = {
  updates: () => begun(dialogCell.set('updates')),
} satisfies Partial<Deeds>
