/** All of updating, read from the disk after the first headlines: looks for new versions from then on. */

import { findInstallation, type Surroundings } from './installation.ts'
import { tryProgram } from './programs.ts'
import { trustedFeed } from './trusted-feed.ts'
import { createUpdates, startLooking, type UpdateParts, type Updates } from './updates.ts'

export interface UpdateStart extends Omit<UpdateParts, 'address' | 'keys' | 'installation' | 'tryStart'> {
  readonly around: Surroundings
  /** Of `trustedFeed`. */
  readonly feedEnv: Parameters<typeof trustedFeed>[0]
  /** Asked each time before anybody looks by themselves. */
  mayLook(): boolean
}

export async function startUpdates({ around, feedEnv, mayLook, ...parts }: UpdateStart): Promise<Updates> {
  const updates = createUpdates({
    ...parts,
    ...trustedFeed(feedEnv),
    installation: await findInstallation(around),
    tryStart: tryProgram,
  })
  startLooking(updates, mayLook)
  return updates
}
