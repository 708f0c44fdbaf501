/**
 * The SQLite file of another program, which anybody may have made: read only, without anything in it that runs. What it
 * can still do, take for ever, ends with the process. https://sqlite.org/security.html, section 1.1
 */

import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite'
import { ExpectedError } from '../../../shared/result.ts'
import { MIB } from '../../../shared/units.ts'

export type Cell = string | number | bigint | null | Uint8Array
export type ForeignRow = Readonly<Record<string, Cell | undefined>>

export interface ForeignDatabase {
  /** The columns of a table; null: there is none, or it is a view, or computed. */
  columnsOf(table: string): ReadonlySet<string> | null
  /** Row by row. One text is asked for once at a time. */
  rows(sql: string, ...values: readonly string[]): IterableIterator<ForeignRow>
  close(): void
}

const MAGIC = 'SQLite format 3\0'
const LIMITS = { length: 16 * MIB, sqlLength: 100_000, column: 100, exprDepth: 50, compoundSelect: 5, attached: 0 }

export function isDatabase(beginning: Uint8Array): boolean {
  return Buffer.from(beginning.subarray(0, MAGIC.length)).toString('latin1') === MAGIC
}

/** @throws ExpectedError `damagedDatabase` */
export async function openForeign(path: string): Promise<ForeignDatabase> {
  // Whoever only reads feeds does without it.
  const { DatabaseSync } = await import('@photostructure/sqlite')
  let connection: DatabaseSyncInstance | null = null
  try {
    connection = new DatabaseSync(path, { readOnly: true, defensive: true, allowExtension: false, limits: LIMITS })
    connection.exec(`
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      PRAGMA mmap_size = 0;
      PRAGMA query_only = ON;
      PRAGMA cache_size = -8000;
      PRAGMA temp_store = MEMORY;
    `)
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    return databaseOf(connection)
  } catch (error) {
    connection?.close()
    throw inWords(error)
  }
}

function databaseOf(connection: DatabaseSyncInstance): ForeignDatabase {
  const statements = new Map<string, StatementSyncInstance>()
  return {
    columnsOf(table) {
      const found = connection.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table)
      const sql = found?.['sql']
      if (typeof sql !== 'string' || !/^CREATE\s+TABLE\b/i.test(sql)) return null
      const columns = connection.prepare('SELECT name, hidden FROM pragma_table_xinfo(?)').all(table)
      if (columns.some(({ hidden }) => hidden !== 0)) return null
      return new Set(columns.map(({ name }) => String(name)))
    },
    *rows(sql, ...values) {
      const statement = statements.get(sql) ?? connection.prepare(sql)
      statements.set(sql, statement)
      yield* statement.iterate(...values)
    },
    close: () => connection.close(),
  }
}

/** `sqlite3_errstr` of SQLITE_CORRUPT, NOTADB, CANTOPEN, TOOBIG and IOERR: rows that are read one by one come without a code. */
const DAMAGE = /malformed|is not a database|unable to open database file|too big|disk I\/O error/

/** What SQLite says of a file that is not what was once written. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && DAMAGE.test(error.message)
}

export function inWords(error: unknown): unknown {
  return isDamage(error) ? new ExpectedError('damagedDatabase', String(error)) : error
}
