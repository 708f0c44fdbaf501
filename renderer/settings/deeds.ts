import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const SETTINGS_DEEDS = {
  settings: () => begun(dialogCell.set('settings')),
} satisfies Partial<Deeds>
