/** What lies in the files of a profile, looked at from outside while the app has them open. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'

/** Rows of one of the profile's databases. */
export function rowsIn<T>(profile: string, file: 'cache.db' | 'library.db', sql: string): T[] {
  const database = new DatabaseSync(join(profile, file), { readOnly: true })
  try {
    return database.prepare(sql).all() as T[]
  } finally {
    database.close()
  }
}

/** Names of all files, whoever wrote them, in which these bytes are. */
export function filesWith(profile: string, bytes: Buffer): string[] {
  return filesIn(profile).filter(name => readIfThere(join(profile, name)).includes(bytes))
}

/** By what the app names them: the hash of what is in them. */
export function pictureFiles(profile: string): string[] {
  const folder = join(profile, 'pictures')
  return existsSync(folder) ? filesIn(folder).map(path => path.slice(path.lastIndexOf('/') + 1)) : []
}

export function readPicture(profile: string, hash: string): Buffer {
  return readFileSync(join(profile, 'pictures', hash.slice(0, 2), hash))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

/** The app goes on working: what was listed may be gone. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
