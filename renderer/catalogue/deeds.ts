import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const CATALOGUE_DEEDS = {
  showCatalogue: () => begun(dialogCell.set('catalogue')),
} satisfies Partial<Deeds>
