/**
 * Starts the automatic syncs, and keeps still while the computer sleeps. Which feeds are due is the schedule's business;
 * this only knocks.
 */

import type { SyncSummary } from '../../shared/contract/sync.ts'
import { MINUTE, SECOND } from '../../shared/units.ts'
import { complain } from '../base/log.ts'
import type { Network } from '../network/network.ts'
import type { Sync } from './sync.ts'

/** What the computer says about itself; `electron/window/machine.ts` asks Electron. */
export interface Machine {
  /** The listener is called just before the computer sleeps. */
  onSuspend(listener: () => void): void
  onResume(listener: () => void): void
  /** False: surely without a network. True says little: a virtual network card is enough for it. */
  isOnline(): boolean
  isOnBattery(): boolean
}

export interface TimerParts {
  readonly sync: Pick<Sync, 'start' | 'cancel'>
  readonly network: Pick<Network, 'renew'>
  readonly machine: Machine
  /** The reader wants automatic syncs, now. */
  mayRun(): boolean
  /** Only for noticing that the computer has slept: it may be set. */
  clock(): number
  /** Milliseconds that never go back, for waiting. */
  steady?(): number
  /** Random number in [0, 1) that spreads readers who start their computers at the same hour. */
  chance(): number
  readonly every?: number
}

/** After the start, and after a sleep, until the network is there and other programs have had it. */
const START_WITHIN = 90 * SECOND
const WAKE_WITHIN = 30 * SECOND
/** A network that was found missing is not tried again at every knock. */
const LONGEST_REST = 10 * MINUTE

/** Returns what stops it. */
export function startTimer(parts: TimerParts): () => void {
  const { sync, network, machine, mayRun, clock, steady = () => performance.now(), chance, every = MINUTE } = parts
  let timer: NodeJS.Timeout | undefined
  let lastKnockAt = clock()
  let quietUntil = 0
  let rest = 0
  let isAsleep = false
  let isStopped = false

  function knockIn(wait: number): void {
    clearTimeout(timer)
    if (isStopped || isAsleep) return
    timer = setTimeout(knock, wait)
    timer.unref()
  }

  function knock(): void {
    const now = clock()
    const hasSlept = now - lastKnockAt > LONGEST_REST
    lastKnockAt = now
    // Not every system tells of a sleep; the clock does.
    if (hasSlept) wake()
    else knockIn(every)
    if (!hasSlept && steady() >= quietUntil && mayRun() && machine.isOnline()) {
      sync.start({ by: 'schedule' }).then(learn, error => complain('sync', error))
    }
  }

  function learn({ failures }: SyncSummary): void {
    const hasNoNetwork = failures.some(({ code }) => code === 'offline' || code === 'captivePortal')
    rest = hasNoNetwork ? Math.min(Math.max(rest * 2, MINUTE), LONGEST_REST) : 0
    quietUntil = steady() + rest
  }

  function sleep(): void {
    isAsleep = true
    clearTimeout(timer)
    sync.cancel()
    network.renew()
  }

  /** Connections from before look alive and are not. */
  function wake(): void {
    isAsleep = false
    lastKnockAt = clock()
    quietUntil = 0
    rest = 0
    network.renew()
    knockIn(5 * SECOND + chance() * (WAKE_WITHIN - 5 * SECOND))
  }

  machine.onSuspend(sleep)
  machine.onResume(wake)
  knockIn(START_WITHIN * (0.3 + 0.7 * chance()))
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
