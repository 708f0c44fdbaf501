/** The way into extractor/: pages of strangers become articles in a hidden window, which is started when needed. */

import type {
  ArticleToClean,
  CleanedArticle,
  DrawnPicture,
  ExtractedPage,
  ExtractorService,
  ManyPictures,
  MeasuredPictures,
  PageToExtract,
  PaperPicture,
  PictureBytes,
} from '../../shared/extractor/contract.ts'
import { keepProcess, type ProcessLimits, type RiskyProcess } from '../processes/kept-process.ts'
import { checkedArticle, checkedMeasures, checkedPage, checkedPaperPicture, checkedPicture } from './answers.ts'

/** Main's view: one call at a time. A call that exceeds the limits rejects with `ExpectedError('extractorStopped')`. */
export interface Extractor {
  extractPage(page: PageToExtract): Promise<ExtractedPage>
  readPicture(picture: PictureBytes): Promise<DrawnPicture>
  measurePictures(pictures: ManyPictures): Promise<MeasuredPictures>
  drawForPaper(picture: PictureBytes): Promise<PaperPicture>
  cleanArticle(article: ArticleToClean): Promise<CleanedArticle>
  close(): void
}

export const EXTRACTOR_LIMITS: ProcessLimits = {
  processes: 1,
  deadline: 10_000,
  firstDeadline: 15_000,
  patience: 60_000,
  memory: 512 * 1024 * 1024,
  watchEvery: 250,
  idle: 30_000,
}

export function startExtractor(open: () => RiskyProcess, limits: ProcessLimits = EXTRACTOR_LIMITS): Extractor {
  const { run, close } = keepProcess<ExtractorService>({ spawn: open, limits, stopped: 'extractorStopped' })
  return {
    extractPage: async page => checkedPage(await run(remote => remote.extractPage(page))),
    readPicture: async picture => checkedPicture(await run(remote => remote.readPicture(picture))),
    measurePictures: async pictures =>
      checkedMeasures(await run(remote => remote.measurePictures(pictures)), pictures.sizes.length),
    drawForPaper: async picture => checkedPaperPicture(await run(remote => remote.drawForPaper(picture))),
    cleanArticle: async article => checkedArticle(await run(remote => remote.cleanArticle(article))),
    close,
  }
}
