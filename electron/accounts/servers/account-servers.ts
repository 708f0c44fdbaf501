/** The servers of accounts over the app's own network and parse process. */

import type { AccountParts } from '../accounts.ts'

export function accountServers(): Pick<AccountParts, 'probe' | 'open' | 'readCertificate'> {
  throw new Error('to come with the adapters')
}
