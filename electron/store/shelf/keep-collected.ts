/** Articles of a list that another program wrote, kept as bookmarks: what is there already stays, and gets what it lacks. */

import { pageIdentity } from '../../../shared/addresses/canonical.ts'
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { unpackBody } from '../../records/body.ts'
import type { CollectedPage, KeptCollection, NamedBookmark } from '../../records/collection.ts'
import { keepPage } from '../bookmarks/keep-page.ts'
import { NO_FEED } from '../bookmarks/same-page.ts'
import type { Databases, ReadableDb } from '../db/database.ts'
import { folderAt, putInFolder } from './folders.ts'
import { highlight, readMarks, writeNote } from './marks.ts'
import { tag } from './tags.ts'

/** Each article by itself: what was kept when this ends half-way is kept, and the next time it is known. */
export function keepCollected(databases: Databases, pages: readonly CollectedPage[], now: number): KeptCollection {
  const known = knownAddresses(databases.library)
  let [added, withoutText] = [0, 0]
  for (const collected of pages) {
    const { page, savedAt } = collected
    const there = known.get(pageIdentity(page.guid))
    const ref = there ?? keepPage(databases, page, savedAt === null ? now : Math.min(savedAt, now)).ref
    if (there === undefined) {
      added++
      known.set(pageIdentity(page.guid), ref)
      if (page.text === '') withoutText++
    }
    addMarks(databases, ref, collected, now)
  }
  return { added, known: pages.length - added, withoutText }
}

/** Pages of no newspaper that have an address and no text. */
export function bookmarksWithoutText(library: ReadableDb): NamedBookmark[] {
  const rows = library.query<{ url: string; bookmarked_at: number; body: Uint8Array }>(
    `SELECT url, bookmarked_at, body FROM bookmarks
     WHERE feed_id = ${NO_FEED} AND lead = '' AND url IS NOT NULL AND removed_at IS NULL ORDER BY bookmarked_at DESC`,
  )
  return rows
    .all()
    .filter(({ body }) => unpackBody(body).text === '')
    .map(({ url, bookmarked_at }) => ({ address: url, savedAt: bookmarked_at }))
}

/** Identity of the address → its bookmark. */
function knownAddresses(library: ReadableDb): Map<string, ArticleRef> {
  const rows = library.query<{ id: number; url: string }>(
    'SELECT id, url FROM bookmarks WHERE url IS NOT NULL AND removed_at IS NULL',
  )
  return new Map(rows.all().map(({ id, url }) => [pageIdentity(url), `bookmark:${id}`]))
}

/** What the reader has decided here counts for more than what they decided there. */
function addMarks(databases: Databases, ref: ArticleRef, collected: CollectedPage, now: number): void {
  const { folder, tags, note, highlights } = collected
  const own = readMarks(databases, ref)
  if (own.folderId === null && folder.length > 0) {
    const folderId = unlessNoName(() => folderAt(databases.library, folder))
    if (folderId !== null) putInFolder(databases, [ref], folderId, now)
  }
  for (const name of tags) unlessNoName(() => tag(databases, [ref], name, now))
  if (own.note === '' && note !== '') writeNote(databases, ref, note, now)
  const quotes = new Set(own.highlights.map(({ quote }) => quote))
  for (const { quote, note: said, madeAt } of highlights) {
    if (quotes.has(quote)) continue
    quotes.add(quote)
    unlessNoName(() =>
      highlight(databases, ref, { quote, prefix: '', suffix: '', start: 0 }, { note: said, now: madeAt ?? now }),
    )
  }
}

/** A name of signs that nobody sees is left out, as is a quote of such; the article is kept all the same. */
function unlessNoName<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'badArguments') return null
    throw error
  }
}
