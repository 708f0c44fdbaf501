/** An article of a server, read by the same code as an article of a feed. */

import { guidOfRemote } from '../../records/account.ts'
import type { ReadArticle } from '../../records/article.ts'
import { enclosureIsPicture } from '../feeds/media-pictures.ts'
import type { RawEnclosure, RawItem } from '../feeds/raw-feed.ts'
import { readArticle } from '../feeds/read-article.ts'
import { withoutSectionMarks } from '../html/sections.ts'
import { type Json, recordsOf, stringOf } from './json.ts'

/** An article with its marks, before it is packed. */
export interface ReadRemote {
  readonly id: string
  /** Of its feed. */
  readonly feedId: string
  readonly isRead: boolean
  readonly isStarred: boolean
  readonly article: ReadArticle
}

/** What a server says of one article, the same for all. */
export interface RemoteItem {
  readonly id: string
  readonly feedId: string
  readonly isRead: boolean
  readonly isStarred: boolean
  /** The likeliest first. */
  readonly links: readonly string[]
  readonly title: string
  readonly author: string
  /** As feeds write dates. */
  readonly published: readonly string[]
  readonly html: string
  readonly language?: string
  readonly categories?: readonly string[]
  readonly enclosures?: readonly RawEnclosure[]
}

export function readRemote(item: RemoteItem, now: number): ReadRemote {
  const { id, feedId, isRead, isStarred } = item
  const article = readArticle(rawItem(item), { base: null, language: null, now })
  return { id, feedId, isRead, isStarred, article: { ...article, guid: guidOfRemote(id) } }
}

function rawItem({ links, title, author, published, html, language, ...item }: RemoteItem): RawItem {
  const enclosures = item.enclosures ?? []
  return {
    guid: item.id,
    links,
    // The server has read the feed's title: what looks like a tag in it is words.
    title: { value: title, isText: true },
    authors: author === '' ? [] : [author],
    categories: item.categories ?? [],
    comments: null,
    published,
    updated: [],
    html: withoutSectionMarks(html),
    language: language || null,
    base: null,
    htmlBase: null,
    enclosures,
    pictures: enclosures.filter(enclosureIsPicture).map(({ url }) => url),
  }
}

/** Names of an enclosure's address, type and length, each where the first of them stands. */
export interface EnclosureNames {
  readonly url: string
  readonly type: string
  readonly length: string
}

export function enclosuresIn(holder: Json, list: string, names: EnclosureNames): RawEnclosure[] {
  return recordsOf(holder, list).flatMap(one => {
    const url = stringOf(one, names.url)
    const length = Number(stringOf(one, names.length))
    if (url === '') return []
    return [
      {
        url,
        type: stringOf(one, names.type) || null,
        length: Number.isSafeInteger(length) && length > 0 ? length : null,
      },
    ]
  })
}

const FULL_WIDTH: Readonly<Record<string, string>> = { '＆': '&', '＜': '<', '＞': '>' }

/** FreshRSS writes the three signs of markup as their full-width sisters. */
export function halfWidth(text: string): string {
  return text.replace(/[＆＜＞]/g, sign => FULL_WIDTH[sign] ?? sign)
}

const FIGURE = '<figure class="enclosure">'
const END = '</figure>'

/** FreshRSS repeats the enclosures as figures behind the text. */
export function withoutEnclosureFigures(html: string): string {
  let kept = ''
  let from = 0
  for (let at = html.indexOf(FIGURE); at !== -1; at = html.indexOf(FIGURE, from)) {
    const end = html.indexOf(END, at)
    if (end === -1) break
    kept += html.slice(from, at)
    from = end + END.length
  }
  return from === 0 ? html : (kept + html.slice(from)).trim()
}
