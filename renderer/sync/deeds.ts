import { begun, type Deeds } from '../base/deed.ts'
import { cancelSync, startSync, syncCell } from './sync.ts'

export const SYNC_DEEDS = {
  sync: () => begun(syncCell.get().progress ? cancelSync() : startSync()),
} satisfies Partial<Deeds>
