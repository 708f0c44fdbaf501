/**
 * The way in: bookmarks out of a file, whatever wrote it. One that is there already keeps what it has, and takes what it
 * lacks: nothing that the reader wrote is lost on either side, and the same file twice changes nothing.
 */

import type { FeedId, PictureKey } from '../../../shared/contract/ids.ts'
import type {
  ArchivedPicture,
  BookmarkToImport,
  FolderPath,
  ImportedBookmark,
  VersionToImport,
} from '../../records/archive.ts'
import { unpackBody } from '../../records/body.ts'
import { setRead } from '../articles/set-read.ts'
import { indexBookmarks } from '../bookmarks/index-bookmarks.ts'
import { NO_FEED_ADDRESS } from '../bookmarks/keep-page.ts'
import { keptAs, NO_FEED, savedAs } from '../bookmarks/same-page.ts'
import { type BookmarkFields, writeBookmark } from '../bookmarks/write-bookmark.ts'
import type { Identity } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { forgetReadMark } from '../db/read-marks.ts'
import { noteMirrored, raiseRevision } from '../db/revision.ts'
import { removeBookmarkRow } from '../index/search-index.ts'
import { importedPictureKey, pictureKey, registerPictures } from '../pictures/picture-names.ts'
import { keepPicturesOf } from '../pictures/pictures.ts'
import { folderAt } from '../shelf/folders.ts'
import { feedIdsFor } from '../sources/add-feeds.ts'
import { addMarks } from './import-marks.ts'
import { addOtherVersions, addVersions } from './import-versions.ts'

export interface Incoming extends BookmarkToImport {
  /** What of its texts a bookmark that has one already remembers as those of other days. */
  readonly otherTexts: readonly VersionToImport[]
}

export interface Taken extends ImportedBookmark {
  readonly hasText: boolean
}

interface Written extends Taken, Identity {
  readonly pictures: Readonly<Record<string, PictureKey>>
  readonly readAt: number | null
}

/** In one transaction, with all that belongs to them. What each of them became is told in their order. */
export function takeIn(databases: Databases, bookmarks: readonly Incoming[]): Taken[] {
  const { library, cache } = databases
  const { written, revision } = transaction(library, () => {
    const folderOf = foldersIn(library)
    const feedOf = feedsIn(databases, bookmarks)
    const all = bookmarks.map(bookmark => take(databases, bookmark, feedOf(bookmark), folderOf(bookmark.folder)))
    if (bookmarks.some(({ readAt }) => readAt !== null)) forgetReadMark(library)
    return { written: all, revision: raiseRevision(library) }
  })
  transaction(cache, () => {
    for (const each of written) repeatInCache(cache, each)
    noteMirrored(cache, revision)
  })
  indexBookmarks(databases, written)
  return written
}

/** Each path is looked up once. */
function foldersIn(library: WritableDb): (path: FolderPath) => number | null {
  const known = new Map<string, number | null>()
  return path => {
    const key = JSON.stringify(path)
    const id = known.get(key) ?? folderAt(library, path)
    known.set(key, id)
    return id
  }
}

function feedsIn(databases: Databases, bookmarks: readonly Incoming[]): (bookmark: Incoming) => FeedId {
  const addresses = new Set(bookmarks.map(({ feed }) => feed).filter(feed => feed !== NO_FEED_ADDRESS))
  const ids = addresses.size === 0 ? new Map<string, FeedId>() : feedIdsFor(databases, addresses)
  return ({ feed }) => ids.get(feed) ?? NO_FEED
}

function take(databases: Databases, bookmark: Incoming, feedId: FeedId, folderId: number | null): Written {
  const { library } = databases
  const identity = { feed_id: feedId, guid: bookmark.guid }
  const there = findThere(library, identity) ?? findPage(library, feedId, bookmark.address)
  const kept = there ?? insert(databases, bookmark, identity)
  library.command('UPDATE bookmarks SET removed_at = NULL WHERE id = ?').run(kept.id)
  if (!there) addVersions(library, kept.id, bookmark.versions)
  else if (isNamedOnly(library, there)) giveText(databases, there, bookmark)
  else addOtherVersions(library, there.id, bookmark.otherTexts)
  addMarks(library, kept.id, bookmark, folderId)
  addStatus(library, kept, bookmark)
  const pictures = picturesOf(library, kept.id)
  return {
    feed_id: kept.feed_id,
    guid: kept.guid,
    isNew: !there || there.removed_at !== null,
    hasText: !isNamedOnly(library, kept),
    readAt: bookmark.readAt,
    pictures,
    wanted: wantedOf(library, bookmark.pictures, pictures),
  }
}

interface There extends Identity {
  readonly id: number
  readonly removed_at: number | null
}

function findThere(library: ReadableDb, { feed_id, guid }: Identity): There | null {
  const found = library.query<There>(
    'SELECT id, feed_id, guid, removed_at FROM bookmarks WHERE feed_id = ? AND guid = ?',
  )
  return found.get(feed_id, guid) ?? null
}

/** The bookmark of the same page, where one of both was saved by hand. */
function findPage(library: ReadableDb, feedId: FeedId, address: string | null): There | null {
  const place = feedId === NO_FEED ? keptAs(library, address) : savedAs(library, address)
  return place && { id: place.id, feed_id: place.feed_id, guid: place.guid, removed_at: null }
}

function insert(databases: Databases, bookmark: Incoming, identity: Identity): There {
  const pictures = picturesFor(identity, bookmark)
  const id = writeBookmark(databases.library, fieldsOf(bookmark, identity, pictures))
  keepPicturesOf(databases, Object.values(pictures))
  return { ...identity, id, removed_at: null }
}

type Pictures = Readonly<Record<string, PictureKey>>

function fieldsOf(bookmark: Incoming, identity: Identity, pictures: Pictures): BookmarkFields {
  return {
    ...identity,
    feed_url: bookmark.feed,
    url: bookmark.address,
    title: bookmark.title,
    lead: bookmark.lead,
    author: bookmark.author,
    published_at: bookmark.publishedAt,
    language: bookmark.language,
    direction: bookmark.direction,
    base_url: bookmark.base,
    body: bookmark.body,
    picture: bookmark.picture === null ? null : (pictures[bookmark.picture] ?? null),
    pictures: JSON.stringify(pictures),
    source_title: bookmark.newspaper,
    bookmarked_at: bookmark.savedAt,
  }
}

/** A page of which a list gave no more than the name, and whose text nobody has fetched yet. */
function isNamedOnly(library: ReadableDb, { id }: Pick<There, 'id'>): boolean {
  const row = library
    .query<{ body: Uint8Array }>(`SELECT body FROM bookmarks WHERE id = ? AND feed_id = ${NO_FEED} AND lead = ''`)
    .get(id)
  return row !== undefined && unpackBody(row.body).text === ''
}

type OwnFields = Pick<
  BookmarkFields,
  'feed_url' | 'url' | 'title' | 'author' | 'published_at' | 'source_title' | 'bookmarked_at'
>

/** What was known of it by name stays; where its name is its address, nothing was known. */
function giveText(databases: Databases, { id, feed_id, guid }: There, bookmark: Incoming): void {
  const { library, cache } = databases
  if (unpackBody(bookmark.body).text === '') return
  const own = library
    .query<OwnFields>(
      `SELECT feed_url, url, title, coalesce(author, ?) AS author, published_at, source_title, bookmarked_at
       FROM bookmarks WHERE id = ?`,
    )
    .get(bookmark.author, id)
  const pictures = picturesFor({ feed_id, guid }, bookmark)
  const fields = { ...fieldsOf(bookmark, { feed_id, guid }, pictures), ...own }
  writeBookmark(library, { ...fields, title: own?.title === own?.url ? bookmark.title : fields.title })
  keepPicturesOf(databases, Object.values(pictures))
  // Before the new text is there for good: the next start puts into the index what is not in it.
  transaction(cache, () => removeBookmarkRow(cache, id))
}

function picturesFor(identity: Identity, { pictures }: Incoming): Pictures {
  return Object.fromEntries(pictures.map(picture => [picture.address, keyOf(identity, picture)]))
}

function keyOf({ feed_id }: Identity, { address, sha256 }: ArchivedPicture): PictureKey {
  return sha256 === null ? pictureKey(feed_id, address) : importedPictureKey(feed_id, address, sha256)
}

function picturesOf(library: ReadableDb, id: number): Pictures {
  const found = library.query<{ pictures: string }>('SELECT pictures FROM bookmarks WHERE id = ?').get(id)
  return JSON.parse(found?.pictures ?? '{}')
}

function wantedOf(
  library: ReadableDb,
  archived: readonly ArchivedPicture[],
  pictures: Pictures,
): ImportedBookmark['wanted'] {
  const isKept = library.query('SELECT 1 FROM bookmark_pictures WHERE key = ? AND hash IS NOT NULL')
  return archived.flatMap(({ address, sha256, likeness }) => {
    const key = Object.hasOwn(pictures, address) ? pictures[address] : undefined
    return sha256 === null || key === undefined || isKept.get(key) ? [] : [{ key, sha256, likeness }]
  })
}

/** What the reader did with an article here counts for more. */
function addStatus(library: WritableDb, { feed_id, guid }: Identity, { readAt, position }: Incoming): void {
  if (readAt === null && position === null) return
  library
    .command(
      `INSERT INTO statuses (feed_id, guid, read_at, position, revision)
       VALUES (?, ?, ?, ?, (SELECT value + 1 FROM meta WHERE key = 'revision')) ON CONFLICT DO NOTHING`,
    )
    .run(feed_id, guid, readAt, position)
}

function repeatInCache(cache: WritableDb, { feed_id, guid, pictures, readAt }: Written): void {
  registerPictures(cache, feed_id, pictures)
  const article = cache
    .query<{ id: number; read_at: number | null }>('SELECT id, read_at FROM articles WHERE feed_id = ? AND guid = ?')
    .get(feed_id, guid)
  if (!article) return
  cache.command('UPDATE articles SET bookmarked = 1 WHERE id = ?').run(article.id)
  if (article.read_at === null && readAt !== null) setRead(cache, [article.id], readAt)
}
