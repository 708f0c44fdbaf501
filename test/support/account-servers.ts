/** An adapter over the real network to a server on this machine, with the parser's code but without its process. */

import { openServer } from '../../electron/accounts/servers/open-server.ts'
import type { AccountServer, Credentials } from '../../electron/accounts/servers/server.ts'
import type { ServerParts } from '../../electron/accounts/servers/talk.ts'
import { NOTHING_ALLOWED, parseAllowance } from '../../electron/network/allowance.ts'
import { type Network, openNetwork } from '../../electron/network/network.ts'
import { parseService } from '../../electron/parse/service/parse-service.ts'
import type { PackedRemote, RemoteArticle } from '../../electron/records/account.ts'
import { unpackedRemote } from '../../electron/records/packed-remote.ts'
import type { AccountKind } from '../../shared/contract/accounts.ts'
import type { FakeServer } from './fake-account-server.ts'
import { USER_AGENT } from './fetching.ts'

export interface World {
  readonly parts: ServerParts
  readonly network: Network
  /** Milliseconds since the epoch; may be set. */
  now: number
  [Symbol.asyncDispose](): Promise<void>
}

/** `ports`: of servers on this machine that may be asked; left out: none but by consent. */
export function accountWorld(ports: readonly number[], change: Partial<ServerParts> = {}): World {
  const allowance =
    ports.length === 0 ? NOTHING_ALLOWED : parseAllowance(ports.map(port => `127.0.0.0/8:${port}`).join(','))
  const network = openNetwork({ allowance, userAgent: USER_AGENT, dialTimeout: 2000 })
  const world: World = {
    network,
    now: Date.now(),
    parts: {
      network,
      parser: localParser,
      ownNetwork: 'refuse',
      pinned: null,
      clock: () => world.now,
      ...change,
    },
    [Symbol.asyncDispose]: () => network.close(),
  }
  return world
}

const localParser: ServerParts['parser'] = {
  readAccount: async job => parseService.readAccount(job),
  readRemotes: async job => parseService.readRemotes(job),
}

export function adapterOf(
  world: World,
  kind: AccountKind,
  server: FakeServer,
  change: Partial<Credentials> = {},
): AccountServer {
  const { user, secret } = server
  return openServer({ kind, base: server.base(kind), user, secret, ...change }, world.parts)
}

export function unpacked(packed: PackedRemote): RemoteArticle[] {
  return unpackedRemote(packed)
}

export function soon(): AbortSignal {
  return AbortSignal.timeout(20_000)
}
