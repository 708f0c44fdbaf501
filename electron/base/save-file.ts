/** A file that the reader chose a place for: whole, or as it was. */

import { open, rename, rm } from 'node:fs/promises'
import { ExpectedError } from '../../shared/result.ts'

/** `mode`: who may read it, as Unix writes it. @throws ExpectedError `diskFull`, `fileNotWritable` */
export async function saveFile(path: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  const half = `${path}.part`
  try {
    const file = await open(half, 'w', mode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(half, path)
  } catch (error) {
    // What is in the way there may not be ours; the reason that counts is the first.
    await rm(half, { force: true }).catch(() => {})
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw new ExpectedError(isFull ? 'diskFull' : 'fileNotWritable', `${path}: ${String(error)}`)
  }
}
