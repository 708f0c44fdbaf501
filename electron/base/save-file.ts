/** Files and folders that the reader chose a place for: whole under their name, or as it was. */

import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedError } from '../../shared/result.ts'

/** The end of a file that is being written. @throws ExpectedError `diskFull`, `fileNotWritable` */
export type FileEnd = Pick<FileHandle, 'appendFile'>

/** `mode`: who may read it, as Unix writes it. @throws ExpectedError `diskFull`, `fileNotWritable` */
export async function saveFile(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  await saveInPieces(path, file => file.appendFile(content), mode)
}

/**
 * The file takes its name when all is on the disk.
 * @throws ExpectedError `diskFull`, `fileNotWritable`, and whatever `write` throws
 */
export async function saveInPieces<T>(path: string, write: (file: FileEnd) => Promise<T>, mode = 0o666): Promise<T> {
  const half = `${path}.part`
  return whole({ half, path, isFolder: false }, async () => {
    const file = await open(half, 'w', mode).catch(refuse(path))
    try {
      const written = await write({ appendFile: (...piece) => file.appendFile(...piece).catch(refuse(path)) })
      await file.sync().catch(refuse(path))
      return written
    } finally {
      await file.close()
    }
  })
}

export interface NewFolder {
  /** `name` may lie in folders of it that were made before. */
  save(name: string, content: string | Uint8Array): Promise<void>
  makeFolder(name: string): Promise<void>
}

/**
 * A folder that is not there yet, as `saveInPieces`.
 * @throws ExpectedError `diskFull`, `fileNotWritable`, and whatever `write` throws
 */
export async function saveFolder<T>(path: string, write: (folder: NewFolder) => Promise<T>): Promise<T> {
  const half = `${path}.part`
  // What lies there already is somebody's: nothing of it is taken away.
  await mkdir(half).catch(refuse(half))
  return whole({ half, path, isFolder: true }, async () => {
    const written = await write({
      makeFolder: async name => void (await mkdir(join(half, name)).catch(refuse(path))),
      save: (name, content) => writeThrough(join(half, name), content).catch(refuse(path)),
    })
    await syncFolder(half)
    return written
  })
}

interface Half {
  readonly half: string
  /** One that we have made: whoever finds a folder where a file is to be has found somebody's. */
  readonly isFolder: boolean
  readonly path: string
}

async function whole<T>({ half, path, isFolder }: Half, write: () => Promise<T>): Promise<T> {
  try {
    const written = await write()
    await rename(half, path).catch(refuse(path))
    return written
  } catch (error) {
    // What is in the way there may not be ours; the reason that counts is the first.
    await rm(half, { force: true, recursive: isFolder }).catch(() => {})
    throw error
  }
}

async function writeThrough(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Windows opens no folders; there their entries are written with the files. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r').catch(refuse(path))
  try {
    await folder.sync().catch(refuse(path))
  } finally {
    await folder.close()
  }
}

/** Everything that goes wrong with the file itself; anything else is no matter of the disk's. */
function refuse(path: string): (error: unknown) => never {
  return error => {
    const code = error instanceof Error && 'code' in error ? error.code : null
    const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
    throw new ExpectedError(isFull ? 'diskFull' : 'fileNotWritable', `${path}: ${String(error)}`)
  }
}
