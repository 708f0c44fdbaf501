import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const ABOUT_DEEDS = {
  about: () => begun(dialogCell.set('about')),
  licences: () => begun(dialogCell.set('licences')),
} satisfies Partial<Deeds>
