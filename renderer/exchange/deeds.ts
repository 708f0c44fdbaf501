import { begun, type Deeds } from '../base/deed.ts'
import { exportLibrary, exportProfile, fetchTexts, importLibrary, importProfile } from './exchange.ts'

export const EXCHANGE_DEEDS = {
  exportLibrary: () => begun(exportLibrary()),
  fetchTexts: () => begun(fetchTexts()),
  importLibrary: () => begun(importLibrary()),
  exportProfile: () => begun(exportProfile()),
  importProfile: () => begun(importProfile()),
} satisfies Partial<Deeds>
