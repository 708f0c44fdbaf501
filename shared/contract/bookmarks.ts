/** Bookmarks: whole copies of articles and of pages that belong to no newspaper. */

import { bytesUpTo } from '../checks.ts'
import { LARGEST_PAGE_FILE } from '../limits.ts'
import { type ArticleRef, isRef } from './ids.ts'
import { type Contract, isAddress, isText } from './terms.ts'

/** What the store answers by itself. */
export interface BookmarksInStore {
  /** Keeps the article with a copy of its own, or takes back the removal of its bookmark. */
  bookmark(ref: ArticleRef): void
  removeBookmark(ref: ArticleRef): void
}

export interface BookmarkRequests extends BookmarksInStore {
  /** Saves any page of the web as a bookmark. */
  savePage(address: string): ArticleRef
  /** Shows the system's file dialog; null when the reader changes their mind. */
  choosePageFile(): ArticleRef | null
  /** A page that was dropped on the window: HTML, a web archive, or text. */
  savePageFile(file: string, bytes: Uint8Array): ArticleRef
}

export const BOOKMARKS_IN_STORE: Contract<BookmarksInStore> = {
  bookmark: { takes: [isRef], changes: ['bookmarks'] },
  removeBookmark: { takes: [isRef], changes: ['bookmarks'] },
}

export const BOOKMARKS: Contract<BookmarkRequests> = {
  ...BOOKMARKS_IN_STORE,
  savePage: { takes: [isAddress], changes: ['bookmarks', 'library'] },
  choosePageFile: { takes: [], changes: ['bookmarks', 'library'] },
  savePageFile: { takes: [isText, bytesUpTo(LARGEST_PAGE_FILE)], changes: ['bookmarks', 'library'] },
}
