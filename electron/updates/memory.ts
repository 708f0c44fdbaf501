/** What is remembered of updates from one start to the next, in a small file of its own in the profile. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, isCount, isInstant, listOf, objectOf, orNull, textUpTo } from '../../shared/checks.ts'
import { complain } from '../base/log.ts'
import { saveFile } from '../base/save-file.ts'
import { isVersion } from './versions.ts'

export interface Memory {
  /** The last announcement that was believed: nothing older counts any more. */
  readonly believed: { readonly version: string; readonly issuedAt: number; readonly expiresAt: number } | null
  readonly revoked: readonly string[]
  readonly lookedAt: number | null
  readonly dismissed: string | null
  /** A version that took the place of another and has not been seen to work yet. */
  readonly trial: Trial | null
  readonly fellBackFrom: string | null
}

export interface Trial {
  readonly version: string
  /** The AppImage, and where the one before it is kept. */
  readonly file: string
  readonly previous: string
  readonly starts: number
}

const NOTHING: Memory = {
  believed: null,
  revoked: [],
  lookedAt: null,
  dismissed: null,
  trial: null,
  fellBackFrom: null,
}

const isPath: Check<string> = textUpTo(4096)
const isMemory = objectOf<Memory>({
  believed: orNull(objectOf({ version: isVersion, issuedAt: isCount, expiresAt: isCount })),
  revoked: listOf(textUpTo(16), 20),
  lookedAt: orNull(isInstant),
  dismissed: orNull(isVersion),
  trial: orNull(objectOf<Trial>({ version: isVersion, file: isPath, previous: isPath, starts: isCount })),
  fellBackFrom: orNull(isVersion),
})

export interface MemoryFile {
  read(): Memory
  /** Resolves once it is on the disk. @throws ExpectedError `diskFull`, `fileNotWritable` */
  change(change: Partial<Memory>): Promise<void>
}

/** A file that is missing or damaged is begun anew: the version that runs is then the oldest that counts. */
export function openMemory(folder: string): MemoryFile {
  const file = join(folder, 'updates.json')
  let memory = read(file)
  let written: Promise<void> = Promise.resolve()
  return {
    read: () => memory,
    change(change) {
      memory = { ...memory, ...change }
      const text = JSON.stringify(memory)
      written = written.catch(() => {}).then(() => saveFile(file, text))
      return written
    },
  }
}

function read(file: string): Memory {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isMemory(value)) return value
    complain('updates', new Error(`${file} is damaged`))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) complain('updates', error)
  }
  return NOTHING
}
