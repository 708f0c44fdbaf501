import { begun, type Deeds } from '../base/deed.ts'
import { undoLast } from './toasts.ts'

export const NOTICE_DEEDS = {
  undo: () => begun(undoLast()),
} satisfies Partial<Deeds>
