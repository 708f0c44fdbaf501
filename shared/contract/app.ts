/** The app itself: its start, its settings, and what it does with the system around it. */

import type { Failure } from '../result.ts'
import type { Settings } from '../settings/settings.ts'
import type { OpenedList } from './reading.ts'

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
  | { readonly kind: 'cacheRebuilt'; readonly damagedFile: string }
  | { readonly kind: 'settingsRepaired'; readonly damagedFile: string }
  | { readonly kind: 'backupFailed'; readonly reason: Failure }
  | { readonly kind: 'windowReloaded' }

/** Everything that the window needs before it can draw itself the first time. */
export interface Start {
  readonly settings: Settings
  readonly notices: readonly Notice[]
  readonly version: string
  /** The list that the window opens with; null where the store could not give it. */
  readonly first: OpenedList | null
}
