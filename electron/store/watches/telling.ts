/** Of which articles the reader is told: once for a story, and only while it is news. */

import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { StoryId } from '../../../shared/contract/stories.ts'
import type { Told, WatchId } from '../../../shared/contract/watches.ts'
import { DAY } from '../../../shared/units.ts'
import { hostOf } from '../../base/hosts.ts'
import { shownTitle } from '../articles/articles.ts'
import { type Databases, type ReadableDb, transaction } from '../db/database.ts'
import { visibleSources } from '../sources/sources.ts'
import { storedWatches } from './watches.ts'

/** A newspaper that is new here brings what it printed for weeks. */
const NEWS_FOR = 2 * DAY
/** A story goes quiet long before. */
const REMEMBERED_FOR = 60 * DAY

interface Waiting {
  readonly watch_id: WatchId
  readonly id: number
  readonly feed_id: FeedId
  readonly guid: string
  readonly source_id: SourceId
  readonly story_id: StoryId | null
  readonly sort_at: number
  readonly read_at: number | null
  readonly title: string
  readonly url: string | null
  readonly picture: string | null
}

/** What waits to be told and stands in its story already: of each story one article, of each article one watch. Newest last. */
export function takeTold(databases: Databases, now: number): Told[] {
  const { library, cache } = databases
  const waiting = cache
    .query<Waiting>(
      `SELECT watch_id, id, feed_id, guid, source_id, story_id, sort_at, read_at, title, url, NULL AS picture
       FROM catches INDEXED BY catches_waiting JOIN articles ON id = article_id
       WHERE waits AND id NOT IN (SELECT article_id FROM unplaced) ORDER BY sort_at, id, watch_id`,
    )
    .all()
  if (waiting.length === 0) return []
  const names = visibleSources(library)
  const words = new Map(storedWatches(library).map(watch => [watch.id, watch.words]))
  const isNews = ({ source_id, sort_at, read_at }: Waiting) =>
    names.has(source_id) && read_at === null && sort_at >= now - NEWS_FOR
  const telling = waiting.filter(one => isNews(one) && words.has(one.watch_id) && !wasTold(databases, one))
  transaction(library, () => {
    const note = library.command(
      'INSERT OR IGNORE INTO told_articles (watch_id, feed_id, guid, told_at) VALUES (?, ?, ?, ?)',
    )
    for (const { watch_id, feed_id, guid } of telling) note.run(watch_id, feed_id, guid, now)
    library.command('DELETE FROM told_articles WHERE told_at < ?').run(now - REMEMBERED_FOR)
  })
  transaction(cache, () => {
    const done = cache.command('UPDATE catches SET waits = 0 WHERE article_id = ? AND watch_id = ?')
    for (const { id, watch_id } of waiting) done.run(id, watch_id)
  })
  return oncePerStory(telling).map(one => ({
    ref: `article:${one.id}`,
    words: words.get(one.watch_id) ?? '',
    title: shownTitle(one),
    sourceTitle: names.get(one.source_id) ?? '',
    host: hostOfFeed(library, one.feed_id),
  }))
}

/** Whether the same watch has told of another article of its story, or of this one before the cache was lost. */
function wasTold({ library, cache }: Databases, { watch_id, feed_id, guid, story_id }: Waiting): boolean {
  const told = library.query('SELECT 1 FROM told_articles WHERE feed_id = ? AND guid = ? AND watch_id = ?')
  const members =
    story_id === null
      ? [{ feed_id, guid }]
      : cache
          .query<{ feed_id: FeedId; guid: string }>('SELECT feed_id, guid FROM articles WHERE story_id = ?')
          .all(story_id)
  return members.some(member => told.get(member.feed_id, member.guid, watch_id) !== undefined)
}

function oncePerStory(telling: readonly Waiting[]): Waiting[] {
  const seen = new Set<string>()
  return telling.filter(({ id, story_id }) => {
    const key = story_id === null ? `article ${id}` : `story ${story_id}`
    return !seen.has(key) && seen.add(key)
  })
}

function hostOfFeed(library: ReadableDb, id: FeedId): string {
  const feed = library.query<{ url: string }>('SELECT url FROM feeds WHERE id = ?').get(id)
  return hostOf(feed?.url ?? '')
}
