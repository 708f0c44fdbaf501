import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const SPACE_DEEDS = {
  space: () => begun(dialogCell.set('space')),
} satisfies Partial<Deeds>
