/** How long articles are kept, and how much room they may take. 0 means without end. */

import type { Direction } from '../arabic/direction.ts'
import type { PicturePolicy } from '../pictures/policy.ts'
import type { ReadingFace } from '../settings/settings.ts'
import type { FullTextChoice } from './full-text.ts'
import type { SourceId } from './ids.ts'

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
  readonly articles: number
  readonly index: number
  /** Room in the file that was given back by what was deleted, and is used again first. */
  readonly free: number
  /** Without those of bookmarks. */
  readonly pictures: number
  readonly bookmarkPictures: number
  /** The ten that take most, the largest first. */
  readonly sources: readonly SourceSpace[]
}

export interface SourceSpace {
  readonly id: SourceId
  readonly title: string
  readonly articles: number
  readonly bytes: number
}
