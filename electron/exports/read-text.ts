/** The text of an article as the reading view shows it; its words alone where that is too much for the hidden page. */

import { paragraphsOf } from '../../shared/exports/tree.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { Extractor } from '../extractor/extractor.ts'
import type { ArticleToExport } from '../records/exports.ts'
import type { ArticleText } from './article-page.ts'

export interface ReadText extends ArticleText {
  /** Its words alone. */
  readonly isPlain: boolean
}

const TOO_MUCH: ReadonlySet<string> = new Set(['extractorStopped', 'tooLarge'])

/** @throws ExpectedError `extractorStopped` where there is no browser */
export async function readText(
  article: ArticleToExport,
  extractor: Pick<Extractor, 'cleanArticle'> | null,
): Promise<ReadText> {
  if (!extractor) throw new ExpectedError('extractorStopped', 'There is no browser.')
  const { html, baseUrl, address, title, direction, pictures, picture, highlights } = article
  const quotes = highlights.map(({ quote, prefix, suffix, start }) => ({ quote, prefix, suffix, start }))
  try {
    const cleaned = await extractor.cleanArticle({
      html,
      baseUrl,
      url: address,
      title,
      direction,
      pictures,
      picture,
      quotes,
    })
    return { ...cleaned, isPlain: article.isSimplified }
  } catch (error) {
    if (!(error instanceof ExpectedError && TOO_MUCH.has(error.code))) throw error
    return { content: paragraphsOf(article.text), lead: null, isPlain: true }
  }
}
