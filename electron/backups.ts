/** A verified backup of the library a while after start and then once a day. */

import type { Failure } from '../shared/result.ts'
import { failureOf } from '../shared/result.ts'
import type { Remote } from './port.ts'
import type { Store } from './store/records.ts'

/** Late enough not to be in the way of the first look at the news. */
const AFTER_START = 60_000
const DAY = 24 * 60 * 60_000

export interface BackupParts {
  readonly store: Remote<Store>
  onFailure(reason: Failure): void
}

export function startBackups({ store, onFailure }: BackupParts): void {
  const backUp = () => {
    store.backUp(Date.now()).catch(error => onFailure(failureOf(error)))
  }
  setTimeout(backUp, AFTER_START).unref()
  setInterval(backUp, DAY).unref()
}
