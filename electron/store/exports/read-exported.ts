/** Bookmarks as they are written for other programs: which of them, and what is known of each. */

import { hash } from 'node:crypto'
import type { ExportedShelf } from '../../../shared/contract/exchange.ts'
import type { ArticleRef, PictureKey } from '../../../shared/contract/ids.ts'
import type { FolderId } from '../../../shared/contract/shelf.ts'
import type { Cited } from '../../../shared/exports/citing.ts'
import type { FolderPath } from '../../records/archive.ts'
import { unpackBody } from '../../records/body.ts'
import type { ArticleToExport, ExportContents, PictureFile } from '../../records/exports.ts'
import { readArticle } from '../articles/articles.ts'
import { shownBody } from '../articles/shown-body.ts'
import { BOOKMARK_COLUMNS, BOOKMARKS, type BookmarkColumns, bookmarkRowOf } from '../bookmarks/bookmark-copies.ts'
import { NO_FEED } from '../bookmarks/same-page.ts'
import { notFound, placeOf } from '../db/article-refs.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { folderPaths, isUnpacking } from '../exchange/read-archived.ts'
import type { HiddenPictures } from '../pictures/hidden-pictures.ts'
import { keptByBookmark } from '../pictures/pictures.ts'
import { bookmarkIdOf } from '../shelf/bookmark-for.ts'
import { FOLDER_OF } from '../shelf/folders.ts'
import { highlightsOf } from '../shelf/marks.ts'
import { type FindInTexts, shelfKeys } from '../shelf/shelf.ts'
import { tagsOf } from '../shelf/tags.ts'

export function exportContents(
  databases: ReadableDatabases,
  findInTexts: FindInTexts,
  what: ExportedShelf,
): ExportContents {
  const { library } = databases
  const ids =
    what.kind === 'shelf'
      ? shelfKeys(library, findInTexts, what.wish)
      : what.refs.flatMap(ref => bookmarkIdOf(databases, ref) ?? [])
  return { ids: [...new Set(ids)], folders: [...folderPaths(library).values()] }
}

interface ExportedColumns extends BookmarkColumns {
  readonly author: string | null
  readonly base_url: string | null
  readonly body: Uint8Array
  readonly pictures: string
  readonly bookmarked_at: number
  readonly folder_id: FolderId | null
  readonly note: string | null
  readonly noted_at: number | null
}

/** In the order of the keys. Those that are gone by now are left out; null: its text cannot be unpacked any more. */
export function readExported(
  library: ReadableDb,
  hidden: Pick<HiddenPictures, 'hidingOf'>,
  ids: readonly number[],
): (ArticleToExport | null)[] {
  const folders = folderPaths(library)
  const rows = library.query<ExportedColumns>(
    `SELECT ${BOOKMARK_COLUMNS}, author, base_url, body, pictures, bookmarked_at, ${FOLDER_OF} AS folder_id, note, noted_at
     FROM ${BOOKMARKS} WHERE bookmarks.removed_at IS NULL AND bookmarks.id IN (SELECT value FROM json_each(?))`,
  )
  const byId = new Map(rows.all(JSON.stringify(ids)).map(row => [row.id, row]))
  return ids.flatMap(id => {
    const row = byId.get(id)
    if (!row) return []
    try {
      return [exported(library, hidden, row, folders)]
    } catch (error) {
      if (isUnpacking(error)) return [null]
      throw error
    }
  })
}

function exported(
  library: ReadableDb,
  hidden: Pick<HiddenPictures, 'hidingOf'>,
  row: ExportedColumns,
  folders: ReadonlyMap<FolderId, FolderPath>,
): ArticleToExport {
  const { title, lead, sourceTitle, language, direction, picture } = bookmarkRowOf(library, row)
  const body = unpackBody(row.body)
  const pictures: Readonly<Record<string, PictureKey>> = JSON.parse(row.pictures)
  // Of a page that says nothing of its day, it is the one on which it was saved.
  const isUndated = row.feed_id === NO_FEED && row.published_at === row.bookmarked_at
  return {
    title,
    lead,
    author: row.author,
    source: sourceTitle,
    address: row.url,
    publishedAt: isUndated ? null : row.published_at,
    savedAt: row.bookmarked_at,
    language,
    direction,
    ...shownBody(body),
    text: body.text,
    textSha256: hash('sha256', body.text, 'hex'),
    baseUrl: row.base_url,
    pictures,
    files: filesOf(library, hidden, [...Object.values(pictures), ...(picture === null ? [] : [picture])]),
    picture,
    folder: row.folder_id === null ? [] : (folders.get(row.folder_id) ?? []),
    tags: tagsOf(library, row.id).map(({ name }) => name),
    note: row.note ?? '',
    notedAt: row.noted_at,
    highlights: highlightsOf(library, row.id).map(({ id: _, ...highlight }) => highlight),
  }
}

function filesOf(
  library: ReadableDb,
  hidden: Pick<HiddenPictures, 'hidingOf'>,
  keys: readonly PictureKey[],
): Record<PictureKey, PictureFile> {
  const files = [...new Set(keys)].flatMap((key): (readonly [PictureKey, PictureFile])[] => {
    const kept = keptByBookmark(library, key)
    if (!kept || hidden.hidingOf({ key, kept })) return []
    return [[key, { sha256: kept.hash, type: kept.type }]]
  })
  return Object.fromEntries(files)
}

/** An article as it is cited, bookmarked or not. @throws ExpectedError `notFound` */
export function readCited(
  databases: ReadableDatabases,
  hidden: Pick<HiddenPictures, 'hidingOf'>,
  ref: ArticleRef,
): Cited {
  const id = bookmarkIdOf(databases, ref)
  const [bookmark] = id === null ? [] : readExported(databases.library, hidden, [id])
  if (bookmark) {
    const { title, author, source, address, publishedAt, savedAt, language, direction, textSha256, tags, note } =
      bookmark
    return { title, author, source, address, publishedAt, savedAt, language, direction, textSha256, tags, note }
  }
  const place = placeOf(ref)
  const article = place.kind === 'article' ? readArticle(databases, place.id) : null
  const found = databases.cache
    .query<{ body: Uint8Array }>('SELECT body FROM bodies WHERE article_id = ?')
    .get(place.id)
  if (!article || !found) throw notFound(ref)
  return {
    title: article.title,
    author: article.author,
    source: article.sourceTitle,
    address: article.url,
    publishedAt: article.publishedAt,
    savedAt: null,
    language: article.language,
    direction: article.direction,
    textSha256: hash('sha256', unpackBody(found.body).text, 'hex'),
    tags: [],
    note: '',
  }
}
