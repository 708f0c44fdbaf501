/** A verified backup of the library a while after start and then once a day. */

import { type Failure, failureOf } from '../../shared/result.ts'
import { HOUR } from '../../shared/units.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'

/** Late enough not to be in the way of the first look at the news. */
const AFTER_START = 60_000
/** Seven starts in one day must not push last week's backups out. */
const OFTEN_ENOUGH = 20 * HOUR

export interface BackupParts {
  readonly store: Remote<Pick<Store, 'backUp' | 'lastBackupAt'>>
  onFailure(reason: Failure): void
}

export function startBackups({ store, onFailure }: BackupParts): void {
  const look = () => {
    backUpIfDue(store, Date.now()).catch(error => onFailure(failureOf(error)))
  }
  setTimeout(look, AFTER_START).unref()
  setInterval(look, HOUR).unref()
}

/** Returns whether a backup was made. A newest one of the future is a clock that went wrong, and counts for nothing. */
export async function backUpIfDue(store: BackupParts['store'], now: number): Promise<boolean> {
  const last = await store.lastBackupAt()
  if (last !== null && last <= now && now - last < OFTEN_ENOUGH) return false
  await store.backUp(now)
  return true
}
