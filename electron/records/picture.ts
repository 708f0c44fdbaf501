/** Pictures, as they go into the store and come out of it. */

import type { FeedId, PictureKey } from '../../shared/contract/ids.ts'
import type { PictureSize } from '../../shared/contract/pictures.ts'
import type { PicturePolicy } from '../../shared/pictures/policy.ts'

/** A picture that was asked for, by its name. */
export interface PictureRecord {
  readonly key: PictureKey
  /** Whose article shows it. */
  readonly feedId: FeedId
  readonly url: string
  readonly kept: KeptPicture | null
  /** Known as well of one that made room for others. */
  readonly size: PictureSize | null
  /** When fetching it last failed; it is not asked again for a while. */
  readonly failedAt: number | null
  /** What was last seen at this address, for an article of before; null when nothing of it is left. */
  readonly earlier: EarlierPicture | null
}

export interface EarlierPicture extends PictureTags {
  readonly kept: KeptPicture
}

/** By which a server knows what it sent; exactly as they came. */
export interface PictureTags {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** What a server says of a picture that it sent. */
export interface PictureAnswer extends PictureTags {
  /** Until then there is nothing else at its address. */
  readonly freshUntil: number
}

/** A picture whose bytes are a file of the picture folder, named by their SHA-256. */
export interface KeptPicture {
  readonly hash: string
  readonly type: PictureType
  readonly width: number
  readonly height: number
  readonly size: number
  /** null: never measured, as nothing here can decode it. */
  readonly likeness: string | null
}

export interface NamedPicture {
  readonly key: PictureKey
  readonly kept: KeptPicture
}

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif'

/** A picture that somebody wants to see. */
export interface PictureToOpen extends PictureRecord {
  readonly isHidden: boolean
  /** The rule of its newspaper; null: as for all. */
  readonly policy: PicturePolicy | null
}

/** What was taken out to make room. */
export interface EvictedPictures {
  /** Files that nobody names any more. */
  readonly hashes: readonly string[]
  /** false: there is still too much, ask again. */
  readonly isEnough: boolean
}

/** What decides which pictures are fetched before anybody looks at them. */
export interface PicturesWanted {
  readonly limit: number
  /** For newspapers without a rule of their own. */
  readonly policy: PicturePolicy
  readonly isMetered: boolean
  readonly now: number
}

export interface PictureFacts {
  readonly type: PictureType
  readonly width: number
  readonly height: number
}
