/** Requests about pictures, about what is hidden, and about room on the disk. */

import { basename } from 'node:path'
import type { RequestName } from '../../shared/contract/contract.ts'
import { writeReportFile } from '../../shared/contract/reports.ts'
import { complain } from '../base/log.ts'
import { saveFile } from '../base/save-file.ts'
import { inSteps } from '../base/steps.ts'
import type { Handlers } from '../ipc/ipc.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import { scrub } from '../upkeep/housekeeping.ts'
import type { HandlerParts } from './handlers.ts'

export function pictureHandlers(parts: HandlerParts) {
  const { engine, changed, now } = parts
  const store = () => parts.store
  const hiding = async <T>(change: (store: Remote<Store>) => Promise<T>): Promise<T> => {
    const value = await change(await store())
    changed.pictures()
    return value
  }

  return {
    async fetchPicture(key) {
      await (await engine).pictures.fetchPicture(key)
      changed.pictures()
    },
    reportPicture: report => hiding(s => s.reportPicture(report, now())),
    removeReport: id => hiding(s => s.removeReport(id, now())),
    restoreReport: id => hiding(s => s.restoreReport(id)),
    showPicture: key => hiding(s => s.showPicture(key, now())),
    readHidden: async () => (await store()).readHidden(),
    setListsNeeded: needed => hiding(s => s.setListsNeeded(needed)),
    async exportReports() {
      const path = await parts.chooseReportTarget()
      if (path === null) return null
      const pictures = await (await store()).reportsToShare()
      await saveFile(path, writeReportFile({ title: '', pictures }))
      return basename(path)
    },
    async importReports() {
      const path = await parts.chooseReportFile()
      if (path === null) return null
      const { reportLists } = await engine
      return hiding(() => reportLists.importFile(path))
    },
    async subscribeToReports(address) {
      const { reportLists } = await engine
      return hiding(() => reportLists.subscribe(address))
    },
    removeReportList: id => hiding(s => s.removeReportList(id, now())),
    restoreReportList: id => hiding(s => s.restoreReportList(id)),

    readKeeping: async () => (await store()).readKeeping(),
    setKeeping: async rule => (await store()).setKeeping(rule),
    async setSourceRule(id, rule) {
      await (await store()).setSourceRule(id, rule)
      changed.rules()
    },
    readSpace: async () => (await store()).readSpace(),
    async clearPictures() {
      await (await engine).pictures.clear()
      changed.pictures()
      changed.articles()
    },
    async clearArticles(id) {
      const { store, pictures } = await engine
      let removed = 0
      await inSteps(async () => {
        const some = await store.clearArticles(id)
        await pictures.remove(some.files)
        removed += some.removed
        return some.removed > 0
      })
      changed.articles()
      changed.library()
      // The reader need not wait until every trace is overwritten.
      scrub(store).catch(error => complain('clearing', error))
      return removed
    },
  } satisfies Partial<{ [N in RequestName]: Handlers[N] }>
}
