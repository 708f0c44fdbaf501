/** What the handlers work with. None of it is Electron's: tests give other parts. */

import type { RequestName } from '../../shared/contract/contract.ts'
import type { Desktop } from '../../shared/contract/desktop.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { KeptScreen } from '../../shared/screen/screen.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { Handlers } from '../ipc/answer.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import type { Engine } from '../running/running.ts'
import type { SettingsFile } from '../settings/settings.ts'
import type { Program, Updates } from '../updates/updates.ts'
import type { FileKind, TargetKind } from '../window/dialogs.ts'
import type { Sheets } from '../window/sheets.ts'
import type { FirstScreen } from './first-screen.ts'
import type { Notices } from './notices.ts'

export interface HandlerParts {
  /** The window opens while the store does: a request waits for it. */
  readonly store: Remote<Store>
  /** Comes after the first look at the news. */
  readonly engine: Promise<Engine>
  readonly updates: Promise<Updates>
  readonly settings: Pick<SettingsFile, 'read' | 'change' | 'readReadingPlace' | 'saveReadingPlace'>
  readonly system: System
  readonly notices: Notices
  readonly version: string
  readonly firstScreen: FirstScreen
  /** The window has what it shows first, or has drawn it already. */
  onSeen(): void
  /** The window has asked for all that was to be kept before the app ends, and says what the next start shows first. */
  onFarewell(screen: KeptScreen | null): void
  onSettingsChanged(settings: Settings): void
  now(): number
}

/** What only the system around the app can do. */
export interface System {
  /** @throws ExpectedError `addressNotAllowed` */
  openLink(address: string): Promise<void>
  copy(text: string): void
  /** Asks the reader for a file to read; null when they change their mind. */
  chooseFile(kind: FileKind): Promise<string | null>
  /** Asks the reader where to write a file; `name` is proposed, without its ending. */
  chooseTarget(kind: TargetKind, name: string): Promise<string | null>
  /** Asks the reader in which folder to make a new one, for which `name` is proposed. */
  chooseNewFolder(name: string): Promise<string | null>
  /** Shows the target that was chosen last in its folder. */
  showTarget(): void
  /** Asks the reader whether this host of their own network may be connected to. */
  askConsent(host: string): Promise<boolean>
  /** Asks the reader whether settings out of a file take the place of those that are here. */
  askSettings(): Promise<boolean>
  /** Closes the app, and opens this when it has. */
  closeInto(program: Program): void
  /** Opens the page of the app in the browser. */
  openDownloads(): Promise<void>
  readonly sheets: Pick<Sheets, 'savePdf' | 'print' | 'openPress'>
  readDesktop(): Promise<Desktop>
  /** Has the system start the app at login, or no longer. @throws ExpectedError `diskFull`, `fileNotWritable` */
  setStartAtLogin(isOn: boolean): Promise<void>
  /** Opens an article in the reader's window, and brings that to the front. */
  openInWindow(ref: ArticleRef): Promise<void>
}

/** Some of the handlers: those of one subject. */
export type HandlersOf<R> = Pick<Handlers, keyof R & RequestName>
