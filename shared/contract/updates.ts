/** New versions of the app: whether there is one, what becomes of it, and what the reader wants done. */

import type { Failure } from '../result.ts'
import { type Contract, isText } from './terms.ts'

/**
 * How this program came onto the computer. Only the first two replace themselves; `deb` and `rpm` belong to the system's
 * own updates; of `unknown`, nobody can say who put it there.
 */
export const INSTALLATIONS = ['appImage', 'nsis', 'deb', 'rpm', 'portable', 'mac', 'unknown'] as const
export type InstallationKind = (typeof INSTALLATIONS)[number]

/** Programs that the app puts in their own place. */
export function replacesItself(installation: InstallationKind): boolean {
  return installation === 'appImage' || installation === 'nsis'
}

export interface NewVersion {
  readonly version: string
  /** Bytes of its package; null where there is none, or it was announced before this start. */
  readonly size: number | null
}

export interface UpdateState {
  readonly installation: InstallationKind
  /** False in a build that knows no keys: it can trust nobody, and asks nobody. */
  readonly canLook: boolean
  readonly work: 'none' | 'looking' | 'fetching' | 'installing'
  /** Bytes of the package that are here, while it is fetched. */
  readonly fetched: number
  /** When the last look succeeded. */
  readonly lookedAt: number | null
  readonly offered: NewVersion | null
  /** The version that opens the next time, or once the installer has run. */
  readonly ready: string | null
  /** What was last announced has run out: either nobody announces any more, or somebody keeps it back. */
  readonly isExpired: boolean
  /** A version that did not open, and in whose place the one before was put back. */
  readonly fellBackFrom: string | null
  /** The version of which the reader does not want to be told again. */
  readonly dismissed: string | null
  /** Why the last look or installation failed. */
  readonly failure: Failure | null
}

export interface UpdateRequests {
  readUpdates(): UpdateState
  /** Looks now, whatever the setting says: the reader asked. Resolves when it is known. */
  lookForUpdate(): UpdateState
  /** Fetches and checks what is offered and puts it in its place. Resolves when that is done or has failed. */
  installUpdate(): UpdateState
  cancelUpdate(): void
  /** Closes the app and opens the new version. */
  restartIntoUpdate(): void
  dismissUpdate(version: string): void
  /** Opens the page of the app in the browser, where its packages are. */
  openDownloads(): void
}

export const UPDATES: Contract<UpdateRequests> = {
  readUpdates: { takes: [], changes: [] },
  lookForUpdate: { takes: [], changes: [] },
  installUpdate: { takes: [], changes: [] },
  cancelUpdate: { takes: [], changes: [] },
  restartIntoUpdate: { takes: [], changes: [] },
  dismissUpdate: { takes: [isText], changes: [] },
  openDownloads: { takes: [], changes: [] },
}
