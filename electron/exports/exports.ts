/** The way in: bookmarks in the forms that other programs read (docs/exports.md), some at a time. */

import { basename, join } from 'node:path'
import type { ExportedArticles, ExportFormat } from '../../shared/contract/exchange.ts'
import { bibtexWriter } from '../../shared/exports/bibtex.ts'
import { citationOf } from '../../shared/exports/citation.ts'
import { risOf } from '../../shared/exports/ris.ts'
import type { Writing } from '../../shared/locales/languages.ts'
import { ExpectedError } from '../../shared/result.ts'
import { type FileEnd, type NewFolder, saveFile, saveFolder, saveInPieces } from '../base/save-file.ts'
import type { Extractor } from '../extractor/extractor.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { Remote } from '../processes/port.ts'
import type { ArticleToExport, ExportContents } from '../records/exports.ts'
import type { Store } from '../records/store.ts'
import { articleMarkup, articlePage } from './article-page.ts'
import { fileNames } from './file-names.ts'
import { indexPage, type Listed, listedOf } from './index-page.ts'
import { isFolderOf } from './is-folder.ts'
import { jsonFrame, jsonOf } from './json.ts'
import { markdownFile } from './markdown-file.ts'
import { isLinked, type Linked, linkedOf, netscapeFile } from './netscape.ts'
import { type ReadText, readText } from './read-text.ts'
import { dataUrl, picturesOf, type ShownPictures } from './shown-pictures.ts'
import { type Words, wordsFor } from './words.ts'

export interface ExportsParts {
  readonly store: Remote<Pick<Store, 'readExported'>>
  readonly pictures: Pick<Pictures, 'readKept'>
  /** null: there is no browser, and no text can be laid out. */
  readonly extractor: Pick<Extractor, 'cleanArticle'> | null
  /** Of the app. */
  readonly version: string
  clock(): number
}

/** Puts pages on paper, one after the other. */
export interface Press {
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

export interface ExportJob {
  readonly signal: AbortSignal
  onProgress(done: number, total: number): void
}

/** What comes of it, whatever the form. */
type Written = Omit<ExportedArticles, 'file' | 'isFolder'>
type Take = (article: ArticleToExport, counts: Counts) => Promise<void>
type Counts = { -readonly [K in keyof Written]: Written[K] }

interface Work extends ExportsParts {
  readonly order: ExportOrder
  readonly job: ExportJob
  readonly words: Words
}

/**
 * Writes a file of this name, or a new folder.
 * @throws ExpectedError `cancelled`, `diskFull`, `fileNotWritable`, `extractorStopped` where there is no browser
 */
export async function exportArticles(
  path: string,
  order: ExportOrder,
  parts: ExportsParts,
  job: ExportJob,
): Promise<ExportedArticles> {
  const work: Work = { ...parts, order, job, words: wordsFor(order.writing) }
  const isFolder = isFolderOf(order.format, order.contents.ids.length)
  const written = await WRITE[order.format](path, work)
  return { file: basename(path), isFolder, ...written }
}

const WRITE: Readonly<Record<ExportFormat, (path: string, work: Work) => Promise<Written>>> = {
  html: writeHtml,
  markdown: writeMarkdown,
  pdf: writePdf,
  netscape: writeNetscape,
  json(path, work) {
    const { begin, end } = jsonFrame({
      madeAt: work.clock(),
      app: work.version,
      folders: work.order.contents.folders,
    })
    return writePieces(path, work, { begin, between: ',\n', end, pieceOf: jsonOf })
  },
  citations: (path, work) =>
    writePieces(path, work, { between: '\n', pieceOf: article => `${citationOf(article, work.order.writing)}\n` }),
  bibtex: (path, work) => writePieces(path, work, { between: '\n', pieceOf: bibtexWriter() }),
  ris: (path, work) => writePieces(path, work, { pieceOf: risOf }),
}

interface Pieces {
  readonly begin?: string
  readonly between?: string
  readonly end?: string
  pieceOf(article: ArticleToExport): string
}

function writePieces(
  path: string,
  work: Work,
  { begin = '', between = '', end = '', pieceOf }: Pieces,
): Promise<Written> {
  return saveInPieces(path, async file => {
    await file.appendFile(begin)
    const written = await eachIn(work, async (article, { articles }) => {
      await file.appendFile(`${articles === 0 ? '' : between}${pieceOf(article)}`)
    })
    await file.appendFile(end)
    return written
  })
}

/** Links of one folder stand together: all of them are read first. */
function writeNetscape(path: string, work: Work): Promise<Written> {
  return saveInPieces(path, async (file: FileEnd) => {
    const links: Linked[] = []
    const written = await eachIn(work, async article => void links.push(linkedOf(article)))
    const linked = links.filter(isLinked)
    await file.appendFile(netscapeFile(linked, work.order.contents.folders, work.words.t('exports.page.index')))
    return { ...written, articles: linked.length, withoutAddress: links.length - linked.length }
  })
}

async function writeHtml(path: string, work: Work): Promise<Written> {
  const { words, order } = work
  const pageOf = async (article: ArticleToExport, counts: Counts) => {
    const { text, pictures } = await laidOut(article, work, counts)
    return articlePage({ article, text, words, raised: 1, pictureAt: key => dataUrl(pictures, key) })
  }
  if (!isFolderOf('html', order.contents.ids.length)) return writeOne(path, work, pageOf)
  return saveFolder(path, async folder => {
    await folder.makeFolder('articles')
    const named = fileNames('article')
    const listed: Listed[] = []
    const written = await eachIn(work, async (article, counts) => {
      const file = `articles/${named(article.title)}.html`
      await folder.save(inFolder(file), await pageOf(article, counts))
      listed.push(listedOf(article, file))
    })
    await folder.save('index.html', indexPage(listed, order.contents.folders, words, work.clock()))
    return written
  })
}

function inFolder(file: string): string {
  return join(...file.split('/'))
}

function writeMarkdown(path: string, work: Work): Promise<Written> {
  const { words } = work
  return saveFolder(path, async folder => {
    await folder.makeFolder('pictures')
    const named = fileNames('article')
    const saved = new Set<string>()
    return eachIn(work, async (article, counts) => {
      const { text, pictures } = await laidOut(article, work, counts)
      await savePictures(folder, pictures, saved)
      const pictureAt = (key: string) => {
        const picture = pictures.get(key)
        return picture ? `pictures/${picture.name}` : null
      }
      await folder.save(`${named(article.title)}.md`, markdownFile({ article, text, words, pictureAt }))
    })
  })
}

async function savePictures(folder: NewFolder, pictures: ShownPictures, saved: Set<string>): Promise<void> {
  for (const { name, bytes } of pictures.values()) {
    if (saved.has(name)) continue
    saved.add(name)
    await folder.save(join('pictures', name), bytes)
  }
}

async function writePdf(path: string, work: Work): Promise<Written> {
  const { words, order } = work
  const press = order.openPress()
  const pdfOf = async (article: ArticleToExport, counts: Counts) => {
    const { text, pictures } = await laidOut(article, work, counts)
    const title = article.title || words.t('exports.untitled')
    const pictureAt = (key: string) => (pictures.has(key) ? `app://picture/${key}` : null)
    return press.pdfOf({ title, html: articleMarkup({ article, text, words, raised: 0, pictureAt }) })
  }
  try {
    if (!isFolderOf('pdf', order.contents.ids.length)) return await writeOne(path, work, pdfOf)
    return await saveFolder(path, folder => {
      const named = fileNames('article')
      return eachIn(work, async (article, counts) =>
        folder.save(`${named(article.title)}.pdf`, await pdfOf(article, counts)),
      )
    })
  } finally {
    press.close()
  }
}

async function writeOne(
  path: string,
  work: Work,
  contentOf: (article: ArticleToExport, counts: Counts) => Promise<string | Uint8Array>,
): Promise<Written> {
  let content: string | Uint8Array | null = null
  const written = await eachIn(work, async (article, counts) => {
    content = await contentOf(article, counts)
  })
  // Damaged, or gone meanwhile: an empty file would say that there was something.
  if (content === null) throw new ExpectedError('nothingToExport', 'There is no article.')
  await saveFile(path, content)
  return written
}

async function laidOut(
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

/** @throws ExpectedError `cancelled` */
async function eachIn({ store, order, job }: Work, take: Take): Promise<Written> {
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
