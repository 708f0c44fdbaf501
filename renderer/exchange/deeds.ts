import { begun, type Deeds } from '../base/deed.ts'
import { exportLibrary, fetchTexts, importLibrary } from './exchange.ts'

export const EXCHANGE_DEEDS = {
  exportLibrary: () => begun(exportLibrary()),
  fetchTexts: () => begun(fetchTexts()),
  importLibrary: () => begun(importLibrary()),
} satisfies Partial<Deeds>
