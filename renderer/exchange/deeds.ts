import { begun, type Deeds } from '../base/deed.ts'
import { exportLibrary, importLibrary } from './exchange.ts'

export const EXCHANGE_DEEDS = {
  exportLibrary: () => begun(exportLibrary()),
  importLibrary: () => begun(importLibrary()),
} satisfies Partial<Deeds>
