/** Backups of `library.db`: made from a living library, checked before they count, and found again when it is damaged. */

import { copyFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type ReadableDb, type WritableDb } from '../db/database.ts'
import { bodiesComplaint, healBodies } from './body-sums.ts'
import { complaint, examine, type Kind } from './examine.ts'
import { removeDatabase, stamp, stampedAt, syncFile, syncFolder, temporaryPath } from './files.ts'

const KEPT_BACKUPS = 7
const BACKUP_NAME = /^library-(\d{4}-\d\d-\d\dT[\d.-]+Z)\.db$/

export interface Backup {
  readonly name: string
  readonly madeAt: number
}

/** Returns the file's name. A copy that is not sound never takes the name of a backup, and no old one goes for it. */
export function backUp(library: WritableDb, folder: string, kind: Kind, now: number): string {
  const backups = join(folder, 'backups')
  const name = `library-${stamp(now)}.db`
  const path = temporaryPath(join(backups, name))
  removeDatabase(path)
  const older = listBackups(folder).map(backup => backup.name)
  healBodies(library, backups, older)
  library.command('VACUUM INTO ?').run(path)
  refuseUnsoundCopy(library, path, kind)
  syncFile(path)
  renameSync(path, join(backups, name))
  syncFolder(backups)
  for (const old of listBackups(folder).slice(KEPT_BACKUPS)) rmSync(join(backups, old.name))
  return name
}

const LIST_NAME = /^newspapers-(\d{4}-\d\d-\d\dT[\d.-]+Z)\.opml$/

/**
 * The list of newspapers beside the backup of the same instant: any reader can read it, and any editor, should nothing
 * else be left. Lists go with their backups.
 */
export function backUpList(folder: string, opml: string, now: number): void {
  const backups = join(folder, 'backups')
  const path = join(backups, `newspapers-${stamp(now)}.opml`)
  writeFileSync(temporaryPath(path), opml)
  syncFile(temporaryPath(path))
  renameSync(temporaryPath(path), path)
  syncFolder(backups)
  const kept = new Set(listBackups(folder).map(({ madeAt }) => madeAt))
  for (const name of readdirSync(backups)) {
    const madeAt = stampedAt(LIST_NAME.exec(name)?.[1] ?? '')
    if (madeAt !== null && !kept.has(madeAt)) rmSync(join(backups, name))
  }
}

function refuseUnsoundCopy(library: ReadableDb, path: string, kind: Kind): void {
  const copy = openDatabase(path, kind.durability)
  try {
    const answer = copy.query<{ integrity_check: string }>('PRAGMA integrity_check(1)').get()?.integrity_check
    const problem = answer === 'ok' ? complaint(copy, kind) : `the check says ${answer}`
    const spoilt = problem ?? bodiesComplaint(copy)
    if (spoilt !== null) throw new Error(`The backup is not sound: ${spoilt}`)
    for (const table of kind.tables) {
      if (countRows(copy, table) !== countRows(library, table)) throw new Error(`The backup lacks rows of ${table}`)
    }
    // One file without companions is what gets renamed.
    copy.execute('PRAGMA journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

function countRows(db: ReadableDb, table: string): number {
  return db.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0
}

/** Newest first. */
export function listBackups(folder: string): Backup[] {
  return readdirSync(join(folder, 'backups'))
    .flatMap(name => {
      const madeAt = stampedAt(BACKUP_NAME.exec(name)?.[1] ?? '')
      return madeAt === null ? [] : [{ name, madeAt }]
    })
    .sort((a, b) => b.madeAt - a.madeAt)
}

/** Puts the newest sound backup in the place of the library and returns it; null when there is none. */
export function restoreNewest(folder: string, kind: Kind): Backup | null {
  return listBackups(folder).find(backup => restore(folder, backup, kind)) ?? null
}

/** Works on a copy: the backup itself is never opened. */
function restore(folder: string, { name }: Backup, kind: Kind): boolean {
  const path = join(folder, 'library.db')
  const copy = temporaryPath(path)
  removeDatabase(copy)
  copyFileSync(join(folder, 'backups', name), copy)
  const found = examine(copy, kind, () => true)
  if (found.kind === 'good') {
    found.db.execute('PRAGMA journal_mode = DELETE')
    found.db.close()
    syncFile(copy)
    renameSync(copy, path)
    syncFolder(folder)
    return true
  }
  removeDatabase(copy)
  return false
}
