/** The program that is installed nowhere keeps everything beside itself, on the stick on which it was brought along. */

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** `tools/package/windows/portable.mjs` puts a file of this name beside the program. */
const MARK = 'portable'

/** The profile folder of a portable program; null for an installed one. `program` is the executable's path. */
export function portableFolder(program: string): string | null {
  const folder = dirname(program)
  return existsSync(join(folder, MARK)) ? join(folder, 'data') : null
}
