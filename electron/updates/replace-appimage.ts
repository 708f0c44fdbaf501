/**
 * A new AppImage takes the name of the old one. The name is never without a whole program: the old file gets a second name
 * first, then one rename puts the new one in its place. A power cut leaves one or the other.
 */

import { constants } from 'node:fs'
import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { writeFailure } from '../base/write-failure.ts'

/** Hidden beside it: the same disk, so that it can be renamed. */
export function partOf(appImage: string, name: string): string {
  return join(dirname(appImage), `.${name}.part`)
}

export function previousOf(appImage: string): string {
  return join(dirname(appImage), `.${basename(appImage)}.previous`)
}

/** `next` lies in the same folder and was checked. @throws ExpectedError `diskFull`, `folderNotWritable` */
export async function replaceAppImage(appImage: string, next: string): Promise<void> {
  try {
    await keepPrevious(appImage)
    await rename(next, appImage)
    await syncFolderOf(appImage)
  } catch (error) {
    throw writeFailure(error, 'folderNotWritable')
  }
}

/** The one before takes its name back. False: there is none. */
export async function bringBack(appImage: string): Promise<boolean> {
  const previous = previousOf(appImage)
  if (!(await stat(previous).catch(() => null))?.isFile()) return false
  await rename(previous, appImage)
  await syncFolderOf(appImage)
  return true
}

async function keepPrevious(appImage: string): Promise<void> {
  const previous = previousOf(appImage)
  const draft = `${previous}.draft`
  await rm(draft, { force: true })
  // Sticks with a file system of Windows know no second names.
  await link(appImage, draft).catch(() => copyWhole(appImage, draft))
  // POSIX renames nothing where both are names of one file: an update was cut off just here before.
  await rename(draft, previous)
  await rm(draft, { force: true })
}

async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL)
  const file = await open(to, 'r+')
  await file.sync().finally(() => file.close())
}

/** Where a folder can be opened at all, the rename is on the disk afterwards. */
async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r').catch(() => null)
  await folder?.sync().catch(() => {})
  await folder?.close()
}
