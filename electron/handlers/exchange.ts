/** Requests to take the library out as one file, and in again. */

import {
  ARCHIVE_ENDING,
  type ExchangeRequests,
  type ExportFormat,
  type Imported,
} from '../../shared/contract/exchange.ts'
import { fileNameFrom } from '../../shared/file-names.ts'
import { ExpectedError } from '../../shared/result.ts'
import { movingSettings } from '../../shared/settings/moving.ts'
import { isFolderOf } from '../exports/is-folder.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'
import { unattended } from './unattended.ts'

export function exchangeHandlers(parts: HandlerParts): HandlersOf<ExchangeRequests> {
  const { engine, store, system, settings, now } = parts

  /** What comes in may be a whole profile: its newspapers are asked for what is new. */
  async function importFrom(path: string): Promise<Imported> {
    const { exchange, sync } = await engine
    const imported = await exchange.importFrom(path, {
      ask: () => system.askSettings(),
      replace: moved => parts.onSettingsChanged(settings.change(moved)),
    })
    // The store has looked at the newest articles for new watches; the others are looked at behind the answer.
    if (imported.profile && imported.profile.rules > 0) sync.index()
    if (imported.profile && imported.profile.sources > 0) unattended(sync.start({ by: 'hand' }))
    return imported
  }

  // File names travel through systems that know no Arabic.
  const nameOf = (what: string) => `${what}-${new Date(now()).toISOString().slice(0, 10)}`

  async function targetOf(format: ExportFormat, ids: readonly number[]): Promise<string | null> {
    if (format === 'markdown' || isFolderOf(format, ids.length))
      return system.chooseNewFolder(nameOf(`warraq-${format}`))
    const [only] = ids.length === 1 && OF_ONE.has(format) ? await store.readExported(ids) : []
    return system.chooseTarget(format, only ? fileNameFrom(only.title, 'warraq') : nameOf('warraq'))
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
      const path = await system.chooseTarget('archive', nameOf('warraq'))
      return path === null ? null : exchange.exportTo(path)
    },
    async importArchive() {
      const { exchange } = await engine
      refuseSecond(exchange.progress() !== null)
      const path = await system.chooseFile('archive')
      return path === null ? null : importFrom(path)
    },
    async importDroppedArchive(path) {
      if (!path.endsWith(`.${ARCHIVE_ENDING}`)) throw new ExpectedError('badArguments', 'No archive.')
      return importFrom(path)
    },
    async exportProfile() {
      const { exchange } = await engine
      refuseSecond(exchange.progress() !== null)
      const path = await system.chooseTarget('profile', nameOf('warraq-profile'))
      return path === null ? null : exchange.exportProfileTo(path, movingSettings(settings.read()))
    },
    async importProfile() {
      const { exchange } = await engine
      refuseSecond(exchange.progress() !== null)
      const path = await system.chooseFile('profile')
      return path === null ? null : importFrom(path)
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
