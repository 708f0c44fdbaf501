import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'

export const COMMAND_DEEDS = {
  palette: () => begun(dialogCell.set('palette')),
  changeKeys: () => begun(dialogCell.set('keys')),
  shortcuts: () => begun(dialogCell.set('shortcuts')),
} satisfies Partial<Deeds>
