/**
 * Puts articles into stories as they arrive. What they are compared by is in memory, for the articles that something new
 * can still be like; it is built from their traces when the first article comes, and again when rows were changed by
 * anybody else.
 */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { StoryId } from '../../../shared/contract/stories.ts'
import { STORY_WINDOW } from '../../../shared/stories/entry.ts'
import { createGrouping, type Grouping, type Placing } from '../../../shared/stories/grouping.ts'
import { unpackBody } from '../../records/body.ts'
import { type Databases, transaction, type WritableDb } from '../db/database.ts'
import type { UnindexedTexts } from '../index/unindexed-texts.ts'
import { nextStory, recount, setStory, setWires, storyOf } from './membership.ts'
import { wishesFor } from './wishes.ts'

/** The words of an article as they are compared. */
export interface PlacedText {
  readonly title: string
  readonly lead: string
  readonly text: string
}

/** Where the words of what was saved go: to the index, and into stories. */
export interface Texts {
  readonly unindexed: UnindexedTexts
  readonly desk: StoryDesk
}

export interface StoryDesk {
  /** A new article, or one with other words. To be called inside a transaction of the cache. */
  place(articleId: number, text: PlacedText): void
  /** Finds out anew who repeats whose text in these stories, as far as what they say is remembered. */
  rewire(stories: readonly StoryId[]): void
  /** A transaction of the cache: where it is taken back, so is what was remembered. */
  transaction<T>(work: () => T): T
}

/** A profile from before there were stories: its newest articles are looked at once. */
const MOST_FROM_BEFORE = 3000

interface PlacedColumns {
  readonly feed_id: FeedId
  readonly guid: string
  readonly source_id: SourceId
  readonly sort_at: number
  readonly language: string | null
  readonly direction: Direction
}

export function storyDesk(databases: Databases): StoryDesk {
  const { cache } = databases
  let grouping: Grouping | null = null
  let changes = -1

  function ready(): Grouping {
    const now = changesOf(cache)
    if (grouping && changes === now) return grouping
    changes = now
    const isFirst = grouping === null && cache.query('SELECT 1 FROM story_traces LIMIT 1').get() === undefined
    grouping = createGrouping({ nextStory: () => nextStory(cache) })
    restore(cache, grouping)
    if (isFirst) for (const [id, text] of fromBefore(cache)) placeIn(grouping, id, text)
    return grouping
  }

  function placeIn(group: Grouping, id: number, { title, lead, text }: PlacedText): void {
    const row = cache
      .query<PlacedColumns>('SELECT feed_id, guid, source_id, sort_at, language, direction FROM articles WHERE id = ?')
      .get(id)
    if (!row) return
    cache.command('UPDATE articles SET text_length = ? WHERE id = ?').run(text.length, id)
    const { language, direction, source_id: source, sort_at: at } = row
    const before = group.newest
    const article = { id, source, at, language, direction, title, lead, text }
    const wishes = wishesFor(databases, row.feed_id, row.guid)
    if (isPlaced(cache, id) || storyOf(cache, id) !== null) {
      const placing = group.improve(article, wishes)
      if (placing) write(group, id, placing)
    } else write(group, id, group.place(article, wishes))
    keepTrace(cache, group, id, at)
    if (group.newest > before) forgetTraces(cache, group.newest)
  }

  function write(group: Grouping, id: number, { story, joined, left, wireOf }: Placing): void {
    const before = storyOf(cache, id)
    if (left.length > 0) setStory(cache, left, null)
    if (before !== story) setStory(cache, [id], story)
    if (story !== null && joined.length > 0) setStory(cache, joined, story)
    const isOther = before !== story || left.length > 0
    if (before !== null && isOther) {
      setWires(cache, before, group.wiresIn(before))
      recount(cache, before)
    }
    if (story === null) return
    // An article that came before this one may be the copy of it, now that its whole text is known.
    if (before === story || joined.length > 0) setWires(cache, story, group.wiresIn(story))
    else cache.command('UPDATE articles SET wire_of = ? WHERE id = ?').run(wireOf, id)
    recount(cache, story)
  }

  return {
    place: (articleId, text) => placeIn(ready(), articleId, text),
    rewire(stories) {
      transaction(cache, () => {
        for (const story of stories) {
          const wires = ready().wiresIn(story)
          if (wires.size === 0) continue
          setWires(cache, story, wires)
          recount(cache, story)
        }
      })
    },
    transaction(work) {
      try {
        return transaction(cache, work)
      } catch (error) {
        grouping = null
        throw error
      }
    },
  }
}

/** Grows with every article that was deleted and with everything that the reader decided. */
export function changesOf(cache: WritableDb): number {
  return cache.query<{ value: number }>("SELECT value FROM meta WHERE key = 'story_changes'").get()?.value ?? 0
}

/** To be called inside a transaction of the cache. */
export function noteChange(cache: WritableDb): void {
  cache.execute("UPDATE meta SET value = value + 1 WHERE key = 'story_changes'")
}

function restore(cache: WritableDb, grouping: Grouping): void {
  const rows = cache.query<{
    id: number
    source_id: number
    sort_at: number
    story_id: number | null
    trace: Uint8Array
  }>('SELECT id, source_id, sort_at, story_id, trace FROM story_traces JOIN articles ON id = article_id ORDER BY id')
  for (const { id, source_id, sort_at, story_id, trace } of rows.all()) {
    grouping.restore(id, source_id, sort_at, story_id, trace)
  }
}

function isPlaced(cache: WritableDb, id: number): boolean {
  return cache.query('SELECT 1 FROM story_traces WHERE article_id = ?').get(id) !== undefined
}

function keepTrace(cache: WritableDb, grouping: Grouping, id: number, at: number): void {
  const trace = grouping.traceOf(id)
  if (!trace) return
  cache
    .command('INSERT OR REPLACE INTO story_traces (article_id, placed_at, trace) VALUES (?, ?, ?)')
    .run(id, at, trace)
}

/** Those of articles that nothing new can be like: they are too old, and so is all of their story. */
function forgetTraces(cache: WritableDb, newest: number): void {
  cache
    .command(
      `DELETE FROM story_traces WHERE placed_at < :oldest AND NOT EXISTS (
         SELECT 1 FROM articles JOIN stories ON stories.id = story_id
         WHERE articles.id = article_id AND stories.newest_at >= :oldest)`,
    )
    .run({ oldest: newest - STORY_WINDOW })
}

/** In order of arrival. */
function fromBefore(cache: WritableDb): [number, PlacedText][] {
  const rows = cache.query<{ id: number; title: string; lead: string; body: Uint8Array }>(`
    SELECT id, title, lead, body FROM (
      SELECT id, title, lead, body FROM articles JOIN bodies ON article_id = id
      WHERE sort_at >= (SELECT max(sort_at) FROM articles) - ${STORY_WINDOW} ORDER BY id DESC LIMIT ${MOST_FROM_BEFORE})
    ORDER BY id`)
  return rows.all().map(({ id, title, lead, body }) => [id, { title, lead, text: unpackBody(body).text }])
}
