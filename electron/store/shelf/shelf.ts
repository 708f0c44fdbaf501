/** The shelf: bookmarks as they are narrowed and ordered, and how many there are of each kind. */

import { fold } from '../../../shared/arabic/fold.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import {
  type Counted,
  type FolderId,
  SHELF_PAGE,
  type Shelf,
  type ShelfCounts,
  type ShelfEntry,
  type ShelfFilter,
  type ShelfWish,
  type TagId,
} from '../../../shared/contract/shelf.ts'
import { wordsOf } from '../../../shared/search/words.ts'
import type { ShelfOrder } from '../../../shared/settings/settings.ts'
import { MINUTE } from '../../../shared/units.ts'
import { BOOKMARK_COLUMNS, BOOKMARKS, type BookmarkColumns, bookmarkRowOf } from '../bookmarks/bookmark-copies.ts'
import type { ReadableDb } from '../db/database.ts'
import { FOLDER_OF, foldersBelow, listFolders } from './folders.ts'
import { listTags } from './tags.ts'

/** Bookmarks, by their keys, in whose headline or text the words stand. */
export type FindInTexts = (words: string) => ReadonlySet<number>

/** What narrowing and ordering look at. Ten thousand of them take some 50 ms to read: all are looked at every time. */
interface Standing {
  readonly id: number
  readonly title: string
  readonly source: string
  readonly language: string | null
  readonly savedAt: number
  readonly publishedAt: number
  readonly folderId: FolderId | null
  readonly hasNote: boolean
  readonly highlights: number
  readonly tags: readonly TagId[]
}

export function readShelf(library: ReadableDb, findInTexts: FindInTexts, wish: ShelfWish, first: number): Shelf {
  const all = standingIn(library)
  const tests = testsOf(library, findInTexts, wish.filter)
  const shown = all.filter(one => meets(one, tests, null)).toSorted(ORDERS[wish.order])
  return {
    total: shown.length,
    all: all.length,
    entries: entriesOf(library, shown.slice(first, first + SHELF_PAGE)),
    counts: countsOf(library, all, tests),
  }
}

/** Keys of all that stand there, in the order of the shelf. */
export function shelfKeys(library: ReadableDb, findInTexts: FindInTexts, { filter, order }: ShelfWish): number[] {
  const tests = testsOf(library, findInTexts, filter)
  const shown = standingIn(library).filter(one => meets(one, tests, null))
  return shown.toSorted(ORDERS[order]).map(({ id }) => id)
}

function standingIn(library: ReadableDb): Standing[] {
  const tags = tagsByBookmark(library)
  const highlights = highlightsByBookmark(library)
  const rows = library.query<Omit<Standing, 'hasNote' | 'highlights' | 'tags'> & { readonly hasNote: number }>(`
    SELECT bookmarks.id, bookmarks.title, coalesce(sources.title, source_title) AS source, language,
      bookmarked_at AS savedAt, published_at AS publishedAt, ${FOLDER_OF} AS folderId, note IS NOT NULL AS hasNote
    FROM ${BOOKMARKS} WHERE bookmarks.removed_at IS NULL`)
  return rows.all().map(row => ({
    ...row,
    hasNote: row.hasNote === 1,
    highlights: highlights.get(row.id) ?? 0,
    tags: tags.get(row.id) ?? [],
  }))
}

function tagsByBookmark(library: ReadableDb): ReadonlyMap<number, TagId[]> {
  const rows = library.query<{ id: number; tag: TagId }>(
    `SELECT bookmark_id AS id, tag_id AS tag FROM bookmark_tags JOIN tags ON tags.id = tag_id
     WHERE tags.removed_at IS NULL ORDER BY folded`,
  )
  const byBookmark = new Map<number, TagId[]>()
  for (const { id, tag } of rows.all()) {
    const own = byBookmark.get(id)
    if (own) own.push(tag)
    else byBookmark.set(id, [tag])
  }
  return byBookmark
}

export function highlightsByBookmark(library: ReadableDb): ReadonlyMap<number, number> {
  const rows = library.query<{ id: number; count: number }>(
    'SELECT bookmark_id AS id, count(*) AS count FROM highlights WHERE removed_at IS NULL GROUP BY bookmark_id',
  )
  return new Map(rows.all().map(({ id, count }) => [id, count]))
}

const later = (one: Standing, other: Standing) => other.savedAt - one.savedAt || other.id - one.id

/** Folded, the letters of Arabic and of Latin stand in the order of their alphabets; «the» quotation marks do not count. */
const keys = new Map<string, string>()
const MOST_KEYS = 50_000

function keyOf(text: string): string {
  const known = keys.get(text)
  if (known !== undefined) return known
  if (keys.size > MOST_KEYS) keys.clear()
  const key = fold(text).replace(/^[^\p{L}\p{N}]+/u, '')
  keys.set(text, key)
  return key
}

function byLetters(one: string, other: string): number {
  const [a, b] = [keyOf(one), keyOf(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

const ORDERS: Readonly<Record<ShelfOrder, (one: Standing, other: Standing) => number>> = {
  saved: later,
  published: (one, other) => other.publishedAt - one.publishedAt || other.id - one.id,
  title: (one, other) => byLetters(one.title, other.title) || later(one, other),
  source: (one, other) => byLetters(one.source, other.source) || later(one, other),
}

type Facet = 'folder' | 'tags' | 'month' | 'source' | 'note' | 'highlights' | 'words'
type Tests = Readonly<Record<Facet, ((one: Standing) => boolean) | null>>

/** null: nothing is asked of it. */
function testsOf(library: ReadableDb, findInTexts: FindInTexts, filter: ShelfFilter): Tests {
  const { folder, tags, month, source, hasNote, hasHighlights, words } = filter
  const below = typeof folder === 'number' ? foldersBelow(listFolders(library), folder) : null
  const found = words.trim() === '' ? null : withWords(library, findInTexts, words)
  return {
    folder:
      folder === null ? null : one => (one.folderId === null ? folder === 'none' : (below?.has(one.folderId) ?? false)),
    tags: tags.length === 0 ? null : one => tags.every(tag => one.tags.includes(tag)),
    month: month === null ? null : one => monthOf(one.savedAt) === month,
    source: source === null ? null : one => one.source === source,
    note: hasNote ? one => one.hasNote : null,
    highlights: hasHighlights ? one => one.highlights > 0 : null,
    words: found && (one => found.has(one.id)),
  }
}

function meets(one: Standing, tests: Tests, but: Facet | null): boolean {
  for (const facet of Object.keys(tests) as Facet[]) {
    if (facet !== but && tests[facet]?.(one) === false) return false
  }
  return true
}

/** In the text; or all of them among what the reader added, the newspaper's name and the headline. */
function withWords(library: ReadableDb, findInTexts: FindInTexts, words: string): ReadonlySet<number> {
  const wanted = wordsOf(words)
  const found = new Set(findInTexts(words))
  if (wanted.length === 0) return found
  for (const { id, said } of saidOf(library)) {
    const there = fold(said)
    if (wanted.every(word => there.includes(word))) found.add(id)
  }
  return found
}

function saidOf(library: ReadableDb): { readonly id: number; readonly said: string }[] {
  return library
    .query<{ id: number; said: string }>(`
      SELECT id, title || ' ' || source_title || ' ' || coalesce(note, '') || ' ' ||
        coalesce((SELECT group_concat(quote || ' ' || note, ' ') FROM highlights
          WHERE bookmark_id = bookmarks.id AND highlights.removed_at IS NULL), '') || ' ' ||
        coalesce((SELECT group_concat(name, ' ') FROM bookmark_tags JOIN tags ON tags.id = tag_id
          WHERE bookmark_id = bookmarks.id AND tags.removed_at IS NULL), '') AS said
      FROM bookmarks WHERE removed_at IS NULL`)
    .all()
}

const months = new Map<number, string>()
/** By this computer's clock. Wherever that is, a month begins with a quarter of an hour: what is known of it holds for all of it. */
function monthOf(instant: number): string {
  const quarter = Math.floor(instant / (15 * MINUTE))
  const known = months.get(quarter)
  if (known !== undefined) return known
  if (months.size > MOST_KEYS) months.clear()
  const day = new Date(instant)
  const month = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}`
  months.set(quarter, month)
  return month
}

function countsOf(library: ReadableDb, all: readonly Standing[], tests: Tests): ShelfCounts {
  const but = (facet: Facet) => all.filter(one => meets(one, tests, facet))
  const ofFolders = but('folder')
  // A second tag narrows what the first has left.
  const ofTags = all.filter(one => meets(one, tests, null))
  const names = new Map(listTags(library).map(({ id, name }) => [id, name]))
  const ofSources = but('source')
  const languages = new Map(ofSources.map(({ source, language }) => [source, language]))
  return {
    folders: countFolders(library, ofFolders),
    inNoFolder: ofFolders.filter(({ folderId }) => folderId === null).length,
    tags: commonestFirst(ofTags.flatMap(({ tags }) => tags)).flatMap(counted => {
      const name = names.get(counted.key)
      return name === undefined ? [] : [{ ...counted, name }]
    }),
    months: commonestFirst(but('month').map(({ savedAt }) => monthOf(savedAt))).toSorted((a, b) =>
      a.key < b.key ? 1 : -1,
    ),
    sources: commonestFirst(ofSources.map(({ source }) => source)).map(counted => ({
      ...counted,
      language: languages.get(counted.key) ?? null,
    })),
    noted: but('note').filter(({ hasNote }) => hasNote).length,
    highlighted: but('highlights').filter(({ highlights }) => highlights > 0).length,
  }
}

/** Each with what is in the folders in it. */
function countFolders(library: ReadableDb, among: readonly Standing[]): Counted<FolderId>[] {
  const counts = new Map<FolderId, number>()
  for (const { folderId } of among) if (folderId !== null) counts.set(folderId, (counts.get(folderId) ?? 0) + 1)
  const folders = listFolders(library)
  for (const { id, parentId } of folders.toReversed()) {
    if (parentId !== null) counts.set(parentId, (counts.get(parentId) ?? 0) + (counts.get(id) ?? 0))
  }
  return folders.flatMap(({ id }) => {
    const count = counts.get(id) ?? 0
    return count === 0 ? [] : [{ key: id, count }]
  })
}

function commonestFirst<K extends string | number>(keysOfAll: readonly K[]): Counted<K>[] {
  const counts = new Map<K, number>()
  for (const key of keysOfAll) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count)
}

interface EntryColumns extends BookmarkColumns {
  readonly bookmarked_at: number
  readonly folder_id: FolderId | null
  readonly note: string | null
}

function entriesOf(library: ReadableDb, standing: readonly Standing[]): ShelfEntry[] {
  const names = new Map(listTags(library).map(tag => [tag.id, tag]))
  const rows = library.query<EntryColumns>(
    `SELECT ${BOOKMARK_COLUMNS}, bookmarked_at, ${FOLDER_OF} AS folder_id, note FROM ${BOOKMARKS}
     WHERE bookmarks.id IN (SELECT value FROM json_each(?))`,
  )
  const byId = new Map(rows.all(JSON.stringify(standing.map(({ id }) => id))).map(row => [row.id, row]))
  return standing.flatMap(({ id, tags, highlights }) => {
    const row = byId.get(id)
    if (!row) return []
    return [
      {
        row: bookmarkRowOf(library, row),
        savedAt: row.bookmarked_at,
        folderId: row.folder_id,
        tags: tags.flatMap(tag => names.get(tag) ?? []),
        note: firstLine(row.note ?? ''),
        highlights,
      },
    ]
  })
}

const LONGEST_LINE = 200

function firstLine(note: string): string {
  const line = note.split('\n', 1)[0] ?? ''
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line
}

/** Bookmarks of these keys as rows, in their order. */
export function rowsOf(library: ReadableDb, ids: readonly number[]): ReadonlyMap<number, ArticleRow> {
  const rows = library.query<BookmarkColumns>(
    `SELECT ${BOOKMARK_COLUMNS} FROM ${BOOKMARKS} WHERE bookmarks.id IN (SELECT value FROM json_each(?))`,
  )
  return new Map(rows.all(JSON.stringify(ids)).map(row => [row.id, bookmarkRowOf(library, row)]))
}
