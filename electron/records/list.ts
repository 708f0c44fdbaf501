/** Lists that come from outside: of newspapers (OPML), and of reported pictures. */

import type { ReportFile, ReportListId } from '../../shared/contract/reports.ts'
import type { Failure } from '../../shared/result.ts'

/** A list of reported pictures, as it was just read. */
export interface FetchedReportList {
  /** null: from a file. */
  readonly address: string | null
  readonly file: ReportFile
  readonly contentHash: string
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface DueReportList {
  readonly id: ReportListId
  readonly address: string
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface OpmlList {
  readonly outlines: readonly OpmlOutline[]
  /** The file was not written as it should be: something may be missing. */
  readonly isDamaged: boolean
}

/** One feed of a list. */
export interface OpmlOutline {
  /** The newspaper's name. */
  readonly title: string | null
  /** What the feed calls itself, where our own list says so. */
  readonly feedTitle: string | null
  /** The address as written, a password masked; empty where the outline has none. */
  readonly address: string
  /** The feed's address; null when it was refused. */
  readonly url: string | null
  readonly homepage: string | null
  readonly section: string | null
  /** Place of the newspaper, in our own lists; feeds that share it belong to one newspaper. */
  readonly source: number | null
  readonly isStopped: boolean
  readonly refused: Failure | null
}
