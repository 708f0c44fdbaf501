/** A server by its kind. What is the same for all is `AccountServer`. */

import type { AccountKind } from '../../../shared/contract/accounts.ts'
import { openFever } from './fever.ts'
import { openGreader } from './greader.ts'
import { inHalves } from './in-halves.ts'
import { openMiniflux } from './miniflux.ts'
import { openNextcloud } from './nextcloud.ts'
import type { AccountServer, Credentials } from './server.ts'
import type { ServerParts } from './talk.ts'
import { openTtrss } from './ttrss.ts'

const OPENERS: Readonly<Record<AccountKind, (credentials: Credentials, parts: ServerParts) => AccountServer>> = {
  greader: openGreader,
  miniflux: openMiniflux,
  nextcloud: openNextcloud,
  ttrss: openTtrss,
  fever: openFever,
}

/** Nobody is asked before its first call; a login lasts as long as what is opened here. */
export function openServer(credentials: Credentials, parts: ServerParts): AccountServer {
  const server = OPENERS[credentials.kind](credentials, parts)
  return { ...server, contents: (ids, signal) => inHalves(ids, some => server.contents(some, signal)) }
}
