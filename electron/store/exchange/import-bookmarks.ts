/**
 * Bookmarks out of a file. One that is there already keeps what it has, and takes what it lacks: nothing that the reader
 * wrote is lost on either side, and the same file twice changes nothing.
 */

import { pageIdentity } from '../../../shared/addresses/canonical.ts'
import type { FeedId, PictureKey } from '../../../shared/contract/ids.ts'
import type {
  ArchivedPicture,
  BookmarkToImport,
  FolderPath,
  ImportedBookmark,
  VersionToImport,
  WantedPicture,
} from '../../records/archive.ts'
import { setRead } from '../articles/set-read.ts'
import { NO_FEED } from '../bookmarks/bookmark-copies.ts'
import { indexBookmarks } from '../bookmarks/index-bookmarks.ts'
import { NO_FEED_ADDRESS } from '../bookmarks/keep-page.ts'
import { addBookmark } from '../bookmarks/write-bookmark.ts'
import type { Identity } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { forgetReadMark } from '../db/read-marks.ts'
import { noteMirrored, raiseRevision } from '../db/revision.ts'
import { importedPictureKey, pictureKey, registerPictures } from '../pictures/picture-names.ts'
import { keepPicturesOf } from '../pictures/pictures.ts'
import { folderAt } from '../shelf/folders.ts'
import { feedIdsFor } from '../sources/add-feeds.ts'
import { addMarks } from './import-marks.ts'
import { addOtherVersions, addVersions } from './import-versions.ts'

/** Makes those that are not there. */
export function importFolders(library: WritableDb, paths: readonly FolderPath[]): void {
  for (const path of paths) folderAt(library, path)
}

interface Written extends ImportedBookmark, Identity {
  readonly pictures: Readonly<Record<string, PictureKey>>
  readonly readAt: number | null
}

export function importBookmarks(
  databases: Databases,
  bookmarks: readonly BookmarkToImport[],
  now: number,
): ImportedBookmark[] {
  const { library, cache } = databases
  const folders = new Map(bookmarks.map(({ folder }) => [pathKey(folder), folderAt(library, folder)]))
  const { written, revision } = transaction(library, () => {
    const importing = importInto(databases, bookmarks, now)
    const all = bookmarks.map(bookmark => importing(bookmark, folders.get(pathKey(bookmark.folder)) ?? null))
    forgetReadMark(library)
    return { written: all, revision: raiseRevision(library) }
  })
  transaction(cache, () => {
    for (const each of written) repeatInCache(cache, each)
    noteMirrored(cache, revision)
  })
  indexBookmarks(databases, written)
  return written.map(({ isNew, wanted }) => ({ isNew, wanted }))
}

function pathKey(path: FolderPath): string {
  return JSON.stringify(path)
}

type Import = (bookmark: BookmarkToImport, folderId: number | null) => Written

function importInto(databases: Databases, bookmarks: readonly BookmarkToImport[], now: number): Import {
  const { library } = databases
  const feeds = feedIdsFor(
    databases,
    new Set(bookmarks.map(({ feed }) => feed).filter(feed => feed !== NO_FEED_ADDRESS)),
  )
  const pages = pagesOf(library)

  return (bookmark, folderId) => {
    const feedId = bookmark.feed === NO_FEED_ADDRESS ? NO_FEED : (feeds.get(bookmark.feed) ?? NO_FEED)
    const identity = { feed_id: feedId, guid: bookmark.guid }
    const there = findThere(library, identity) ?? pages.find(feedId, bookmark.address)
    const kept = there ?? insert(databases, bookmark, identity)
    if (!there) pages.note(kept, bookmark.address)
    library.command('UPDATE bookmarks SET removed_at = NULL WHERE id = ?').run(kept.id)
    if (there) addOtherVersions(library, there.id, [...bookmark.versions, ownText(bookmark, now)])
    else addVersions(library, kept.id, bookmark.versions)
    addMarks(library, kept.id, bookmark, folderId)
    addStatus(library, kept, bookmark)
    const pictures = picturesOf(library, kept.id)
    return {
      ...kept,
      isNew: !there || there.removed_at !== null,
      readAt: bookmark.readAt,
      pictures,
      wanted: wantedOf(library, bookmark.pictures, pictures),
    }
  }
}

/** The text in the file may be another one of the same article: both stay. */
function ownText({ body, title, language, direction, base, savedAt }: BookmarkToImport, now: number): VersionToImport {
  return { body, title, language, direction, base, seenFrom: savedAt, seenUntil: now }
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

interface Pages {
  /** The bookmark of the same page, where one of both was saved by hand. */
  find(feedId: FeedId, address: string | null): There | null
  note(place: There, address: string | null): void
}

/** Read once for many bookmarks, and only when one of them asks. */
function pagesOf(library: ReadableDb): Pages {
  const read = (which: string) => {
    const rows = library.query<There & { readonly url: string }>(
      `SELECT id, feed_id, guid, removed_at, url FROM bookmarks WHERE url IS NOT NULL AND removed_at IS NULL AND ${which}`,
    )
    return new Map(rows.all().map(({ url, ...place }) => [pageIdentity(url), place]))
  }
  let saved: Map<string, There> | null = null
  let all: Map<string, There> | null = null
  return {
    find(feedId, address) {
      if (address === null) return null
      if (feedId === NO_FEED) all ??= read('TRUE')
      else saved ??= read(`feed_id = ${NO_FEED}`)
      return (feedId === NO_FEED ? all : saved)?.get(pageIdentity(address)) ?? null
    },
    note(place, address) {
      if (address === null) return
      all?.set(pageIdentity(address), place)
      if (place.feed_id === NO_FEED) saved?.set(pageIdentity(address), place)
    },
  }
}

function insert(databases: Databases, bookmark: BookmarkToImport, identity: Identity): There {
  const { library } = databases
  const pictures = Object.fromEntries(bookmark.pictures.map(picture => [picture.address, keyOf(identity, picture)]))
  addBookmark(library, {
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
  })
  keepPicturesOf(databases, Object.values(pictures))
  const made = findThere(library, identity)
  if (!made) throw new Error('The bookmark was not written.')
  return made
}

function keyOf({ feed_id }: Identity, { address, sha256 }: ArchivedPicture): PictureKey {
  return sha256 === null ? pictureKey(feed_id, address) : importedPictureKey(feed_id, address, sha256)
}

function picturesOf(library: ReadableDb, id: number): Readonly<Record<string, PictureKey>> {
  const found = library.query<{ pictures: string }>('SELECT pictures FROM bookmarks WHERE id = ?').get(id)
  return JSON.parse(found?.pictures ?? '{}')
}

function wantedOf(
  library: ReadableDb,
  archived: readonly ArchivedPicture[],
  pictures: Readonly<Record<string, PictureKey>>,
): WantedPicture[] {
  const isKept = library.query('SELECT 1 FROM bookmark_pictures WHERE key = ? AND hash IS NOT NULL')
  return archived.flatMap(({ address, sha256, likeness }) => {
    const key = Object.hasOwn(pictures, address) ? pictures[address] : undefined
    return sha256 === null || key === undefined || isKept.get(key) ? [] : [{ key, sha256, likeness }]
  })
}

/** What the reader did with an article here counts for more. */
function addStatus(library: WritableDb, { feed_id, guid }: Identity, { readAt, position }: BookmarkToImport): void {
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
