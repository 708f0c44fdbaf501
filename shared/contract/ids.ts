/** The names by which processes mean the same thing. */

import { type Check, isId } from '../checks.ts'

export type SectionId = number

export type SourceId = number

export type FeedId = number

/** An article in `cache.db`, or a bookmark's own copy in `library.db`. */
export type ArticleRef = `article:${number}` | `bookmark:${number}`

/** The name of a picture in the picture cache: 32 lower-case hexadecimal digits, derived from feed and address. */
export type PictureKey = string

const REF = /^(?:article|bookmark):[1-9]\d{0,14}$/
const PICTURE_KEY = /^[0-9a-f]{32}$/

export const isRef: Check<ArticleRef> = (value): value is ArticleRef => typeof value === 'string' && REF.test(value)
export const isPictureKey: Check<PictureKey> = (value): value is PictureKey =>
  typeof value === 'string' && PICTURE_KEY.test(value)
export const isSourceId: Check<SourceId> = isId
export const isFeedId: Check<FeedId> = isId
