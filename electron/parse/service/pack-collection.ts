/** A list of saved articles, in the form in which the store takes it. */

import { directionOf } from '../../../shared/arabic/direction.ts'
import { LONGEST_ARTICLE } from '../../../shared/extractor/contract.ts'
import type { CollectedPage, PackedCollection } from '../../records/collection.ts'
import type { CollectedArticle, Collection } from '../collections/collection.ts'
import { picturesIn } from '../html/pictures-in.ts'
import { plainText } from '../html/plain-text.ts'
import { packSaved } from './pack-saved.ts'

export function packCollection({ kind, articles, unread }: Collection): PackedCollection {
  return { kind, pages: articles.map(pageOf), unread }
}

function pageOf(article: CollectedArticle): CollectedPage {
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
