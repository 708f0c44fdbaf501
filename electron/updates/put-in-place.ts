/** From an announced package to the program in its place: fetched, checked, tried, and only then given the name. */

import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ExpectedError } from '../../shared/result.ts'
import type { Ask } from '../network/ask.ts'
import { PACKAGE_LIMITS } from '../network/limits.ts'
import type { Installation } from './installation.ts'
import type { PackageFile } from './manifest.ts'
import type { MemoryFile } from './memory.ts'
import { bytesAt, pourInto, withChecked } from './package-file.ts'
import { partOf, previousOf, replaceAppImage } from './replace-appimage.ts'

export interface PutParts {
  readonly ask: Pick<Ask, 'fresh'>
  readonly memory: MemoryFile
  /** Of the profile, for what is not installed beside the program. */
  readonly folder: string
  tryStart(program: string): Promise<boolean>
}

export interface Package {
  readonly file: PackageFile
  readonly version: string
  /** Where the announcement was. */
  readonly feed: string
}

const LEFTOVER = /^\.Warraq-[A-Za-z0-9._-]+\.AppImage\.part$/

/** @throws ExpectedError of the network, of the disk, or `updateDamaged` */
export async function fetchPackage(
  { ask }: Pick<PutParts, 'ask'>,
  { file, feed }: Package,
  path: string,
  progress: { readonly signal: AbortSignal; onBytes(count: number): void },
): Promise<void> {
  await sweep(path)
  const have = await bytesAt(path, file)
  progress.onBytes(have)
  const question = {
    url: new URL(file.name, feed).href,
    accept: 'application/octet-stream',
    limits: { ...PACKAGE_LIMITS, bytes: file.size },
    signal: progress.signal,
    paidBy: 'nobody' as const,
    isAwaited: true,
    staysAtOrigin: true,
  }
  try {
    if (have < file.size) await pourInto(path, have, sink => ask.fresh({ ...question, sink }), progress.onBytes)
  } catch (error) {
    // What was cut off is taken up the next time; a disk that is full, or bytes that are too many, are not.
    const isKept = error instanceof ExpectedError && error.code !== 'diskFull' && error.code !== 'tooLarge'
    if (!isKept) await rm(path, { force: true })
    throw error
  }
}

/** Where the package of this version is fetched to. */
export function placeFor(installation: Installation, { folder }: Pick<PutParts, 'folder'>, { name }: PackageFile) {
  return installation.kind === 'appImage' ? partOf(installation.file, name) : join(folder, 'updates', name)
}

/** @throws ExpectedError `updateDamaged`, `updateFailedToStart`, `diskFull`, `folderNotWritable` */
export async function putAppImage(
  { memory, tryStart }: PutParts,
  appImage: string,
  { file, version }: Package,
): Promise<void> {
  const path = partOf(appImage, file.name)
  const { mode } = await stat(appImage)
  await withChecked(path, file, async held => {
    await held.chmod((mode & 0o777) | 0o500)
    if (!(await tryStart(path))) {
      await rm(path, { force: true })
      throw new ExpectedError('updateFailedToStart', `${version} does not start here`)
    }
    await memory.change({
      trial: { version, file: appImage, previous: previousOf(appImage), starts: 0 },
      fellBackFrom: null,
    })
    await replaceAppImage(appImage, path)
  })
}

/** A folder of our own, into which no other account writes. */
export async function prepareFolderFor(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  if (basename(dirname(path)) === 'updates') await chmod(dirname(path), 0o700)
}

/** What earlier tries left of other versions. */
async function sweep(path: string): Promise<void> {
  const folder = dirname(path)
  const isOwn = basename(folder) === 'updates'
  const names = await readdir(folder).catch(() => [])
  const old = names.filter(name => name !== basename(path) && (isOwn || LEFTOVER.test(name)))
  for (const name of old) await rm(join(folder, name), { force: true, recursive: isOwn })
}
