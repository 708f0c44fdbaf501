/**
 * A profile that was copied off a disk that can only be read: many systems leave its copies so that nobody may write them.
 * They are ours, and nothing can be kept without writing.
 */

import { accessSync, chmodSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { complain } from '../base/log.ts'

const OWNER_WRITES = 0o200
const OWNER_ENTERS = 0o300

/** Called before anybody opens a file of the profile. One look at one file says whether there is anything to do. */
export function makeWritableAgain(folder: string): void {
  const library = join(folder, 'library.db')
  if (!existsSync(library) || mayWrite(library)) return
  try {
    allow(folder, OWNER_ENTERS)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      // A link may lead anywhere.
      if (entry.isFile()) allow(join(entry.parentPath, entry.name), OWNER_WRITES)
      else if (entry.isDirectory()) allow(join(entry.parentPath, entry.name), OWNER_ENTERS)
    }
  } catch (error) {
    // They are somebody else's: opening them says what is the matter.
    complain('profile that nobody may write', error)
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    // Whatever the reason, writing will say it.
    return false
  }
}

function allow(path: string, rights: number): void {
  const { mode } = statSync(path)
  if ((mode & rights) !== rights) chmodSync(path, mode | rights)
}
