/** Room that is kept on the disk for what the reader does themselves when nothing else is left: it is given back then. */

import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const NAME = 'reserve'
/** A bookmark of a long article, and the log that it goes through, many times over. */
const BYTES = 2 * 1024 * 1024

/** Where there is no room for it there is none to keep. */
export function keepReserve(folder: string): void {
  const path = join(folder, NAME)
  if (statSync(path, { throwIfNoEntry: false })?.size === BYTES) return
  try {
    const descriptor = openSync(path, 'w')
    try {
      // Not only a length: a file of zeros takes no room on some file systems.
      for (let written = 0; written < BYTES; ) written += writeSync(descriptor, randomBytes(BYTES - written))
    } finally {
      closeSync(descriptor)
    }
  } catch {
    rmSync(path, { force: true })
  }
}

/** Returns whether there was any. It is kept again at the next start. */
export function giveReserve(folder: string): boolean {
  const path = join(folder, NAME)
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return false
  rmSync(path, { force: true })
  return true
}
