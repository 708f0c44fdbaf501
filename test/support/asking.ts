/** The polite way out over a network of this machine: nobody rests after a question, unless a test wants that. */

import { type Ask, type AskParts, createAsk } from '../../electron/network/ask.ts'
import { createHostLimiter } from '../../electron/network/host-limiter.ts'
import { CONNECTIONS } from '../../electron/network/limits.ts'

export function askOver(parts: Omit<AskParts, 'limiter' | 'restFor'> & Partial<AskParts>): Ask {
  return createAsk({ limiter: createHostLimiter(CONNECTIONS), restFor: () => 0, ...parts })
}

/** For what is asked without a store: remembers who wants to be left alone, and no bytes. */
export function rememberingPauses(paused: Map<string, number> = new Map()): AskParts['store'] {
  return {
    pausedHosts: async () => Object.fromEntries(paused),
    pauseHost: async (host, until) => void paused.set(host, until),
    noteReceived: async () => {},
  }
}
