/** A feed that was read, in the form in which the store takes it. */

import { hash } from 'node:crypto'
import { fold } from '../../shared/arabic/fold.ts'
import { packBody } from '../store/body.ts'
import type { ParsedArticle, ParsedFeed } from '../store/records.ts'
import type { ReadArticle, ReadFeed } from './parser.ts'
import { firstWords } from './plain-text.ts'

const LEAD_LENGTH = 300
const TITLE_FROM_TEXT = 80

export function packFeed({ title, homepage, language, direction, timeToLive, articles }: ReadFeed): ParsedFeed {
  return { title, homepage, language, direction, timeToLive, articles: articles.map(packArticle) }
}

function packArticle(article: ReadArticle): ParsedArticle {
  const { html, text, pictures } = article
  // Short messages have no headline: their first words stand in for it.
  const title = article.title ?? firstWords(text, TITLE_FROM_TEXT)
  return {
    guid: article.guid,
    url: article.url,
    title,
    author: article.author,
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    language: article.language,
    direction: article.direction,
    lead: firstWords(text, LEAD_LENGTH),
    picture: pictures[0] ?? null,
    pictures,
    baseUrl: article.baseUrl,
    body: packBody({ html, text }),
    folded: { title: fold(title), body: fold(text) },
    contentHash: hash('sha256', [title, text, ...pictures].join('\0'), 'hex'),
  }
}
