import { begun, type Deeds } from '../base/deed.ts'
import { showNotes, showShelf } from './shelf.ts'

export const SHELF_DEEDS = {
  showBookmarks: () => begun(showShelf()),
  showNotes: () => begun(showNotes()),
} satisfies Partial<Deeds>
