import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const PICTURE_DEEDS = {
  hiddenPictures: () => begun(dialogCell.set('hiddenPictures')),
} satisfies Partial<Deeds>
