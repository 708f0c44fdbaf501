/** Requests about pictures that the store does not answer by itself. */

import { basename } from 'node:path'
import type { PictureRequests, PicturesInStore } from '../../shared/contract/pictures.ts'
import { writeReportFile } from '../../shared/contract/reports.ts'
import { saveFile } from '../base/save-file.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function pictureHandlers({
  store,
  engine,
  system,
}: HandlerParts): HandlersOf<Omit<PictureRequests, keyof PicturesInStore>> {
  return {
    fetchPicture: async key => (await engine).pictures.fetchPicture(key),
    async exportReports() {
      const path = await system.chooseTarget('reports', 'warraq-reports')
      if (path === null) return null
      const pictures = await store.reportsToShare()
      await saveFile(path, writeReportFile({ title: '', pictures }))
      return basename(path)
    },
    async importReports() {
      const path = await system.chooseFile('reports')
      return path === null ? null : (await engine).reportLists.importFile(path)
    },
    subscribeToReports: async address => (await engine).reportLists.subscribe(address),
  }
}
