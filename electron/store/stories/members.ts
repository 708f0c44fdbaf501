/** The articles of stories as they can be seen, and which of them speaks for the others. */

import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { StoryId } from '../../../shared/contract/stories.ts'
import type { WatchId } from '../../../shared/contract/watches.ts'
import { DAY } from '../../../shared/units.ts'
import { WATCH_COLUMN } from '../articles/marks.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'

export interface Member {
  readonly id: number
  readonly story_id: StoryId
  readonly source_id: SourceId
  readonly feed_id: FeedId
  readonly guid: string
  readonly sort_at: number
  readonly first_seen_at: number
  readonly read_at: number | null
  readonly bookmarked: number
  readonly wire_of: number | null
  readonly text_length: number
  readonly has_picture: number
  /** The watch that it is marked for. */
  readonly watch_id: WatchId | null
}

/** The columns of a `Member`, of `articles`. */
export const MEMBER_COLUMNS = `
  id, story_id, source_id, feed_id, guid, sort_at, first_seen_at, read_at, bookmarked, wire_of, text_length,
  EXISTS (SELECT 1 FROM article_pictures WHERE article_id = articles.id AND position = 0) AS has_picture,
  ${WATCH_COLUMN}`

/** Of each story its articles of these newspapers, the first report first. */
export function membersOf(
  cache: ReadableDb,
  stories: readonly StoryId[],
  visible: ReadonlyMap<SourceId, unknown>,
): ReadonlyMap<StoryId, readonly Member[]> {
  const rows = cache.query<Member>(
    `SELECT ${MEMBER_COLUMNS} FROM articles WHERE story_id IN (SELECT value FROM json_each(?)) ORDER BY sort_at, id`,
  )
  const found = new Map<StoryId, Member[]>()
  for (const row of rows.all(JSON.stringify(stories))) {
    if (!visible.has(row.source_id)) continue
    const members = found.get(row.story_id)
    if (members) members.push(row)
    else found.set(row.story_id, [row])
  }
  return found
}

/** Newspapers with a text of their own: wire copies count once. At least one. */
export function papersIn(members: readonly Member[]): number {
  const own = members.filter(({ wire_of }) => wire_of === null)
  return Math.max(1, new Set(own.map(({ source_id }) => source_id)).size)
}

/** A text this much shorter than the longest one says as much. */
const AS_FULL = 0.75

/**
 * The one with the fullest text; of several that say as much, that of the newspaper which stands first with the reader, and
 * of one newspaper's the first.
 */
export function bestOf(members: readonly Member[], order: ReadonlyMap<SourceId, number>): Member | undefined {
  const longest = Math.max(0, ...members.map(({ text_length }) => text_length))
  const full = members.filter(({ text_length }) => text_length >= longest * AS_FULL)
  const placeOf = ({ source_id }: Member) => order.get(source_id) ?? Number.MAX_SAFE_INTEGER
  return full.toSorted((a, b) => placeOf(a) - placeOf(b) || a.sort_at - b.sort_at || a.id - b.id)[0]
}

/** Articles that came after the reader had read or bookmarked one of the story, and that were not read since. */
export function grownIn(members: readonly Member[]): Member[] {
  const touched = members.filter(({ read_at, bookmarked }) => read_at !== null || bookmarked === 1)
  if (touched.length === 0) return []
  const last = Math.max(...touched.map(({ read_at, first_seen_at }) => read_at ?? first_seen_at))
  return members.filter(({ read_at, bookmarked, first_seen_at }) => {
    return read_at === null && bookmarked === 0 && first_seen_at > last
  })
}

/** A story that nothing was added to for this long has gone quiet: whoever followed it hears no more of it. */
const QUIET_AFTER = 5 * DAY

export function isFollowed(
  { library }: Pick<ReadableDatabases, 'library'>,
  members: readonly Member[],
  now: number,
): boolean {
  const newest = Math.max(...members.map(({ sort_at }) => sort_at))
  if (newest < now - QUIET_AFTER) return false
  const any = library.query('SELECT 1 FROM followed_stories LIMIT 1').get()
  if (any === undefined) return false
  const followed = library.query('SELECT 1 FROM followed_stories WHERE feed_id = ? AND guid = ?')
  return members.some(({ feed_id, guid }) => followed.get(feed_id, guid) !== undefined)
}

/** The reader's own order of newspapers: by section, and within it. */
export function orderOfSources(library: ReadableDb): ReadonlyMap<SourceId, number> {
  const rows = library.query<{ id: SourceId }>(`
    SELECT sources.id FROM sources LEFT JOIN sections ON sections.id = section_id WHERE removed_at IS NULL
    ORDER BY section_id IS NULL, sections.position, sections.id, sources.position, sources.id`)
  return new Map(rows.all().map(({ id }, place) => [id, place]))
}
