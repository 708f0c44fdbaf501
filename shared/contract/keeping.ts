/** How long articles are kept, and how much room they may take. 0 means without end. */

import type { Direction } from '../arabic/direction.ts'
import { type Check, isBoolean, isId, objectOf, oneOf, orNull } from '../checks.ts'
import { PICTURE_POLICIES, type PicturePolicy } from '../pictures/policy.ts'
import { isReadingFace, type ReadingFace } from '../settings/settings.ts'
import { FULL_TEXT_CHOICES, type FullTextChoice } from './full-text.ts'
import { isSourceId, type SourceId } from './ids.ts'
import type { Contract } from './terms.ts'

export interface KeepingRule {
  readonly days: number
  readonly megabytes: number
  /** Unread articles stay whatever their age. */
  readonly keepsUnread: boolean
}

/** What is different for one newspaper; null: as for all. */
export interface SourceRule {
  readonly pictures: PicturePolicy | null
  readonly days: number | null
  readonly megabytes: number | null
  readonly fullText: FullTextChoice | null
  /** null: as the letters of each article say. */
  readonly direction: Direction | null
  readonly face: ReadingFace | null
}

export interface Keeping {
  readonly rule: KeepingRule
  /** Newspapers with a rule of their own. */
  readonly sources: Readonly<Record<SourceId, SourceRule>>
}

export const AS_ALL: SourceRule = {
  pictures: null,
  days: null,
  megabytes: null,
  fullText: null,
  direction: null,
  face: null,
}

/** A saved copy is often the only one that is left: nothing goes by itself before the reader says so. */
export const KEPT_BY_DEFAULT: KeepingRule = { days: 0, megabytes: 0, keepsUnread: true }

export const KEEPING_DAYS = [0, 30, 90, 180, 365, 1095] as const
export const KEEPING_MEGABYTES = [0, 250, 500, 1000, 2000, 5000] as const
export const SOURCE_MEGABYTES = [0, 10, 25, 50, 100, 250] as const

/** Bytes on the disk. */
export interface Space {
  readonly library: number
  readonly backups: number
  /** Their texts. */
  readonly articles: number
  /** The rest of the file that they are in: where each of them is, and what was written lately. */
  readonly keeping: number
  readonly index: number
  /** Room in the file that was given back by what was deleted, and is used again first. */
  readonly free: number
  /** Bytes of pictures, those of bookmarks left out. */
  readonly pictures: number
  readonly bookmarkPictures: number
  /** The ten that take most, the largest first. */
  readonly sources: readonly SourceSpace[]
  /** All others. With them the bytes of the sources are those of `articles` and `pictures`. */
  readonly otherSources: { readonly count: number; readonly bytes: number }
}

export interface SourceSpace {
  readonly id: SourceId
  readonly title: string
  readonly articles: number
  readonly bytes: number
}

/** What the store reads, over whichever of its connections. */
export interface KeepingReads {
  readKeeping(): Keeping
  readSpace(): Space
}

/** What the store answers by itself: reads, and what changes something. */
export interface KeepingInStore extends KeepingReads {
  setKeeping(rule: KeepingRule): void
  setSourceRule(id: SourceId, rule: SourceRule): void
}

export interface KeepingRequests extends KeepingInStore {
  /** Removes all pictures but those of bookmarks. */
  clearPictures(): void
  /** Deletes a newspaper's articles that are not bookmarked, for good; returns how many. */
  clearArticles(id: SourceId): number
}

const isAmount: Check<number> = (value): value is number => value === 0 || isId(value)
const isKeepingRule = objectOf<KeepingRule>({ days: isAmount, megabytes: isAmount, keepsUnread: isBoolean })
const isSourceRule = objectOf<SourceRule>({
  pictures: orNull(oneOf(...PICTURE_POLICIES)),
  days: orNull(isAmount),
  megabytes: orNull(isAmount),
  fullText: orNull(oneOf(...FULL_TEXT_CHOICES)),
  direction: orNull(oneOf<Direction>('rtl', 'ltr')),
  face: orNull(isReadingFace),
})

export const KEEPING_IN_STORE: Contract<KeepingInStore> = {
  readKeeping: { takes: [], changes: [] },
  setKeeping: { takes: [isKeepingRule], changes: [] },
  setSourceRule: { takes: [isSourceId, isSourceRule], changes: ['rules'] },
  readSpace: { takes: [], changes: [] },
}

export const KEEPING: Contract<KeepingRequests> = {
  ...KEEPING_IN_STORE,
  clearPictures: { takes: [], changes: ['pictures', 'articles'] },
  clearArticles: { takes: [isSourceId], changes: ['articles', 'library'] },
}
