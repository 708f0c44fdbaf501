/** The servers of accounts over the app's own network and parse process. */

import { ExpectedError } from '../../../shared/result.ts'
import { hostAndPort } from '../../base/hosts.ts'
import type { Network } from '../../network/network.ts'
import { addressesMeant } from '../../opml/feed-address.ts'
import type { Parser } from '../../parse/service/parser.ts'
import type { Remote } from '../../processes/port.ts'
import type { Store } from '../../records/store.ts'
import { openServer } from './open-server.ts'
import { certificateAt, findServer } from './probe.ts'
import type { AccountServers } from './server.ts'
import type { ServerParts } from './talk.ts'

export interface AccountServersParts {
  readonly network: Network
  readonly parser: Pick<Parser, 'readAccount' | 'readRemotes'>
  readonly store: Remote<Pick<Store, 'hasConsent'>>
  clock(): number
}

export function accountServers({ network, parser, store, clock }: AccountServersParts): AccountServers {
  /** The reader is asked about the host that they typed, with or without TLS. */
  async function partsFor(address: string, pinned: string | null): Promise<ServerParts> {
    const consents = await Promise.all(addressesMeant(address).map(meant => store.hasConsent(hostAndPort(meant))))
    return { network, parser, ownNetwork: consents.includes(true) ? 'allow' : 'ask', pinned, clock }
  }

  return {
    async probe({ address, user, secret, pinned }, signal) {
      const found = await findServer({ address, user, secret }, await partsFor(address, pinned), signal)
      return { credentials: { ...found, user, secret }, name: new URL(found.base).host }
    },
    open: async (credentials, pinned) => openServer(credentials, await partsFor(credentials.base, pinned)),
    async readCertificate(address, signal) {
      const facts = await certificateAt(address, await partsFor(address, null), signal)
      if (facts === null) throw new ExpectedError('notFound', 'everybody vouches for it')
      return facts
    },
  }
}
