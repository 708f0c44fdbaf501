// The text of an article that is not shown: of the feed's and its page's, the other one.

import type { Article } from '../../shared/contract/reading.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { readOpenArticle } from '../articles/open-article.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'

type Facts = Pick<Article, 'ref' | 'url' | 'page'>

/** A bookmark's own copy has one text. */
export function hasOtherText({ ref, url }: Facts): boolean {
  return ref.startsWith('article:') && url !== null
}

export function otherTextName({ page }: Facts): TextKey {
  return page?.isShown ? 'article.showFeedText' : 'article.showPageText'
}

export async function showOtherText({ ref, page }: Facts): Promise<void> {
  const origin = page?.isShown ? 'feed' : 'page'
  if (origin === 'page') tell(translate('article.fetchingText'))
  const shown = await reader.request.showText(ref, origin)
  if (!shown.ok) return tellFailure(shown)
  await readOpenArticle()
  tell(translate(origin === 'page' ? 'article.pageTextShown' : 'article.feedTextShown'))
}
