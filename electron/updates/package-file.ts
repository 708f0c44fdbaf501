/** A file on the way to becoming a program: written beside its place, checked as it lies on the disk, never half used. */

import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, lstat, open, rm } from 'node:fs/promises'
import { ExpectedError } from '../../shared/result.ts'
import { writeFailure } from '../base/write-failure.ts'
import type { Sink } from '../network/sink.ts'
import type { PackageFile } from './manifest.ts'

/** A link that somebody laid there is not followed. (Windows knows no such flag, and no such links without rights.) */
const NO_LINK = constants.O_NOFOLLOW ?? 0

/** How much of it an earlier try left; what is longer than it may be is thrown away. */
export async function bytesAt(path: string, { size }: PackageFile): Promise<number> {
  const found = await lstat(path).catch(() => null)
  if (!found) return 0
  if (found.isFile() && found.size <= size) return found.size
  await rm(path, { force: true, recursive: true })
  return 0
}

/** @throws ExpectedError `diskFull`, `folderNotWritable`, and whatever `fetch` throws; what came stays for the next try. */
export async function pourInto(
  path: string,
  have: number,
  fetch: (sink: Sink) => Promise<unknown>,
  onBytes: (count: number) => void,
): Promise<void> {
  try {
    const file = await open(path, constants.O_RDWR | constants.O_CREAT | NO_LINK, 0o600)
    try {
      await fetch(sinkInto(file, have, onBytes))
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    throw writeFailure(error, 'folderNotWritable')
  }
}

function sinkInto(file: FileHandle, have: number, onBytes: (count: number) => void): Sink {
  let at = have
  return {
    have,
    async begin(from) {
      at = from
      await file.truncate(from)
    },
    async write(piece) {
      for (let done = 0; done < piece.length; ) {
        const { bytesWritten } = await file.write(piece, done, piece.length - done, at + done)
        done += bytesWritten
      }
      at += piece.length
      onBytes(at)
    },
  }
}

/**
 * Reads the file as it lies there and compares it with what was signed; one that differs is deleted. `use` works while the
 * file is held open, so what it is given is what was read: another file of that name is noticed.
 * @throws ExpectedError `updateDamaged`
 */
export async function withChecked<T>(
  path: string,
  signed: PackageFile,
  use: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const file = await open(path, constants.O_RDONLY | NO_LINK)
  try {
    if (!(await isSigned(file, signed)) || !(await isStillAt(path, file))) {
      await rm(path, { force: true })
      throw new ExpectedError('updateDamaged', `${path} is not what was signed`)
    }
    return await use(file)
  } finally {
    await file.close()
  }
}

async function isSigned(file: FileHandle, { size, sha512 }: PackageFile): Promise<boolean> {
  if ((await file.stat()).size !== size) return false
  const hash = createHash('sha512')
  for await (const piece of file.createReadStream({ start: 0, autoClose: false })) hash.update(piece)
  return hash.digest('hex') === sha512
}

async function isStillAt(path: string, file: FileHandle): Promise<boolean> {
  const [named, held] = await Promise.all([lstat(path), file.stat()])
  return named.isFile() && named.ino === held.ino && named.dev === held.dev
}
