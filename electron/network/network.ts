/** What all fetches share: connections, guard and name. */

import { Agent, type Dispatcher } from 'undici'
import { isOwnNetwork } from './address-ranges.ts'
import type { Allowance } from './allowance.ts'
import { guardedConnector, type Resolve, systemResolve } from './guard.ts'
import { DIAL_TIMEOUT } from './limits.ts'

export interface Network {
  /** What may be reached beyond the public internet, whoever asks. */
  readonly allowance: Allowance
  /** The same for a feed whose host in the own network the reader agreed to. */
  readonly consented: Allowance
  readonly userAgent: string
  /** `withConsent`: over connections of their own, so that nobody else ever gets one that leads into the own network. */
  request(options: Dispatcher.RequestOptions, withConsent: boolean): Promise<Dispatcher.ResponseData>
  /** Drops all connections: after a sleep they look alive and are not. */
  renew(): void
  close(): Promise<void>
}

export interface NetworkOptions {
  readonly allowance: Allowance
  /** `Warraq/0.1.0 (+https://…; contact@…)`: servers can see who asks and whom to write to. */
  readonly userAgent: string
  readonly resolve?: Resolve
  readonly dialTimeout?: number
  /** Certificates of authorities to trust in place of the built-in ones, in PEM. */
  readonly authorities?: readonly string[]
}

interface Agents {
  readonly open: Agent
  readonly consented: Agent
}

export function openNetwork(options: NetworkOptions): Network {
  const { allowance, userAgent } = options
  const consented: Allowance = {
    allows: (address, port) => isOwnNetwork(address) || allowance.allows(address, port),
  }
  const openAgents = (): Agents => ({ open: agent(options, allowance), consented: agent(options, consented) })
  let agents = openAgents()
  const destroy = ({ open, consented }: Agents) => Promise.all([open.destroy(), consented.destroy()])
  return {
    allowance,
    consented,
    userAgent,
    request: (request, withConsent) => (withConsent ? agents.consented : agents.open).request(request),
    renew() {
      const old = agents
      agents = openAgents()
      destroy(old).catch(error => console.error('closing connections:', error))
    },
    close: () => destroy(agents).then(() => {}),
  }
}

function agent(
  { resolve = systemResolve, dialTimeout = DIAL_TIMEOUT, authorities }: NetworkOptions,
  allowance: Allowance,
) {
  return new Agent({
    connect: guardedConnector(allowance, { resolve, dialTimeout, authorities }),
    connections: 2,
    maxHeaderSize: 32 * 1024,
    // Our own deadline covers both, to the millisecond and including a body that drips.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
}
