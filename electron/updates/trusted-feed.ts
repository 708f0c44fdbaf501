/** Where new versions are announced, and whose word counts. */

import { UPDATES } from '../base/identity.ts'

export interface TrustedFeed {
  readonly address: string
  readonly keys: readonly string[]
}

/**
 * As the build has it. A development build reads `WARRAQ_UPDATES` (`ADDRESS KEY KEY`), with keys made on the spot; for a
 * packaged one `env` is empty.
 */
export function trustedFeed(env: Readonly<Record<string, string | undefined>>): TrustedFeed {
  const [address, ...keys] = (env['WARRAQ_UPDATES'] ?? '').split(' ')
  return address ? { address, keys } : UPDATES
}
