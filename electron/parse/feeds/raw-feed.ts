/** One shape for all formats, before anything is resolved, cleaned or decided. */

import type { NamedPicture } from '../html/pictures-in.ts'

export interface RawFeed {
  readonly title: RawTitle | null
  /** Addresses of the site, the likeliest first. */
  readonly homepages: readonly string[]
  readonly language: string | null
  /** `xml:base` of the whole. */
  readonly base: string | null
  /** Milliseconds. */
  readonly timeToLive: number | null
  readonly items: readonly RawItem[]
}

export interface RawItem {
  readonly guid: string | null
  /** Addresses of its page, the likeliest first: some are empty words, and some lead nowhere. */
  readonly links: readonly string[]
  readonly title: RawTitle | null
  readonly authors: readonly string[]
  readonly categories: readonly string[]
  /** Address of the page with the readers' comments. */
  readonly comments: string | null
  /** Dates as they are written, the likeliest first. */
  readonly published: readonly string[]
  readonly updated: readonly string[]
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
