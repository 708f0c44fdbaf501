// Whom the files of the program are for.
import { chmod, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const EXECUTABLE = /^(?:warraq|chrome-sandbox|chrome_crashpad_handler)$/

/**
 * Lets everybody read the folder and start what starts. The packager's folders are for their owner alone, its files as
 * the archive had them and as the mask of whoever builds has it.
 */
export async function openToAll(folder) {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else await chmod(path, EXECUTABLE.test(entry.name) ? 0o755 : 0o644)
  }
}
