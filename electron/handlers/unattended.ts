/** Work that nobody waits for. */

import { complain } from '../base/log.ts'

/** A sync tells its own end, and its failures one by one; only a bug is left to be logged here. */
export function unattended(work: Promise<unknown>): void {
  work.catch(error => complain('unattended', error))
}
