/** What goes on by itself while the app is open, read from the disk after the first headlines. */

import type { Announce } from '../ipc/answer.ts'
import { announceTopics } from '../ipc/answer.ts'
import type { Engine } from '../running/running.ts'
import { startTimer } from '../sync/timer.ts'
import { startBackups } from '../upkeep/backups.ts'
import { startHousekeeping } from '../upkeep/housekeeping.ts'
import { startSparingMemory } from '../upkeep/spare-memory.ts'
import { startEnds } from '../watches/ends.ts'
import { electronMachine } from '../window/machine.ts'

export interface Upkeep {
  readonly engine: Engine
  readonly tell: Announce
  /** Whether the reader wants newspapers asked by themselves, and the computer has the power and the line for it. */
  maySync(): boolean
  mayFetch(): boolean
}

export function beginUpkeep({ engine, tell, maySync, mayFetch }: Upkeep): void {
  const { store, sync, network } = engine
  startTimer({ sync, network, machine: electronMachine(), mayRun: maySync, clock: Date.now, chance: Math.random })
  startEnds(sync)
  startBackups({ store, onFailure: reason => tell('noticeRaised', { kind: 'backupFailed', reason }) })
  startSparingMemory(() => sync.state().progress !== null)
  startHousekeeping({
    engine,
    mayFetch,
    now: Date.now,
    onArticlesRemoved: () => announceTopics(tell, ['articles']),
    onPicturesChanged: () => announceTopics(tell, ['pictures']),
  })
}
