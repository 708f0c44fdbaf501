/** Pictures in articles, and those that are hidden. */

/**
 * `reported`: hidden by the reader; `listed`: hidden because so many lists of other people report it. One that was here
 * and made room for others still says how large it is.
 */
export type PictureState =
  | ({ readonly kind: 'kept' } & PictureSize)
  | { readonly kind: 'notFetched' | 'failed'; readonly size: PictureSize | null }
  | { readonly kind: 'reported' }
  | { readonly kind: 'listed'; readonly lists: number }

/** In pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}
