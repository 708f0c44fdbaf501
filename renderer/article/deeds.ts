// What is done to the article that is open.
import type { Article } from '../../shared/contract/reading.ts'
import { articleCell } from '../articles/open-article.ts'
import { type ShownPage, shownPageCell } from '../articles/shown-page.ts'
import { begun, type Deeds, on } from '../base/deed.ts'
import { showAlone } from '../place/alone.ts'
import { aloneCell } from '../place/place.ts'
import { hasOtherText, showOtherText } from './other-text.ts'
import { openSource } from './source-link.ts'

export const ARTICLE_DEEDS = {
  openSource: () => on(openWith(hasAddress), openSource),
  otherText: () => on(openWith(hasOtherText), showOtherText),
  copyCitation: () => onPaper(async (paper, page) => paper.copyCitation(page)),
  copyText: () => onPaper(async (paper, page) => paper.copyText(page)),
  savePdf: () => onPaper(async (paper, page) => paper.savePdf(page)),
  printArticle: () => onPaper(async (paper, page) => paper.printArticle(page)),
  focusMode: () => articleCell.get() !== null && begun(showAlone(!aloneCell.get())),
} satisfies Partial<Deeds>

function openWith(isMeant: (article: Article) => boolean): Article | null {
  const article = articleCell.get()?.article
  return article && isMeant(article) ? article : null
}

function hasAddress({ url }: Article): boolean {
  return url !== null
}

type Paper = typeof import('./print-and-copy.ts')

/** Read when it is needed: the first headlines do not wait for it. */
function onPaper(work: (paper: Paper, page: ShownPage) => Promise<void>): boolean {
  return on(shownPageCell.get(), async page => work(await import('./print-and-copy.ts'), page))
}
