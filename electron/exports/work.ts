/** What every form has in common: what is exported, with what, and the way from one article to the next. */

import type { ExportedArticles, ExportFormat } from '../../shared/contract/exchange.ts'
import type { Writing } from '../../shared/locales/languages.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { LongJob } from '../base/long-job.ts'
import type { Extractor } from '../extractor/extractor.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { Remote } from '../processes/port.ts'
import type { ArticleToExport, ExportContents } from '../records/exports.ts'
import type { Store } from '../records/store.ts'
import { type ReadText, readText } from './read-text.ts'
import { picturesOf, type ShownPictures } from './shown-pictures.ts'
import type { Words } from './words.ts'

export interface ExportsParts {
  readonly store: Remote<Pick<Store, 'readExported'>>
  readonly pictures: Pick<Pictures, 'readKept'>
  /** null: there is no browser, and no text can be laid out. */
  readonly extractor: Pick<Extractor, 'cleanArticle' | 'drawForPaper'> | null
  /** Of the app. */
  readonly version: string
  clock(): number
}

/** Puts pages on paper, one after the other. */
export interface Press {
  /** The address at which the picture stands in the next sheet. */
  addPicture(jpeg: Uint8Array): string
  /** `html` stands in a sheet (`app://reader/sheet.html`). */
  pdfOf(sheet: { readonly title: string; readonly html: string }): Promise<Uint8Array>
  close(): void
}

export interface ExportOrder {
  readonly contents: ExportContents
  readonly format: ExportFormat
  /** In the language of the words around the articles. */
  readonly writing: Writing
  openPress(): Press
}

/** What comes of it, whatever the form. */
export type Written = Omit<ExportedArticles, 'file' | 'isFolder'>
type Take = (article: ArticleToExport, counts: Counts) => Promise<void>
export type Counts = { -readonly [K in keyof Written]: Written[K] }

export interface Work extends ExportsParts {
  readonly order: ExportOrder
  readonly job: LongJob
  readonly words: Words
}

/** The text of an article, and the pictures that it shows. */
export async function laidOut(
  article: ArticleToExport,
  work: Work,
  counts: Counts,
): Promise<{ readonly text: ReadText; readonly pictures: ShownPictures }> {
  const text = await readText(article, work.extractor)
  if (text.isPlain) counts.plain += 1
  return { text, pictures: await picturesOf(article, text, work.pictures) }
}

/** Short enough for the store to answer others between two of them. */
const AT_ONCE = 20

/** One article after the other. @throws ExpectedError `cancelled` */
export async function eachIn({ store, order, job }: Work, take: Take): Promise<Written> {
  const { ids } = order.contents
  const counts: Counts = { articles: 0, plain: 0, damaged: 0, withoutAddress: 0 }
  const read = (first: number) => store.readExported(ids.slice(first, first + AT_ONCE))
  const stopWhenAsked = () => {
    if (job.signal.aborted) throw new ExpectedError('cancelled', 'the export was cancelled')
  }
  let next = read(0)
  let done = 0
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const some = await next
    // The store reads on while these are written.
    next = first + AT_ONCE < ids.length ? read(first + AT_ONCE) : Promise.resolve([])
    next.catch(() => {})
    for (const article of some) {
      stopWhenAsked()
      if (article) {
        await take(article, counts)
        counts.articles += 1
      } else counts.damaged += 1
      job.onProgress(++done, ids.length)
    }
  }
  stopWhenAsked()
  return counts
}
