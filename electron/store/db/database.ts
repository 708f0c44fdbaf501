/** One SQLite connection, as the rest of the store sees it. The only file of it that knows which package binds SQLite. */

import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import { ExpectedError } from '../../../shared/result.ts'

export type Value = string | number | null | Uint8Array

/** Values for a statement's question marks, in order, or for all its `:names`. */
export type Values = readonly Value[] | readonly [Readonly<Record<string, Value>>]

/** A statement that only reads. `Row` says what its columns are called; tables are STRICT, so the types hold. */
export interface Query<Row> {
  all(...values: Values): Row[]
  get(...values: Values): Row | undefined
}

/** A statement that changes rows. */
export interface Command {
  /** Returns how many rows changed. */
  run(...values: Values): number
  /** Runs an INSERT into a table with an integer key and returns the key. */
  insert(...values: Values): number
}

export interface ReadableDb {
  query<Row>(sql: string): Query<Row>
  /** All of `work` sees the file as it is at one moment, whatever another connection writes meanwhile. */
  snapshot<T>(work: () => T): T
}

export interface WritableDb extends ReadableDb {
  command(sql: string): Command
  /** Runs a script of several statements. */
  execute(script: string): void
  readonly inTransaction: boolean
  close(): void
}

/** Both files of a profile. Library first: what is written to both is written to it first. */
export interface ReadableDatabases {
  readonly library: ReadableDb
  readonly cache: ReadableDb
}

export interface Databases extends ReadableDatabases {
  readonly library: WritableDb
  readonly cache: WritableDb
}

/** FULL: an acknowledged change survives a power failure. NORMAL: it may be lost, the file stays whole. */
export type Durability = 'FULL' | 'NORMAL'

/** Older versions can corrupt a WAL file when a write and a checkpoint meet (sqlite.org/wal.html#walresetbug). */
const OLDEST_SAFE_SQLITE = [3, 51, 3] as const

export function openDatabase(path: string, durability: Durability): WritableDb {
  const connection = new DatabaseSync(path, { timeout: 5000, defensive: true })
  try {
    refuseUnsafeSqlite(String(connection.prepare('SELECT sqlite_version() AS version').get()?.version))
    connection.exec(`
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      PRAGMA mmap_size = 0;
      PRAGMA foreign_keys = ON;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = ${durability};
      PRAGMA checkpoint_fullfsync = ${durability === 'FULL' ? 'ON' : 'OFF'};
      PRAGMA secure_delete = ${durability === 'FULL' ? 'ON' : 'OFF'};
      PRAGMA journal_size_limit = 67108864;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA cache_size = -16000;
      PRAGMA temp_store = MEMORY;
    `)
  } catch (error) {
    connection.close()
    throw error
  }
  return databaseOf(connection)
}

export interface ReadOnlyDb extends ReadableDb {
  /** Another number after every change that another connection has made. */
  version(): number
  close(): void
}

/** A connection that cannot write, to a file that another connection owns. */
export function openToRead(path: string): ReadOnlyDb {
  const connection = new DatabaseSync(path, { readOnly: true, timeout: 5000, defensive: true })
  connection.exec(`
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA mmap_size = 0;
    PRAGMA query_only = ON;
    PRAGMA cache_size = -8000;
    PRAGMA temp_store = MEMORY;
  `)
  const { query, snapshot, close } = databaseOf(connection)
  return {
    query,
    snapshot,
    version: () => query<{ data_version: number }>('PRAGMA data_version').get()?.data_version ?? 0,
    close,
  }
}

/** Pages that were read stay in the system's memory, from where they come back in no time. */
export function letPagesGo({ library, cache }: ReadableDatabases): void {
  for (const db of [library, cache]) db.query('PRAGMA shrink_memory').all()
}

/** Reads in both files as they are at one moment: what is counted is there when it is read. */
export function atOneMoment<T>({ library, cache }: ReadableDatabases, work: () => T): T {
  return library.snapshot(() => cache.snapshot(work))
}

export function refuseUnsafeSqlite(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [place, wanted] of OLDEST_SAFE_SQLITE.entries()) {
    const part = parts[place] ?? 0
    if (part > wanted) return
    if (part < wanted)
      throw new Error(`SQLite ${version} is too old, ${OLDEST_SAFE_SQLITE.join('.')} is the oldest safe one`)
  }
}

/** All of `work` happens, or nothing of it. */
export function transaction<T>(db: WritableDb, work: () => T): T {
  db.execute('BEGIN IMMEDIATE')
  try {
    const value = work()
    db.execute('COMMIT')
    return value
  } catch (error) {
    // A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the error that matters.
    if (db.inTransaction) db.execute('ROLLBACK')
    throw error
  }
}

/** Statements are prepared once: the store uses few texts, many times. */
function databaseOf(connection: DatabaseSyncInstance): WritableDb {
  const queries = new Map<string, Query<unknown>>()
  const commands = new Map<string, Command>()

  return {
    query: <Row>(sql: string) => {
      const known = queries.get(sql) ?? queryOf(connection.prepare(sql))
      queries.set(sql, known)
      return known as Query<Row>
    },
    command: sql => {
      const known = commands.get(sql) ?? commandOf(connection.prepare(sql))
      commands.set(sql, known)
      return known
    },
    snapshot(work) {
      if (connection.isTransaction) return work()
      connection.exec('BEGIN')
      try {
        return work()
      } finally {
        if (connection.isTransaction) connection.exec('COMMIT')
      }
    },
    execute: script => connection.exec(script),
    get inTransaction() {
      return connection.isTransaction
    },
    close: () => connection.close(),
  }
}

function queryOf(statement: StatementSyncInstance): Query<unknown> {
  return { all: (...values) => statement.all(...values), get: (...values) => statement.get(...values) }
}

function commandOf(statement: StatementSyncInstance): Command {
  // A deletion from the index leaves a row id behind that no JavaScript number can hold.
  statement.setReadBigInts(true)
  return {
    run: (...values) => Number(statement.run(...values).changes),
    insert: (...values) => Number(statement.run(...values).lastInsertRowid),
  }
}

const SQLITE_READONLY = 8
const SQLITE_IOERR = 10
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14
const SQLITE_NOTADB = 26

/** The file is not what was once written. Anything else that SQLite complains about is not a reason to replace it. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB
}

/** Puts what the reader can do something about in our words; everything else stays what it was. */
export function expected(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === SQLITE_FULL || systemCode(error) === 'ENOSPC') return new ExpectedError('diskFull', messageOf(error))
  if (code === SQLITE_IOERR) return new ExpectedError('diskFailed', messageOf(error))
  if (code === SQLITE_READONLY || code === SQLITE_CANTOPEN)
    return new ExpectedError('folderNotWritable', messageOf(error))
  return error
}

/** SQLite's primary result code. */
function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return error.errcode & 0xff
}

function systemCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
