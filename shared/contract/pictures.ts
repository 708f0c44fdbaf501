/** Pictures in articles, and those that are hidden. */

import { type Check, isId, objectOf, textUpTo } from '../checks.ts'
import { isPictureKey, isRef, type PictureKey } from './ids.ts'
import {
  type AddedReportList,
  type HiddenPictures,
  isReportReason,
  LONGEST_REPORT_WORDS,
  MOST_LISTS_NEEDED,
  type NewReport,
  type ReportId,
  type ReportListId,
} from './reports.ts'
import { type Contract, isAddress } from './terms.ts'

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

/** What the store reads, over whichever of its connections. */
export interface PictureReads {
  readHidden(): HiddenPictures
}

/** What the store answers by itself: reads, and what changes something. */
export interface PicturesInStore extends PictureReads {
  /** Hides a picture in every article that shows the same one. */
  reportPicture(report: NewReport): ReportId
  /** The picture is shown again. It can be taken back until the store is next opened. */
  removeReport(id: ReportId): void
  restoreReport(id: ReportId): void
  /** A picture that lists report is shown from now on. */
  showPicture(key: PictureKey): void
  setListsNeeded(needed: number): void
  removeReportList(id: ReportListId): void
  restoreReportList(id: ReportListId): void
}

export interface PictureRequests extends PicturesInStore {
  /** Fetches a picture that the reader tapped. */
  fetchPicture(key: PictureKey): void
  /** Asks for a file and writes the reader's own reports into it. Returns its name; null: the reader chose none. */
  exportReports(): string | null
  /** Asks for a file with a list of reports; null: the reader chose none. */
  importReports(): AddedReportList | null
  subscribeToReports(address: string): AddedReportList
}

const isReport = objectOf<NewReport>({
  key: isPictureKey,
  ref: isRef,
  reason: isReportReason,
  words: textUpTo(LONGEST_REPORT_WORDS),
})
const isListsNeeded: Check<number> = (value): value is number => isId(value) && value <= MOST_LISTS_NEEDED

export const PICTURES_IN_STORE: Contract<PicturesInStore> = {
  reportPicture: { takes: [isReport], changes: ['pictures'] },
  removeReport: { takes: [isId], changes: ['pictures'] },
  restoreReport: { takes: [isId], changes: ['pictures'] },
  showPicture: { takes: [isPictureKey], changes: ['pictures'] },
  readHidden: { takes: [], changes: [] },
  setListsNeeded: { takes: [isListsNeeded], changes: ['pictures'] },
  removeReportList: { takes: [isId], changes: ['pictures'] },
  restoreReportList: { takes: [isId], changes: ['pictures'] },
}

export const PICTURES: Contract<PictureRequests> = {
  ...PICTURES_IN_STORE,
  fetchPicture: { takes: [isPictureKey], changes: ['pictures'] },
  exportReports: { takes: [], changes: [] },
  importReports: { takes: [], changes: ['pictures'] },
  subscribeToReports: { takes: [isAddress], changes: ['pictures'] },
}
