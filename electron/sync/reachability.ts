/** Tells a network that is gone from feeds that are broken. */

import type { FailureCode } from '../../shared/result.ts'
import { isConnectivity } from '../network/network-failure.ts'

export interface Reachability {
  /** null: the host answered, whatever it said. */
  report(host: string, code: FailureCode | null): void
  /** After all were tried: nothing could be reached, and enough was tried to say so. */
  isOffline(): boolean
  /** True when the network went away during a sync: trying the rest would only bring an error storm. */
  isHopeless(): boolean
}

/** One dead host says nothing about the network; so many different ones at once do. */
const HOSTS_TO_JUDGE = 3
/** Errors come faster than answers: a few dead hosts at the head of the list must not end the sync. */
const HOSTS_TO_GIVE_UP = 16

export function createReachability(): Reachability {
  const unreachable = new Set<string>()
  let answered = false
  let onlyOffline = true
  return {
    report(host, code) {
      if (code === 'cancelled') return
      if (code === null || !isConnectivity(code)) {
        answered = true
        return
      }
      unreachable.add(host)
      onlyOffline &&= code === 'offline'
    },
    isOffline() {
      if (answered || unreachable.size === 0) return false
      return onlyOffline || unreachable.size >= HOSTS_TO_JUDGE
    },
    isHopeless() {
      return !answered && unreachable.size >= (onlyOffline ? HOSTS_TO_JUDGE : HOSTS_TO_GIVE_UP)
    },
  }
}
