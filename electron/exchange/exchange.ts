/** The way in: the library out as one file and in again, lists of other programs, and texts that those lack. One at a time. */

import {
  ARCHIVE_ENDING,
  type CitationForm,
  type ExchangeProgress,
  type Exported,
  type ExportedArticles,
  type Fetched,
  type Imported,
} from '../../shared/contract/exchange.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { citationIn } from '../../shared/exports/citation.ts'
import type { Writing } from '../../shared/locales/languages.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { MovingSettings } from '../../shared/settings/moving.ts'
import { exportArticles } from '../exports/exports.ts'
import type { ExportOrder, ExportsParts } from '../exports/work.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import { withCopy } from './copy-database.ts'
import { type ExchangeJob, type ExportParts, exportArchive } from './export-archive.ts'
import { type FetchParts, fetchTexts } from './fetch-texts.ts'
import { type ImportParts, importArchive } from './import-archive.ts'
import { importList, type ListParts } from './import-list.ts'
import type { SettingsReplacing } from './import-profile.ts'

export interface ExchangeParts extends Omit<ExportParts, 'store' | 'pictures'> {
  readonly store: ExportParts['store'] &
    ExportsParts['store'] &
    Remote<Pick<Store, 'readCited'>> &
    ImportParts['store'] &
    ListParts['store'] &
    FetchParts['store']
  readonly parser: ImportParts['parser'] & ListParts['parser'] & Pick<Parser, 'formOf'>
  readonly savedPages: FetchParts['savedPages']
  readonly extractor: ExportsParts['extractor']
  readonly pictures: ExportParts['pictures'] & ImportParts['pictures']
  /** null: nothing is under way any more. */
  onProgress(progress: ExchangeProgress | null): void
  /** Milliseconds between two words about it. */
  readonly toldEvery?: number
}

export interface Exchange {
  /** @throws ExpectedError `exchangeUnderWay`, `cancelled`, `diskFull`, `fileNotWritable` */
  exportTo(path: string): Promise<Exported>
  /** Everything that is precious, with these settings. @throws ExpectedError as `exportTo` */
  exportProfileTo(path: string, settings: MovingSettings): Promise<Exported>
  /** @throws as `exportArticles`, and `exchangeUnderWay` */
  exportArticles(path: string, order: ExportOrder): Promise<ExportedArticles>
  /** A citation of an article, bookmarked or not. `writing` says the region. @throws ExpectedError `notFound` */
  cite(ref: ArticleRef, form: CitationForm, writing: Writing): Promise<string>
  /** A list where the file is named like one, otherwise a library. @throws as `importArchive` and `importList`, and `exchangeUnderWay` */
  importFrom(path: string, replacing?: SettingsReplacing | null): Promise<Imported>
  /** @throws ExpectedError `exchangeUnderWay` */
  fetchTexts(): Promise<Fetched>
  cancel(): void
  progress(): ExchangeProgress | null
  /** Ends what is under way, and resolves when it has ended. */
  stop(): Promise<void>
}

export function createExchange({ toldEvery = 100, ...parts }: ExchangeParts): Exchange {
  let current: { readonly progress: ExchangeProgress; readonly stopping: AbortController } | null = null
  let ended: Promise<unknown> = Promise.resolve()

  async function run<T>(kind: ExchangeProgress['kind'], work: (job: ExchangeJob) => Promise<T>): Promise<T> {
    if (current) throw new ExpectedError('exchangeUnderWay', current.progress.kind)
    const stopping = new AbortController()
    let toldAt = Number.NEGATIVE_INFINITY
    const note = (progress: ExchangeProgress) => {
      current = { progress, stopping }
      if (performance.now() - toldAt < toldEvery) return
      toldAt = performance.now()
      parts.onProgress(progress)
    }
    note({ kind, done: 0, total: null })
    try {
      return await work({ signal: stopping.signal, onProgress: (done, total) => note({ kind, done, total }) })
    } finally {
      current = null
      parts.onProgress(null)
    }
  }

  function begin<T>(kind: ExchangeProgress['kind'], work: (job: ExchangeJob) => Promise<T>): Promise<T> {
    const running = run(kind, work)
    // A second one that is refused ends at once; the first is what is waited for.
    ended = Promise.allSettled([ended, running])
    return running
  }

  return {
    exportTo: path => begin('export', job => exportArchive(path, parts, job)),
    exportProfileTo: (path, settings) => begin('gather', job => exportArchive(path, parts, job, settings)),
    importFrom: (path, replacing = null) => begin('import', job => importFile(path, parts, job, replacing)),
    exportArticles: (path, order) => begin('exportArticles', job => exportArticles(path, order, parts, job)),
    cite: async (ref, form, writing) => citationIn(form, await parts.store.readCited(ref), writing),
    fetchTexts: () => begin('fetch', job => fetchTexts(parts, job)),
    cancel: () => current?.stopping.abort(),
    progress: () => current?.progress ?? null,
    async stop() {
      current?.stopping.abort()
      await ended
    },
  }
}

/** What is called a library is looked for in nothing else. */
async function importFile(
  path: string,
  parts: ExchangeParts,
  job: ExchangeJob,
  replacing: SettingsReplacing | null,
): Promise<Imported> {
  const form = path.endsWith(`.${ARCHIVE_ENDING}`) ? 'archive' : await parts.parser.formOf(path)
  if (form === 'archive') return importArchive(path, parts, job, replacing)
  if (form === 'list') return importList(path, parts, job)
  return withCopy(path, copy => importList(copy, parts, job))
}
