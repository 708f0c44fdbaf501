/** A list of saved articles, in the form in which the store takes it. */

import { directionOf } from '../../../shared/arabic/direction.ts'
import { LONGEST_ARTICLE } from '../../../shared/extractor/contract.ts'
import type { CollectedPage, CollectionPart } from '../../records/collection.ts'
import type { CollectedArticle } from '../collections/collection.ts'
import { closeCollection, openCollection } from '../collections/open-collection.ts'
import { picturesIn } from '../html/pictures-in.ts'
import { plainText } from '../html/plain-text.ts'
import { packSaved } from './pack-saved.ts'

/** Characters of texts after which an answer is enough. */
const ENOUGH = 2 * 1024 * 1024

/** The articles from number `first` on, `most` or fewer where they are long. @throws ExpectedError as `openCollection` */
export async function packCollection(path: string, first: number, most: number): Promise<CollectionPart> {
  const opened = await openCollection(path)
  const { kind, articles, unread } = opened.collection
  const pages: CollectedPage[] = []
  let characters = 0
  let at = first
  for (; at < articles.length && at < first + most && characters < ENOUGH; at++) {
    const article = opened.whole(articles[at] as CollectedArticle)
    characters += article.html.length
    pages.push(packCollected(article))
  }
  const next = at < articles.length ? at : null
  const part = { kind, pages, total: articles.length, unread, isDamaged: opened.isDamaged(), next }
  // Whoever owns the file may take it away now: Windows lets nobody do that to one that is open.
  if (next === null) closeCollection()
  return part
}

export function packCollected(article: CollectedArticle): CollectedPage {
  const { url, title, author, sourceTitle, language, publishedAt, savedAt, folder, tags, note, highlights, position } =
    article
  // A longer one is named, and its text left out.
  const html = article.html.length > LONGEST_ARTICLE ? '' : article.html
  const { pictures } = picturesIn({ named: [], html, base: url })
  const direction = directionOf(`${title}\n${plainText(html)}`, language)
  const part = {
    title: title || url,
    byline: author,
    siteName: sourceTitle,
    publishedAt,
    language,
    direction,
    html,
    pictures,
  }
  return { page: packSaved([part], url), savedAt, folder, tags, note, highlights, position }
}
