/** A fetch against servers on this machine, with limits short enough for a test. */

import { parseAllowance } from '../../electron/network/allowance.ts'
import { ACCEPT_FEED, type Fetched, type FetchRequest, fetchBytes } from '../../electron/network/fetch.ts'
import type { Resolve } from '../../electron/network/guard.ts'
import { FEED_LIMITS } from '../../electron/network/limits.ts'
import { type Network, openNetwork } from '../../electron/network/network.ts'
import { NO_VALIDATORS } from '../../electron/network/validators.ts'
import { ExpectedError } from '../../shared/result.ts'

export const USER_AGENT = 'Warraq/test (+https://warraq.example; contact@warraq.example)'

/** A name server that knows no name; a test must not depend on the machine's own. */
export function noNames(code: 'ENOTFOUND' | 'EAI_AGAIN' = 'ENOTFOUND'): Resolve {
  return hostname => Promise.reject(Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code }))
}

export function networkAllowing(ports: readonly number[], resolve: Resolve = noNames()): Network {
  const allowance = parseAllowance(ports.map(port => `127.0.0.0/8:${port}`).join(','))
  return openNetwork({ allowance, userAgent: USER_AGENT, dialTimeout: 1000, resolve })
}

export function get(network: Network, url: string, change: Partial<FetchRequest> = {}): Promise<Fetched> {
  return fetchBytes(network, {
    url,
    accept: ACCEPT_FEED,
    validators: NO_VALIDATORS,
    limits: FEED_LIMITS,
    signal: new AbortController().signal,
    now: Date.now(),
    ...change,
  })
}

/** The code with which a promise is refused; `none` when it is not. Anything unexpected is thrown on. */
export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work)
    return 'none'
  } catch (error) {
    if (error instanceof ExpectedError) return error.code
    throw error
  }
}
