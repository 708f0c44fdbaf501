/** The text of an article that the reader would rather see than the one that was found better. */

import type { TextOrigin } from '../../../shared/contract/full-text.ts'
import type { ArticleRef, FeedId } from '../../../shared/contract/ids.ts'
import { unpackBody } from '../../records/body.ts'
import type { PageToFetch } from '../../records/page.ts'
import { otherText, show, shownText, showsPage } from '../articles/two-texts.ts'
import { improveCopy } from '../bookmarks/bookmark-copies.ts'
import { notFound, placeOf } from '../db/article-refs.ts'
import { type Databases, transaction } from '../db/database.ts'
import type { Listeners } from './listeners.ts'

/**
 * Shows that text until the newspaper changes it. Returns null, or the page that has to be fetched first. A bookmark's
 * own copy gains the page's text, and loses nothing for the feed's.
 */
export function chooseText(
  databases: Databases,
  { unindexed, watching }: Listeners,
  ref: ArticleRef,
  origin: TextOrigin,
): PageToFetch | null {
  const { cache } = databases
  const { kind, id } = placeOf(ref)
  const article = cache
    .query<{ feed_id: FeedId; title: string; url: string | null; bookmarked: number }>(
      'SELECT feed_id, title, url, bookmarked FROM articles WHERE id = ?',
    )
    .get(id)
  const shown = shownText(cache, id)
  if (kind !== 'article' || !article || !shown) throw notFound(ref)
  if (showsPage(cache, id) === (origin === 'page')) return null

  const other = otherText(cache, id)
  if (!other) {
    if (article.url === null) throw notFound(ref)
    return { articleId: id, feedId: article.feed_id, url: article.url, sourceTitle: '' }
  }
  const words = { title: article.title, text: unpackBody(other.body).text }
  transaction(cache, () => {
    show(cache, id, article.feed_id, other, shown, null)
    cache.command('UPDATE pages SET is_shown = ? WHERE article_id = ?').run(Number(origin === 'page'), id)
    cache.command('INSERT OR IGNORE INTO unindexed (article_id) VALUES (?)').run(id)
    if (origin === 'page' && article.bookmarked === 1) improveCopy(databases, id, unpackBody(shown.body).text)
    watching.decide(new Map([[id, words]]))
  })
  unindexed.remember(id, words)
  return null
}
