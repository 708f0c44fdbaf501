/** The files of the picture cache. Each is named by the hash of what is in it, so the same picture is there once. */

import { hash as hashOf, randomUUID } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { KeptPicture, PictureType } from '../records/picture.ts'

export interface OpenedPicture {
  readonly path: string
  readonly type: PictureType
}

/** null when the file is gone: a cache may be emptied by hand. */
export async function openKept(folder: string, kept: KeptPicture): Promise<OpenedPicture | null> {
  const path = pathOf(folder, kept.hash)
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  return isThere ? { path, type: kept.type } : null
}

/** The bytes of a file; null when it is gone, or not what it was. */
export async function readKept(folder: string, hash: string): Promise<Uint8Array | null> {
  const bytes = await readFile(pathOf(folder, hash)).catch(() => null)
  return bytes !== null && hashOf('sha256', bytes, 'hex') === hash ? bytes : null
}

/** Written beside its place and renamed: there is never half a picture under the name. */
export async function writePicture(folder: string, kept: KeptPicture, bytes: Uint8Array): Promise<OpenedPicture> {
  const path = pathOf(folder, kept.hash)
  const unfinished = `${path}.${randomUUID()}.part`
  await mkdir(dirname(path), { recursive: true })
  try {
    await writeFile(unfinished, bytes)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return { path, type: kept.type }
}

export async function removePictures(folder: string, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) await rm(pathOf(folder, hash), { force: true })
}

/** A file that is younger may be named in a moment. */
const SETTLED_AFTER = 60 * 60 * 1000

/** Removes every file that nobody names; returns how many there were. */
export async function sweepPictures(folder: string, named: ReadonlySet<string>, now: number): Promise<number> {
  let swept = 0
  for (const shelf of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, shelf))) {
      const path = join(folder, shelf, name)
      if (named.has(name) || (await isYoung(path, now))) continue
      await rm(path, { force: true })
      swept += 1
    }
  }
  return swept
}

/** Empty where there is no such folder: no picture has come yet. */
function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

/** A file of the future was written under a clock that went wrong; it waits until that day has come. */
async function isYoung(path: string, now: number): Promise<boolean> {
  const changedAt = await stat(path).then(
    found => (found.isFile() ? found.mtimeMs : now),
    () => now,
  )
  return changedAt > now - SETTLED_AFTER
}

function pathOf(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash)
}
