/** Hosts that asked to be left alone, as a sync learns of them: whoever waits for its turn must not ask any more. */

import { everyHostOf, registrableDomain } from '../base/hosts.ts'

export interface HostPause {
  readonly host: string
  readonly until: number
}

/** So many hosts of one domain at once are one server with a limit for all of them. */
const HOSTS_OF_A_DOMAIN = 3

export interface Pauses {
  /** Name of the pause → until when. */
  readonly known: Readonly<Record<string, number>>
  learn(pause: HostPause, now: number): Promise<void>
}

export function createPauses(
  before: Readonly<Record<string, number>>,
  save: (host: string, until: number) => Promise<void>,
): Pauses {
  const known: Record<string, number> = { ...before }
  return {
    known,
    async learn(pause, now) {
      for (const { host, until } of [pause, ...pauseOfDomain({ ...known, [pause.host]: pause.until }, pause, now)]) {
        known[host] = until
        await save(host, until)
      }
    },
  }
}

function pauseOfDomain(known: Readonly<Record<string, number>>, { host, until }: HostPause, now: number): HostPause[] {
  const domain = registrableDomain(host)
  const paused = Object.entries(known).filter(
    ([other, rest]) => rest > now && !other.startsWith('*.') && registrableDomain(other) === domain,
  )
  return paused.length >= HOSTS_OF_A_DOMAIN ? [{ host: everyHostOf(host), until }] : []
}
