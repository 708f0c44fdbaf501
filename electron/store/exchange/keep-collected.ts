/** Articles of a list that another program wrote, kept as bookmarks: what is there already stays, and gets what it lacks. */

import { unpackBody } from '../../records/body.ts'
import type { CollectedPage, KeptCollection, NamedBookmark } from '../../records/collection.ts'
import { NO_FEED_ADDRESS } from '../bookmarks/keep-page.ts'
import { NO_FEED } from '../bookmarks/same-page.ts'
import type { Databases, ReadableDb } from '../db/database.ts'
import { type Incoming, takeIn } from './take-in.ts'

/** All of them or none: the next time what was kept is known. */
export function keepCollected(databases: Databases, pages: readonly CollectedPage[], now: number): KeptCollection {
  const taken = takeIn(
    databases,
    pages.map(page => incomingOf(page, now)),
  )
  const added = taken.filter(({ isNew }) => isNew)
  return {
    added: added.length,
    known: taken.length - added.length,
    withoutText: added.filter(({ hasText }) => !hasText).length,
  }
}

function incomingOf({ page, savedAt, ...marks }: CollectedPage, now: number): Incoming {
  // A list may come from a clock that is ahead.
  const at = savedAt === null ? now : Math.min(savedAt, now)
  return {
    feed: NO_FEED_ADDRESS,
    guid: page.guid,
    address: page.url,
    base: page.url,
    newspaper: page.sourceTitle,
    author: page.author,
    title: page.title,
    lead: page.lead,
    language: page.language,
    direction: page.direction,
    body: page.body,
    publishedAt: page.publishedAt ?? at,
    savedAt: at,
    picture: page.picture,
    pictures: page.pictures.map(address => ({ address, sha256: null, likeness: null })),
    readAt: null,
    position: marks.position,
    folder: marks.folder,
    tags: marks.tags,
    note: marks.note,
    notedAt: now,
    highlights: marks.highlights.map(({ quote, note, madeAt }) => {
      return { quote, prefix: '', suffix: '', start: 0, note, madeAt: madeAt ?? now }
    }),
    versions: [],
    otherTexts: [],
  }
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
