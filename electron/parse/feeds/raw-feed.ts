/** One shape for all formats, before anything is resolved, cleaned or decided. */

import type { NamedPicture } from '../html/pictures-in.ts'

export interface RawFeed {
  readonly title: RawTitle | null
  readonly homepage: string | null
  readonly language: string | null
  /** `xml:base` of the whole. */
  readonly base: string | null
  /** Milliseconds. */
  readonly timeToLive: number | null
  readonly items: readonly RawItem[]
}

export interface RawItem {
  readonly guid: string | null
  readonly link: string | null
  readonly title: RawTitle | null
  readonly authors: readonly string[]
  readonly categories: readonly string[]
  /** Address of the page with the readers' comments. */
  readonly comments: string | null
  readonly published: string | null
  readonly updated: string | null
  readonly html: string
  /** Empty where it is declared that the feed's does not hold. */
  readonly language: string | null
  /** `xml:base` of the item, and of its text if that has one of its own. */
  readonly base: string | null
  readonly htmlBase: string | null
  readonly enclosures: readonly RawEnclosure[]
  /** Pictures that the feed names apart from the text. */
  readonly pictures: readonly NamedPicture[]
}

/** Whether `<b>` in a title is markup or three characters. */
export interface RawTitle {
  readonly value: string
  readonly isText: boolean
}

export interface RawEnclosure {
  readonly url: string
  readonly type: string | null
  readonly length: number | null
}

/** The first text that is not empty. */
export function firstOf(...values: readonly (string | null | undefined)[]): string | null {
  return values.find(value => value !== undefined && value !== null && value.trim() !== '') ?? null
}

/** Text that must not be taken for markup, as markup. */
export function htmlFromText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const paragraphs = escaped.split(/\n\s*\n/).map(paragraph => paragraph.trim().replaceAll('\n', '<br>'))
  return paragraphs
    .filter(Boolean)
    .map(paragraph => `<p>${paragraph}</p>`)
    .join('')
}
