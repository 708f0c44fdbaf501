/** Lists as tables (RFC 4180): what Pocket, Instapaper, Readwise Reader and Readwise export. */

import { parse } from 'csv-parse/sync'
import type { CollectionKind } from '../../records/collection.ts'
import { type Collected, type Collection, collectionOf, instantOf } from './collection.ts'

type Row = Readonly<Record<string, string>>

interface Table {
  readonly kind: CollectionKind
  /** Columns by which it is known, in lower case. */
  readonly columns: readonly string[]
  read(row: Row): Collected | null
}

const TABLES: readonly Table[] = [
  {
    kind: 'pocket',
    columns: ['url', 'title', 'time_added', 'tags'],
    read: row => ({ ...named(row), tags: split(row.tags, '|'), savedAt: instantOf(row.time_added) }),
  },
  {
    kind: 'instapaper',
    columns: ['url', 'title', 'selection', 'folder'],
    read: row => ({
      ...named(row),
      note: row.selection ?? '',
      folder: COMMON.has(row.folder ?? '') ? [] : [row.folder ?? ''],
      tags: listed(row.tags),
      savedAt: instantOf(row.timestamp),
    }),
  },
  {
    kind: 'readwise',
    columns: ['title', 'url', 'document tags', 'saved date'],
    read: row => ({
      ...named(row),
      tags: listed(row['document tags']),
      savedAt: instantOf(row['saved date']),
      position: Number(row['reading progress'] ?? ''),
    }),
  },
  {
    kind: 'readwise',
    columns: ['highlight', 'book title', 'note'],
    read: row =>
      row.url
        ? {
            url: row.url,
            title: row['book title'] ?? '',
            author: row['book author'] ?? null,
            tags: [...listed(row['document tags']), ...listed(row['tags'])],
            highlights: [
              { quote: row.highlight ?? '', note: row.note ?? '', madeAt: instantOf(row['highlighted at']) },
            ],
          }
        : null,
  },
]

/** Folders that Instapaper itself has. */
const COMMON = new Set(['', 'Unread', 'Archive', 'Starred'])

/** null: it is no table that we know. */
export function readTable(text: string): Collection | null {
  const rows = rowsOf(text)
  const [first] = rows
  const table = first && TABLES.find(({ columns }) => columns.every(column => column in first))
  return table ? collectionOf(table.kind, rows.map(table.read)) : null
}

/** By the names of their columns in lower case. */
function rowsOf(text: string): Row[] {
  try {
    return parse(text, {
      bom: true,
      columns: (names: string[]) => names.map(name => name.trim().toLowerCase()),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
  } catch {
    // No table at all.
    return []
  }
}

function named({ url = '', title = '' }: Row): { readonly url: string; readonly title: string } {
  return { url, title: title === url ? '' : title }
}

function split(text: string | undefined, at: string): string[] {
  return (text ?? '').split(at)
}

/** `a,b`, `["a","b"]` and `['a', 'b']`. */
function listed(text: string | undefined): string[] {
  const inside = /^\s*\[(.*)\]\s*$/s.exec(text ?? '')?.[1] ?? text
  return split(inside, ',').map(name => name.trim().replace(/^(["'])(.*)\1$/s, '$2'))
}
