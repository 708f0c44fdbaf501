import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'
import { openSample } from './choice.ts'

export const CATALOGUE_DEEDS = {
  showCatalogue: () => begun(dialogCell.set('catalogue')),
  openSample: () => begun(openSample()),
} satisfies Partial<Deeds>
