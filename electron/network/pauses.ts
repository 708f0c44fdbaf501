/** Hosts that asked to be left alone: in memory for whoever waits for a turn, in the store for the next start. */

import { registrableDomain } from '../../shared/addresses/owner.ts'
import { everyHostOf, pausedUntil } from '../base/hosts.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import { LONGEST_WAIT } from './cache-headers.ts'

export interface HostPause {
  readonly host: string
  readonly until: number
}

export interface Pauses {
  /** Until when a host is to be left alone; null: it may be asked. */
  until(host: string, now: number): Promise<number | null>
  learn(pause: HostPause, now: number): Promise<void>
}

/** Hosts of one domain that pause at once, from which on the whole domain counts as one server. */
const HOSTS_OF_A_DOMAIN = 3

export function createPauses(store: Remote<Pick<Store, 'pausedHosts' | 'pauseHost'>>): Pauses {
  let remembered: Promise<Record<string, number>> | null = null

  function known(now: number): Promise<Record<string, number>> {
    remembered ??= store.pausedHosts(now).catch(error => {
      remembered = null
      throw error
    })
    return remembered
  }

  return {
    until: async (host, now) => leftAloneUntil(host, await known(now), now),
    async learn({ host, until }, now) {
      const pauses = await known(now)
      // The longer of two requested rests counts, whichever came last.
      if ((leftAloneUntil(host, pauses, now) ?? 0) >= until) return
      for (const pause of [{ host, until }, ...pauseOfDomain({ ...pauses, [host]: until }, { host, until }, now)]) {
        pauses[pause.host] = pause.until
        await store.pauseHost(pause.host, pause.until)
      }
    },
  }
}

/** null: the host may be asked. `pauses`: name of a pause (`pausedUntil`) → until when. */
export function leftAloneUntil(host: string, pauses: Readonly<Record<string, number>>, now: number): number | null {
  const until = pausedUntil(host, pauses)
  return isBelievable(until, now) ? until : null
}

/** Nobody is left alone longer than the longest wait: a clock that was set back would make it a wait without end. */
export function isBelievable(until: number, now: number): boolean {
  return until > now && until <= now + LONGEST_WAIT
}

function pauseOfDomain(known: Readonly<Record<string, number>>, { host, until }: HostPause, now: number): HostPause[] {
  const domain = registrableDomain(host)
  const paused = Object.entries(known).filter(
    ([other, rest]) => rest > now && !other.startsWith('*.') && registrableDomain(other) === domain,
  )
  return paused.length >= HOSTS_OF_A_DOMAIN ? [{ host: everyHostOf(host), until }] : []
}
