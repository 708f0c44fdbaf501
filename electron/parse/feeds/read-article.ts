/** One article of a feed: addresses resolved, text made plain, language and direction decided. Not sanitised. */

import { hash } from 'node:crypto'
import { directionOf } from '../../../shared/arabic/direction.ts'
import { believedLanguage, languageOfText, languageTag } from '../../../shared/press/language.ts'
import type { ReadArticle } from '../../records/article.ts'
import { innerBase } from '../html/addresses.ts'
import { type NamedPicture, picturesIn } from '../html/pictures-in.ts'
import { plainText, shortened } from '../html/plain-text.ts'
import { firstDate } from './dates.ts'
import { fileAddress, meantAddress, pageAddress } from './links.ts'
import type { RawEnclosure, RawItem } from './raw-feed.ts'
import { withoutTail } from './tail.ts'
import { nameLine, titleLine } from './titles.ts'

/** What an article inherits from its feed. */
export interface ArticleContext {
  readonly base: string | null
  readonly language: string | null
  readonly now: number
}

const LONGEST_AUTHORS = 2000
const LONGEST_GUID = 1000
const MOST_ENCLOSURES = 50
const LONGEST_CATEGORY = 200
const MOST_CATEGORIES = 50

export function readArticle(item: RawItem, feed: ArticleContext): ReadArticle {
  const base = innerBase(item.base, feed.base)
  const baseUrl = innerBase(item.htmlBase, base)
  const url = firstAddress(item.links, base)
  const title = titleLine(item.title)
  const html = withoutTail(item.html)
  const text = plainText(html)
  const judged = `${title ?? ''}\n${text}`
  const declared = item.language === '' ? null : (languageTag(item.language) ?? feed.language)
  const direction = directionOf(judged, declared)
  const enclosures = enclosuresOf(item.enclosures, base)
  return {
    guid: guidOf(item, url, title ?? text.slice(0, 200)),
    url,
    title,
    author: authorOf(item.authors),
    categories: categoriesOf(item.categories),
    comments: fileAddress(item.comments, base),
    publishedAt: firstDate(item.published, feed.now),
    updatedAt: firstDate(item.updated, feed.now),
    html,
    text,
    language: believedLanguage(declared, direction, judged) ?? languageOfText(judged),
    direction,
    ...picturesIn({
      named: item.pictures.map(picture => meantPicture(picture, base)),
      html,
      base: item.htmlBase === null ? (url ?? baseUrl) : baseUrl,
    }),
    baseUrl: item.base === null && item.htmlBase === null ? (url ?? baseUrl) : baseUrl,
    enclosures,
  }
}

function meantPicture(picture: NamedPicture, base: string | null): NamedPicture {
  return typeof picture === 'string'
    ? meantAddress(picture, base)
    : { ...picture, url: meantAddress(picture.url, base) }
}

function firstAddress(written: readonly string[], base: string | null): string | null {
  for (const link of written) {
    const address = pageAddress(link, base)
    if (address !== null) return address
  }
  return null
}

function authorOf(authors: readonly string[]): string | null {
  const names = authors.map(author => nameLine(author)).filter(Boolean)
  return shortened([...new Set(names)].join(', '), LONGEST_AUTHORS) || null
}

function categoriesOf(raw: readonly string[]): string[] {
  const names = raw.map(category => shortened(nameLine(category), LONGEST_CATEGORY)).filter(Boolean)
  return [...new Set(names)].slice(0, MOST_CATEGORIES)
}

/** The feed's own id, else the address, else what the article is called and when it appeared. */
function guidOf(item: RawItem, url: string | null, name: string): string {
  const given = item.guid?.trim() || url
  if (!given) return hash('sha256', `${name}\n${item.published[0] ?? ''}`, 'hex')
  return given.length <= LONGEST_GUID ? given : hash('sha256', given, 'hex')
}

function enclosuresOf(raw: readonly RawEnclosure[], base: string | null): RawEnclosure[] {
  return raw.slice(0, MOST_ENCLOSURES).flatMap(({ url, type, length }) => {
    const address = fileAddress(url, base)
    return address === null ? [] : [{ url: address, type, length }]
  })
}
