/** The contract of the parse process: what it is asked and what it answers. Nothing in the answers is sanitised. */

import type { UnreadableEntry } from '../../../shared/contract/exchange.ts'
import type { ReportFile } from '../../../shared/contract/reports.ts'
import type { Remote } from '../../processes/port.ts'
import type { PackedRemote } from '../../records/account.ts'
import type { ArchivePart, ArchiveSummary, PictureToImport } from '../../records/archive.ts'
import type { CollectionPart, FileForm } from '../../records/collection.ts'
import type { FeedBytes, FoundFeeds, PackedFeed, ReadFeed } from '../../records/feed.ts'
import type { OpmlList } from '../../records/list.ts'
import type { FetchedPage, PageBytes, PageToKeep } from '../../records/page.ts'
import type { PictureFacts } from '../../records/picture.ts'
import type { ReadMember } from '../../records/profile.ts'
import type { AccountBytes, AccountRead, AccountReading, ArticleReading } from '../accounts/read-account.ts'
import type { SavedFile } from '../pages/read-saved.ts'
import type { PagePart } from './pack-page.ts'
import type { SavedParts } from './pack-saved.ts'

/** What the parse process does. Each call may throw `ExpectedError`. */
export interface ParseService {
  /** Parses a feed for the store. @throws `notAFeed`, `emptyAnswer`, `feedBroken` */
  parseFeed(job: FeedBytes): PackedFeed
  /** The same feed for people who look inside. */
  readFeed(job: FeedBytes): ReadFeed
  /** Where feeds are to be had. @throws `notAFeed` for what is neither feed nor page, `emptyAnswer`, `feedBroken` */
  findFeeds(job: FeedBytes): FoundFeeds
  /** @throws `notAnOpml`, `tooLarge` */
  readOpml(bytes: Uint8Array): OpmlList
  /** A page for the extractor, as UTF-8. @throws `emptyAnswer`, `pageTooComplex` */
  preparePage(page: PageBytes): Uint8Array
  /** `name` is the file's. @throws `emptyAnswer`, `pageTooComplex`, `noArticle` */
  readSaved(bytes: Uint8Array, name: string): SavedFile
  /** What the reader saved by hand, for the store. `url` null: nobody knows where it came from. */
  packSaved(parts: readonly SavedParts[], url: string | null): PageToKeep
  /** An article on its pages, for the store. */
  packPage(parts: readonly PagePart[]): FetchedPage
  /** What a server of accounts says of anything but articles. @throws `unexpectedAnswer`, `tooLarge`, what it says itself */
  readAccount(job: AccountBytes<AccountReading>): AccountRead
  /** Its articles, for the store. @throws the same */
  readRemotes(job: AccountBytes<ArticleReading>): PackedRemote
  /** What a file of the reader's is, by what is in it and by its name. @throws `tooLarge` */
  formOf(path: string): FileForm
  /**
   * A list of saved articles that another program wrote: those from number `first` on, `most` or fewer.
   * @throws `notFound`, `notACollection`, `otherDatabase`, `damagedDatabase`, `tooLarge`
   */
  readCollection(path: string, first: number, most: number): Promise<CollectionPart>
  /** Type and size by the bytes. @throws `notAPicture`, `pictureTooLarge` */
  checkPicture(bytes: Uint8Array): PictureFacts
  /** A list of reported pictures. @throws `notAReportList`, `tooLarge` */
  parseReportList(bytes: Uint8Array): ReportFile
  /** A library in one file. @throws `notFound`, `notAnArchive`, `newerArchive`, `tooLarge`; the two below as well */
  openArchive(path: string): ArchiveSummary
  /** The bookmarks from number `first` on, `most` or fewer. */
  readArchive(path: string, first: number, most: number): ArchivePart
  /** null: it is not in the file, or not what it was, or no picture. */
  readArchivePicture(path: string, sha256: string): PictureToImport | null
  /** What is in a member of a profile, or why it cannot be read. */
  readProfileMember(path: string, name: string): ReadMember | UnreadableEntry
}

/** Main's view: with deadline and memory cap. A job that exceeds them rejects with `ExpectedError('parserStopped')`. */
export type Parser = Remote<ParseService> & { close(): void }
