/** The files of a profile folder around the databases: their names, what is set aside, and what is on the disk for sure. */

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { ExpectedError } from '../../../shared/result.ts'

/** What SQLite keeps beside a database while it is open or after a crash. They belong to one state of one file. */
const COMPANIONS = ['', '-wal', '-shm', '-journal'] as const
const TEMPORARY = '.temporary'

/** Makes the folder and removes what an interrupted backup or restore left in it. */
export function prepareFolder(folder: string): void {
  const backups = join(folder, 'backups')
  try {
    mkdirSync(backups, { recursive: true })
    // Access rights alone do not tell: a file system can be mounted read-only.
    writeFileSync(temporaryPath(join(folder, 'probe')), '')
    for (const place of [folder, backups]) removeTemporaryFiles(place)
  } catch (error) {
    throw new ExpectedError('folderNotWritable', `${folder}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export function temporaryPath(path: string): string {
  return path + TEMPORARY
}

function removeTemporaryFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.includes(TEMPORARY)) rmSync(join(folder, name), { force: true })
  }
}

/** Renames a damaged file and its companions; returns the new path, which carries the date; null: nothing was there. */
export function setAside(path: string, now: number): string | null {
  if (!COMPANIONS.some(companion => existsSync(path + companion))) return null
  const kept = freeName(path.replace(/\.db$/, `-damaged-${stamp(now)}`))
  for (const companion of COMPANIONS) {
    if (existsSync(path + companion)) renameSync(path + companion, kept + companion)
  }
  syncFolder(dirname(path))
  return kept
}

function freeName(base: string): string {
  for (let attempt = 1; ; attempt++) {
    const path = attempt === 1 ? `${base}.db` : `${base}-${attempt}.db`
    if (!COMPANIONS.some(companion => existsSync(path + companion))) return path
  }
}

export function removeDatabase(path: string): void {
  for (const companion of COMPANIONS) rmSync(path + companion, { force: true })
}

/** An instant as part of a file name on every system: no colons. */
export function stamp(at: number): string {
  return new Date(at).toISOString().replaceAll(':', '-')
}

/** The instant that `stamp` wrote, or null. */
export function stampedAt(text: string): number | null {
  const at = Date.parse(text.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'))
  return Number.isNaN(at) ? null : at
}

/** The content of the file is on the disk when this returns. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The names in the folder are on the disk when this returns. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder for this; its file systems write names in order by themselves.
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
