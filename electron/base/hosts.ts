/** Hosts by their names. Pure. */

import { registrableDomain } from '../../shared/addresses/owner.ts'

/** The name under which a host is counted, paused and spaced; empty for what is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}

/** Scheme, host and port; empty for what is no address. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : ''
}

/** `nas.local:8080`, `[fd00::1]:80`: what a consent is given to. */
export function hostAndPort(url: string): string {
  if (!URL.canParse(url)) return ''
  const { hostname, port, protocol } = new URL(url)
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
}

/** Until when a host is to be left alone, because it or its whole domain asked; 0: nobody did. By the name of the pause. */
export function pausedUntil(host: string, pauses: Readonly<Record<string, number>>): number {
  if (Object.keys(pauses).length === 0) return 0
  return Math.max(pauses[host] ?? 0, pauses[everyHostOf(host)] ?? 0)
}

/** `*.tumblr.com`: the name of a pause for all hosts of a domain. */
export function everyHostOf(host: string): string {
  return `*.${registrableDomain(host)}`
}
