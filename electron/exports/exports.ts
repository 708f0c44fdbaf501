/** The way in: bookmarks in the forms that other programs read (docs/exports.md), some at a time. */

import { basename } from 'node:path'
import type { ExportedArticles, ExportFormat } from '../../shared/contract/exchange.ts'
import { bibtexWriter } from '../../shared/exports/bibtex.ts'
import { citationOf } from '../../shared/exports/citation.ts'
import { risOf } from '../../shared/exports/ris.ts'
import type { LongJob } from '../base/long-job.ts'
import { isFolderOf } from './is-folder.ts'
import { jsonFrame, jsonOf } from './json.ts'
import { wordsFor } from './words.ts'
import type { ExportOrder, ExportsParts, Work, Written } from './work.ts'
import { writeNetscape, writePieces } from './write-lists.ts'
import { writeHtml, writeMarkdown, writePdf } from './write-pages.ts'

/**
 * Writes a file of this name, or a new folder.
 * @throws ExpectedError `cancelled`, `diskFull`, `fileNotWritable`, `extractorStopped` where there is no browser
 */
export async function exportArticles(
  path: string,
  order: ExportOrder,
  parts: ExportsParts,
  job: LongJob,
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
