import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const SAVING_DEEDS = {
  savePage: () => begun(dialogCell.set('savePage')),
} satisfies Partial<Deeds>
