/** A feed that was read, in the form in which the store takes it. */

import { hash } from 'node:crypto'
import { isCutShort } from '../../../shared/contract/full-text.ts'
import type { ParsedArticle, ReadArticle } from '../../records/article.ts'
import { isOwnGuid, linkKeyOf, wordsKeyOf } from '../../records/article-keys.ts'
import { packBody } from '../../records/body.ts'
import type { ParsedFeed, ReadFeed } from '../../records/feed.ts'
import { firstWords, plainText } from '../html/plain-text.ts'

const LEAD_LENGTH = 300
const TITLE_FROM_TEXT = 80
/** Most characters of HTML that a lead is taken from. */
const OPENING = 4000
const CAPTION = /<figcaption\b/i

export function packFeed({ articles, ...feed }: ReadFeed): ParsedFeed {
  return { ...feed, articles: articles.map(packArticle) }
}

export function packArticle(article: ReadArticle): ParsedArticle {
  const { html, text, picture, pictures } = article
  // Short messages have no headline: their first words stand in for it.
  const title = article.title ?? firstWords(text, TITLE_FROM_TEXT)
  const wordsKey = wordsKeyOf(title, text)
  return {
    guid: article.guid,
    ownGuid: isOwnGuid(article.guid, article.url),
    url: article.url,
    title,
    author: article.author,
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    language: article.language,
    direction: article.direction,
    lead: leadOf(article),
    picture,
    pictures,
    baseUrl: article.baseUrl,
    body: packBody({ html, text }),
    text,
    isCut: isCutShort(text),
    contentHash: hash('sha256', [wordsKey, ...pictures].join('\0'), 'hex'),
    linkKey: linkKeyOf(article.url),
    wordsKey,
  }
}

/** Papers open with a picture: what the article begins with is not the words under it. */
export function leadOf({ html, text }: Pick<ReadArticle, 'html' | 'text'>): string {
  const opening = html.slice(0, OPENING)
  const withoutCaptions = CAPTION.test(opening) ? plainText(opening, { captions: false }) : text
  return firstWords(withoutCaptions || text, LEAD_LENGTH)
}
