/** The two texts of an article, the feed's and its page's: one is shown, the other is kept beside it. */

import type { FeedId } from '../../../shared/contract/ids.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'
import { replaceArticlePictures } from '../pictures/picture-names.ts'

export interface Text {
  readonly lead: string
  readonly body: Uint8Array
  /** The lead picture or null first. */
  readonly pictures: readonly (string | null)[]
}

/** What the feed gave, whichever of the two is shown. */
export function textOfFeed(cache: ReadableDb, articleId: number): Text | null {
  return showsPage(cache, articleId) ? otherText(cache, articleId) : shownText(cache, articleId)
}

export function otherText(cache: ReadableDb, articleId: number): Text | null {
  const other = cache
    .query<{ lead: string; body: Uint8Array; pictures: string }>(
      'SELECT lead, body, pictures FROM other_texts WHERE article_id = ?',
    )
    .get(articleId)
  return other ? { ...other, pictures: JSON.parse(other.pictures) } : null
}

export function shownText(cache: ReadableDb, articleId: number): Text | null {
  const body = cache
    .query<{ lead: string; body: Uint8Array }>('SELECT lead, body FROM bodies WHERE article_id = ?')
    .get(articleId)
  return body ? { ...body, pictures: picturesListed(cache, articleId) } : null
}

function picturesListed(cache: ReadableDb, articleId: number): (string | null)[] {
  const rows = cache
    .query<{ position: number; url: string }>(
      'SELECT position, url FROM article_pictures JOIN pictures USING (key) WHERE article_id = ? ORDER BY position',
    )
    .all(articleId)
  return rows[0]?.position === 0 ? rows.map(({ url }) => url) : [null, ...rows.map(({ url }) => url)]
}

/** `now` null: both texts were there before, and so were their pictures. */
export function show(
  cache: WritableDb,
  articleId: number,
  feedId: FeedId,
  shown: Text,
  other: Text,
  now: number | null,
): void {
  cache
    .command('INSERT OR REPLACE INTO bodies (article_id, lead, body) VALUES (?, ?, ?)')
    .run(articleId, shown.lead || other.lead, shown.body)
  keepOther(cache, articleId, other)
  const [lead = null] = shown.pictures
  const [otherLead = null] = other.pictures
  const pictures = shown.pictures.filter(url => url !== null)
  replaceArticlePictures(cache, articleId, { feedId, picture: lead ?? otherLead, pictures }, now)
}

export function keepOther(cache: WritableDb, articleId: number, { lead, body, pictures }: Text): void {
  cache
    .command('INSERT OR REPLACE INTO other_texts (article_id, lead, body, pictures) VALUES (?, ?, ?, ?)')
    .run(articleId, lead, body, JSON.stringify(pictures))
}

export function showsPage(cache: ReadableDb, articleId: number): boolean {
  return cache.query('SELECT 1 FROM pages WHERE article_id = ? AND is_shown').get(articleId) !== undefined
}
