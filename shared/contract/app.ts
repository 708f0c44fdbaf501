/** The app itself: its start, its settings, and what it does with the system around it. */

import { type Check, isCount, isInstant, isPlain, objectOf, oneOf, orNull, textUpTo } from '../checks.ts'
import type { Failure } from '../result.ts'
import { isKeptScreen, type KeptScreen } from '../screen/screen.ts'
import { isSettingsChange, type Settings } from '../settings/settings.ts'
import { MIB } from '../units.ts'
import { type ArticleRef, isRef } from './ids.ts'
import { type ArticleScope, isScope, type OpenedList } from './reading.ts'
import type { FrontPage } from './stories.ts'
import { type Contract, isAddress, isText } from './terms.ts'

/** An article on paper. */
export interface Sheet {
  readonly title: string
  /** Sanitised, and shown in a page without scripts all the same. */
  readonly html: string
}

/** What the app must tell the reader about its own state. `damagedFile` is a file's name, empty where a file was missing. */
export type Notice =
  | { readonly kind: 'libraryRestored'; readonly backupAt: number; readonly damagedFile: string }
  | { readonly kind: 'libraryLost'; readonly damagedFile: string }
  /** Its newest changes are gone, by another program's doing; what the cache knew of them was taken from there. */
  | { readonly kind: 'libraryWentBack' }
  | { readonly kind: 'cacheRebuilt'; readonly damagedFile: string }
  | { readonly kind: 'settingsRepaired'; readonly damagedFile: string }
  | { readonly kind: 'backupFailed'; readonly reason: Failure }
  | { readonly kind: 'windowReloaded' }
  | { readonly kind: 'storeStopped' }
  /** Its folder is not where it was, or is another one. */
  | { readonly kind: 'folderMoved' }

/** Where the reader was, to begin there the next time. */
export interface ReadingPlace {
  readonly scope: ArticleScope
  /** The first row in view and how many pixels of it were not; null: the list was at its top. */
  readonly row: { readonly ref: ArticleRef | null; readonly index: number; readonly inset: number } | null
  /** The article in the reading view. Numbers are given anew when the cache is lost: its instant says whether it is still the same. */
  readonly open: { readonly ref: ArticleRef; readonly publishedAt: number } | null
  /** What a narrow window showed. */
  readonly pane: 'timeline' | 'article'
  readonly seenAt: number
}

/** Everything that the window needs before it can draw itself the first time. */
export interface Start {
  readonly settings: Settings
  readonly notices: readonly Notice[]
  readonly version: string
  /** The front page that the window opens with; null where the store could not give it. */
  readonly front: FrontPage | null
  /** The list without one; null: it waits behind the front page (`readFirstList`), or the store could not give it. */
  readonly first: OpenedList | null
  /** null: this is the first time. */
  readonly place: ReadingPlace | null
}

export interface AppRequests {
  readStart(): Start
  /** The list that the reader left, or all articles where it is gone; null where the store could not give it. */
  readFirstList(): OpenedList | null
  /** The change reaches every window as `settingsChanged`. */
  changeSettings(change: Partial<Settings>): Settings
  saveReadingPlace(place: ReadingPlace): void
  /**
   * The answer to `leaving`: all that was to be kept was asked for before this. With it comes what the next start shows
   * before anything else; null: nothing.
   */
  saidFarewell(screen: KeptScreen | null): void
  dismissNotice(notice: Notice): void
  /** Opens a web or mail address in the system's program for it. */
  openLink(address: string): void
  /** Puts a text on the clipboard. */
  copy(text: string): void
  /** Asks for a file and writes the sheet into it as PDF. Returns its name; null: the reader chose none. */
  savePdf(sheet: Sheet): string | null
  /** Shows the file that was written last where it lies in its folder. */
  showWritten(): void
  /** Shows the system's dialog for printing. */
  printSheet(sheet: Sheet): void
}

/** The text of an article, with its markup. */
const isLongText = textUpTo(8 * MIB)
const isSheet = objectOf<Sheet>({ title: isText, html: isLongText })
export const isReadingPlace = objectOf<ReadingPlace>({
  scope: isScope,
  row: orNull(objectOf({ ref: orNull(isRef), index: isCount, inset: isInstant })),
  open: orNull(objectOf({ ref: isRef, publishedAt: isInstant })),
  pane: oneOf('timeline', 'article'),
  seenAt: isInstant,
})
const isNotice: Check<Notice> = (value): value is Notice =>
  isPlain(value) && typeof value['kind'] === 'string' && Object.values(value).every(part => part !== undefined)

export const APP: Contract<AppRequests> = {
  readStart: { takes: [], changes: [] },
  readFirstList: { takes: [], changes: [] },
  changeSettings: { takes: [isSettingsChange], changes: [] },
  saveReadingPlace: { takes: [isReadingPlace], changes: [] },
  saidFarewell: { takes: [orNull(isKeptScreen)], changes: [] },
  dismissNotice: { takes: [isNotice], changes: [] },
  openLink: { takes: [isAddress], changes: [] },
  copy: { takes: [isLongText], changes: [] },
  savePdf: { takes: [isSheet], changes: [] },
  showWritten: { takes: [], changes: [] },
  printSheet: { takes: [isSheet], changes: [] },
}
