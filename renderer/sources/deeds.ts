import { begun, type Deeds } from '../base/deed.ts'
import { dialogCell } from '../place/place.ts'
import { exportOpml, importOpml } from './lists.ts'

export const SOURCE_DEEDS = {
  addSource: () => begun(dialogCell.set('addSource')),
  importOpml: () => begun(importOpml()),
  exportOpml: () => begun(exportOpml()),
} satisfies Partial<Deeds>
