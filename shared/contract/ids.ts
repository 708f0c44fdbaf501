/** The names by which processes mean the same thing. */

export type SectionId = number

export type SourceId = number

export type FeedId = number

/** An article in `cache.db`, or a bookmark's own copy in `library.db`. */
export type ArticleRef = `article:${number}` | `bookmark:${number}`

/** The name of a picture in the picture cache: 32 lower-case hexadecimal digits, derived from feed and address. */
export type PictureKey = string
