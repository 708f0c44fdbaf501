/** Pictures that a reader hid, and lists of them that readers pass on. The file format: docs/report-lists.md. */

import type { Direction } from '../arabic/direction.ts'
import type { Failure } from '../result.ts'
import type { ArticleRef, PictureKey } from './ids.ts'

export type ReportReason = 'violent' | 'sexual' | 'hateful' | 'misleading' | 'advert' | 'other'

const REASONS: { readonly [R in ReportReason]: true } = {
  violent: true,
  sexual: true,
  hateful: true,
  misleading: true,
  advert: true,
  other: true,
}

export const REPORT_REASONS = Object.keys(REASONS) as readonly ReportReason[]
export const LONGEST_REPORT_WORDS = 300

export function isReportReason(value: unknown): value is ReportReason {
  return typeof value === 'string' && Object.hasOwn(REASONS, value)
}

/** One picture of a list. Neither its address nor the article that showed it is passed on. */
export interface ListedPicture {
  readonly likeness: string
  readonly reason: ReportReason
}

export interface ReportFile {
  readonly title: string
  readonly pictures: readonly ListedPicture[]
}

export const REPORT_FORMAT = 'warraq-picture-reports'
export const REPORT_VERSION = 1
/** Lists that must report a picture before it is hidden by itself, by default. */
export const LISTS_NEEDED = 3
export const MOST_LISTS_NEEDED = 10

export function writeReportFile({ title, pictures }: ReportFile): string {
  return `${JSON.stringify({ format: REPORT_FORMAT, version: REPORT_VERSION, title, pictures }, null, 1)}\n`
}

export type ReportId = number
export type ReportListId = number

export interface NewReport {
  readonly key: PictureKey
  /** The article in which the reader saw it. */
  readonly ref: ArticleRef
  readonly reason: ReportReason
  /** The reader's own words; empty where the reason says it all. */
  readonly words: string
}

/** A picture that the reader hid, and where it was seen. */
export interface ReportedPicture {
  readonly id: ReportId
  readonly reason: ReportReason
  readonly words: string
  readonly title: string
  readonly sourceTitle: string
  readonly language: string | null
  readonly direction: Direction
  readonly reportedAt: number
}

/** Pictures that somebody else reports. */
export interface ReportList {
  readonly id: ReportListId
  /** null: it came from a file. */
  readonly address: string | null
  readonly title: string
  readonly pictures: number
  readonly checkedAt: number
  readonly failure: Failure | null
}

/** A list that was just added. */
export interface AddedReportList {
  readonly title: string
  readonly pictures: number
}

export interface HiddenPictures {
  readonly reported: readonly ReportedPicture[]
  readonly lists: readonly ReportList[]
  /** Lists that must report a picture before it is hidden by itself. */
  readonly listsNeeded: number
}
