/** Opens both files of a profile, and mends what can be mended: nothing damaged is trusted, nothing damaged is deleted. */

import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Notice } from '../../../shared/contract/app.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { type Databases, openDatabase, type ReadableDb, type WritableDb } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { CACHE_MIGRATIONS } from '../migrations/cache.ts'
import { LIBRARY_MIGRATIONS } from '../migrations/library/library.ts'
import { backUp, listBackups, restoreNewest } from './backup.ts'
import { CACHE, examine, type Finding, type Kind, LIBRARY } from './examine.ts'
import { removeDatabase, setAside, syncFile, syncFolder, temporaryPath } from './files.ts'

export interface OpenOptions {
  readonly now: number
  readonly libraryMigrations: readonly string[]
  readonly cacheMigrations: readonly string[]
}

export interface Opened {
  readonly databases: Databases
  readonly libraryKind: Kind
  readonly notices: readonly Notice[]
}

export const DEFAULT_MIGRATIONS = { libraryMigrations: LIBRARY_MIGRATIONS, cacheMigrations: CACHE_MIGRATIONS }

/** Says that there was a library once, and which: its absence is a loss and not a beginning, and another one is not it. */
const MARKER = 'library.made'
const MARKER_TEXT = 'This folder belongs to Warraq. A library was made in it; if library.db is missing, it was lost.\n'
const IDENTITY = /^Identity: ([0-9a-f-]{36})$/m

/** The check reads about 500 MB in a second: files up to this size are checked at every start. */
const SMALL_CACHE = 16 * 1024 * 1024

export function openDatabases(folder: string, options: OpenOptions): Opened {
  const libraryKind = { ...LIBRARY, migrations: options.libraryMigrations }
  const cacheKind = { ...CACHE, migrations: options.cacheMigrations }
  const library = openLibrary(folder, libraryKind, options.now)
  try {
    const cache = openCache(folder, cacheKind, options.now, hasSources(library.db))
    const databases = { library: library.db, cache: cache.db }
    return { databases, libraryKind, notices: [...library.notices, ...cache.notices] }
  } catch (error) {
    library.db.close()
    throw error
  }
}

interface OpenedFile {
  readonly db: WritableDb
  readonly notices: readonly Notice[]
}

function openLibrary(folder: string, kind: Kind, now: number): OpenedFile {
  const path = join(folder, 'library.db')
  const { db, notices } = soundLibrary(folder, path, kind, now)
  closingOnFailure(db, () => {
    migrate(db, kind.migrations, () => backUp(db, folder, kind, now))
    leaveMarker(folder, identityOf(db) ?? takeIdentity(db))
  })
  return { db, notices }
}

function soundLibrary(folder: string, path: string, kind: Kind, now: number): OpenedFile {
  const found = refuseStranger(
    folder,
    refuseNewer(
      path,
      examine(path, kind, () => true),
    ),
  )
  if (found.kind === 'good') return { db: found.db, notices: [] }
  if (found.kind === 'nothing' && isFirstStart(folder)) {
    // What a first start that was killed left behind.
    removeDatabase(path)
    return { db: openDatabase(path, kind.durability), notices: [] }
  }
  const damagedFile = basename(setAside(path, now) ?? '')
  const backup = restoreNewest(folder, kind)
  const notice: Notice = backup
    ? { kind: 'libraryRestored', backupAt: backup.madeAt, damagedFile }
    : { kind: 'libraryLost', damagedFile }
  return { db: openDatabase(path, kind.durability), notices: [notice] }
}

function isFirstStart(folder: string): boolean {
  return !existsSync(join(folder, MARKER)) && listBackups(folder).length === 0
}

/** A log of another library makes this one that other one, without a word from SQLite. */
function refuseStranger<F extends Finding>(folder: string, found: F): F | Extract<Finding, { kind: 'damaged' }> {
  if (found.kind !== 'good') return found
  const [own, marked] = [identityOf(found.db), markedIdentity(folder)]
  if (own === null || marked === null || own === marked) return found
  found.db.close()
  return { kind: 'damaged', reason: `it is the library ${own}, and ours is ${marked}` }
}

/** null: it is of a version that had none. */
function identityOf(library: ReadableDb): string | null {
  return library.query<{ value: string }>("SELECT value FROM meta WHERE key = 'identity'").get()?.value ?? null
}

function takeIdentity(library: WritableDb): string {
  const identity = randomUUID()
  library.command("INSERT INTO meta (key, value) VALUES ('identity', ?)").run(identity)
  return identity
}

function markedIdentity(folder: string): string | null {
  const path = join(folder, MARKER)
  return existsSync(path) ? (IDENTITY.exec(readFileSync(path, 'utf8'))?.[1] ?? null) : null
}

function leaveMarker(folder: string, identity: string): void {
  if (markedIdentity(folder) === identity) return
  const path = join(folder, MARKER)
  writeFileSync(temporaryPath(path), `${MARKER_TEXT}Identity: ${identity}\n`)
  syncFile(temporaryPath(path))
  renameSync(temporaryPath(path), path)
  syncFolder(folder)
}

function openCache(folder: string, kind: Kind, now: number, wasFilled: boolean): OpenedFile {
  const path = join(folder, 'cache.db')
  const { db, notices } = soundCache(path, kind, now, wasFilled)
  closingOnFailure(db, () => {
    migrate(db, kind.migrations)
    db.execute("UPDATE meta SET value = 0 WHERE key = 'closed'")
  })
  return { db, notices }
}

function soundCache(path: string, kind: Kind, now: number, wasFilled: boolean): OpenedFile {
  const found = refuseNewer(path, examine(path, kind, needsThoroughCheck))
  if (found.kind === 'good') return { db: found.db, notices: [] }
  if (found.kind === 'nothing' && !(found.fileExists && wasFilled)) {
    removeDatabase(path)
    return { db: openDatabase(path, kind.durability), notices: [] }
  }
  const damagedFile = basename(setAside(path, now) ?? '')
  return { db: openDatabase(path, kind.durability), notices: [{ kind: 'cacheRebuilt', damagedFile }] }
}

function hasSources(library: ReadableDb): boolean {
  return library.query('SELECT 1 FROM sources LIMIT 1').get() !== undefined
}

/** A large cache is read from end to end only when the last run did not end well or met damage. */
function needsThoroughCheck(cache: ReadableDb): boolean {
  const closed = cache.query<{ value: number }>("SELECT value FROM meta WHERE key = 'closed'").get()?.value
  const size = cache
    .query<{ size: number }>('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size')
    .get()
  // The newest articles and their bodies are what the first screen reads.
  cache.query('SELECT * FROM articles LEFT JOIN bodies ON article_id = id ORDER BY sort_at DESC LIMIT 100').all()
  return closed !== 1 || (size?.size ?? 0) <= SMALL_CACHE
}

/** After damage was met, the mark of a clean end is withheld and the next start checks everything. */
export function closeDatabases({ library, cache }: Databases, cacheIsSound: boolean): void {
  try {
    if (cacheIsSound) cache.execute("UPDATE meta SET value = 1 WHERE key = 'closed'")
  } finally {
    cache.close()
    library.close()
  }
}

function refuseNewer(path: string, found: Finding): Exclude<Finding, { kind: 'newer' }> {
  if (found.kind !== 'newer') return found
  throw new ExpectedError('newerDatabase', `${path} has version ${found.version}: a newer Warraq wrote it`)
}

function closingOnFailure(db: WritableDb, work: () => void): void {
  try {
    work()
  } catch (error) {
    db.close()
    throw error
  }
}
