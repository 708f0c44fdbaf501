/**
 * The check of a database file before it is trusted. Opening never fails on a damaged file, and a file cut to nothing
 * even passes SQLite's own check; so the header, our mark, the version, the tables and a known row are looked at too.
 */

import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { type Durability, isDamage, openDatabase, type ReadableDb, type WritableDb } from '../db/database.ts'
import { versionOf } from '../db/migrate.ts'

export interface Kind {
  /** What the sentinel row says. */
  readonly name: 'library' | 'cache'
  readonly applicationId: number
  readonly durability: Durability
  readonly migrations: readonly string[]
  /** Tables of the first version: every file has them. */
  readonly tables: readonly string[]
}

export const LIBRARY = {
  name: 'library',
  applicationId: 0x5752514c,
  durability: 'FULL',
  tables: ['meta', 'sections', 'sources', 'feeds', 'statuses', 'bookmarks'],
} as const satisfies Omit<Kind, 'migrations'>

export const CACHE = {
  name: 'cache',
  applicationId: 0x57525143,
  durability: 'NORMAL',
  tables: [
    'meta',
    'known_feeds',
    'articles',
    'bodies',
    'unindexed',
    'search',
    'feed_checks',
    'pictures',
    'article_pictures',
  ],
} as const satisfies Omit<Kind, 'migrations'>

export type Finding =
  /** No file, or one that nothing was ever written to. */
  | { readonly kind: 'nothing'; readonly fileExists: boolean }
  | { readonly kind: 'good'; readonly db: WritableDb }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly reason: string }

const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'
const USER_VERSION_OFFSET = 60

/** Opens the file when it is good. `thorough` decides whether every page is read. A newer file is not touched. */
export function examine(path: string, kind: Kind, thorough: (db: ReadableDb) => boolean): Finding {
  const header = readHeader(path)
  if (header === null) return { kind: 'nothing', fileExists: false }
  if (header.length === 0) return { kind: 'nothing', fileExists: true }
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return { kind: 'damaged', reason: 'not a database' }
  }
  const version = header.readInt32BE(USER_VERSION_OFFSET)
  if (version > kind.migrations.length) return { kind: 'newer', version }
  return examineOpened(path, kind, thorough)
}

function examineOpened(path: string, kind: Kind, thorough: (db: ReadableDb) => boolean): Finding {
  let db: WritableDb | null = null
  try {
    db = openDatabase(path, kind.durability)
    const finding = findingOf(db, kind, thorough)
    if (finding.kind !== 'good') db.close()
    return finding
  } catch (error) {
    db?.close()
    if (!isDamage(error)) throw error
    return { kind: 'damaged', reason: error instanceof Error ? error.message : String(error) }
  }
}

function findingOf(db: WritableDb, kind: Kind, thorough: (db: ReadableDb) => boolean): Finding {
  const version = versionOf(db)
  // The last change may still be in the write-ahead log, where the header's reader did not see it.
  if (version > kind.migrations.length) return { kind: 'newer', version }
  if (version === 0 && tablesOf(db).size === 0) return { kind: 'nothing', fileExists: true }
  const reason = complaint(db, kind) ?? (thorough(db) ? pagesComplaint(db) : null)
  return reason === null ? { kind: 'good', db } : { kind: 'damaged', reason }
}

/** Why this is no sound file of this kind, or null. */
export function complaint(db: ReadableDb, kind: Kind): string | null {
  const mark = db.query<{ application_id: number }>('PRAGMA application_id').get()?.application_id
  if (mark !== kind.applicationId) return `the application id is ${mark}`
  const tables = tablesOf(db)
  const missing = kind.tables.filter(table => !tables.has(table))
  if (missing.length > 0) return `tables are missing: ${missing.join(', ')}`
  const sentinel = db.query<{ value: unknown }>("SELECT value FROM meta WHERE key = 'sentinel'").get()?.value
  return sentinel === kind.name ? null : 'the sentinel is missing'
}

/** Table by table: a check of the whole file also compares the index with itself, which takes six times as long. */
function pagesComplaint(db: ReadableDb): string | null {
  for (const table of tablesOf(db)) {
    if (table === 'search') continue
    const answer = db.query<{ quick_check: string }>(`PRAGMA quick_check('${table}')`).get()?.quick_check
    if (answer !== 'ok') return `${table}: ${answer}`
  }
  return null
}

function tablesOf(db: ReadableDb): ReadonlySet<string> {
  const rows = db.query<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  return new Set(rows.map(({ name }) => name))
}

/** The first bytes of the file; null when there is none. */
function readHeader(path: string): Buffer | null {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return null
  const header = Buffer.alloc(HEADER_BYTES)
  const descriptor = openSync(path, 'r')
  try {
    return header.subarray(0, readSync(descriptor, header))
  } finally {
    closeSync(descriptor)
  }
}
