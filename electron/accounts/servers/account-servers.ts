/** The servers of accounts over the app's own network and parse process. */

import { ExpectedError } from '../../../shared/result.ts'
import type { AccountServers } from './server.ts'

export function accountServers(): AccountServers {
  const none = async () => {
    throw new ExpectedError('notAnAccountServer', 'no adapter yet')
  }
  return {
    probe: none,
    readCertificate: none,
    open: () => {
      throw new Error('no adapter yet')
    },
  }
}
