/** Requests to take the library out as one file, and in again. */

import { ARCHIVE_ENDING, type ExchangeRequests, type ExportFormat } from '../../shared/contract/exchange.ts'
import { fileNameFrom } from '../../shared/file-names.ts'
import { ExpectedError } from '../../shared/result.ts'
import { isFolderOf } from '../exports/is-folder.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function exchangeHandlers({ engine, store, settings, system, now }: HandlerParts): HandlersOf<ExchangeRequests> {
  async function targetOf(format: ExportFormat, ids: readonly number[]): Promise<string | null> {
    const day = new Date(now()).toISOString().slice(0, 10)
    if (format === 'markdown' || isFolderOf(format, ids.length))
      return system.chooseNewFolder(`warraq-${format}-${day}`)
    const [only] = ids.length === 1 && OF_ONE.has(format) ? await store.readExported(ids) : []
    return system.chooseTarget(format, only ? fileNameFrom(only.title, 'warraq') : `warraq-${day}`)
  }

  return {
    async exportArticles({ what, format, language }) {
      const { exchange } = await engine
      refuseSecond(exchange.progress() !== null)
      const contents = await store.exportContents(what)
      if (contents.ids.length === 0) throw new ExpectedError('nothingToExport', 'No bookmark is meant.')
      const path = await targetOf(format, contents.ids)
      if (path === null) return null
      const writing = { ...settings.read(), language }
      return exchange.exportArticles(path, { contents, format, writing, openPress: system.sheets.openPress })
    },
    async copyCitation(ref, form) {
      system.copy(await (await engine).exchange.cite(ref, form, settings.read()))
    },
    async exportArchive() {
      const { exchange } = await engine
      refuseSecond(exchange.progress() !== null)
      // File names travel through systems that know no Arabic.
      const path = await system.chooseTarget('archive', `warraq-${new Date(now()).toISOString().slice(0, 10)}`)
      return path === null ? null : exchange.exportTo(path)
    },
    async importArchive() {
      const { exchange } = await engine
      refuseSecond(exchange.progress() !== null)
      const path = await system.chooseFile('archive')
      return path === null ? null : exchange.importFrom(path)
    },
    async importDroppedArchive(path) {
      if (!path.endsWith(`.${ARCHIVE_ENDING}`)) throw new ExpectedError('badArguments', 'No archive.')
      return (await engine).exchange.importFrom(path)
    },
    fetchTexts: async () => (await engine).exchange.fetchTexts(),
    cancelExchange: async () => (await engine).exchange.cancel(),
    readExchange: async () => (await engine).exchange.progress(),
  }
}

/** A file of these is one article, and has its name. */
const OF_ONE: ReadonlySet<ExportFormat> = new Set(['html', 'pdf'])

/** Before a dialog is opened for it. */
function refuseSecond(isUnderWay: boolean): void {
  if (isUnderWay) throw new ExpectedError('exchangeUnderWay', 'One at a time.')
}
