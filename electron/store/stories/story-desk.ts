/**
 * Puts articles into stories, in order of arrival, right behind a sync: lists come first. What they are compared by is in
 * memory, for the articles that something new can still be like; it is built from their traces when the first article
 * comes, and again when rows were changed by anybody else.
 */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { StoryId } from '../../../shared/contract/stories.ts'
import { STORY_WINDOW } from '../../../shared/stories/entry.ts'
import { createGrouping, type Grouping, type Placing } from '../../../shared/stories/grouping.ts'
import type { Placed } from '../../records/story.ts'
import { showsPage } from '../articles/two-texts.ts'
import { type Databases, transaction, type WritableDb } from '../db/database.ts'
import { savedText } from '../index/search-index.ts'
import type { UnindexedTexts } from '../index/unindexed-texts.ts'
import { nextStory, recount, setStory, setWires, storyOf } from './membership.ts'
import { takenApart, wishesFor } from './wishes.ts'

export interface StoryDesk {
  /** Places up to `limit` of the articles that wait. */
  placeWaiting(limit: number): Placed
  /** Finds out anew who repeats whose text in these stories, as far as what they say is remembered. */
  rewire(stories: readonly StoryId[]): void
}

/** A new article, or one with other words, waits for its story. To be called inside a transaction of the cache. */
export function waitForStory(cache: WritableDb, articleId: number): void {
  cache.command('INSERT OR IGNORE INTO unplaced (article_id) VALUES (?)').run(articleId)
}

/** What says no more than a lead is compared as one: texts are held to share whole passages. */
const SHORTEST_TEXT = 350

interface PlacedColumns {
  readonly feed_id: FeedId
  readonly guid: string
  readonly source_id: SourceId
  readonly sort_at: number
  readonly language: string | null
  readonly direction: Direction
  readonly title: string
  readonly lead: string
  readonly is_cut: number
}

export function storyDesk(databases: Databases, unindexed: UnindexedTexts): StoryDesk {
  const { cache } = databases
  let grouping: Grouping | null = null
  let changes = -1

  function ready(): Grouping {
    const now = changesOf(cache)
    if (grouping && changes === now) return grouping
    changes = now
    grouping = createGrouping({ nextStory: () => nextStory(cache) })
    restore(cache, grouping)
    for (const [one, other] of takenApart(databases)) grouping.keepApart(one, other)
    return grouping
  }

  /** Returns how many articles stand elsewhere because of it. */
  function place(group: Grouping, id: number): number {
    const row = cache
      .query<PlacedColumns>(
        `SELECT feed_id, guid, abs(source_id) AS source_id, sort_at, language, direction, title, lead,
           is_cut FROM articles JOIN bodies ON article_id = id WHERE id = ?`,
      )
      .get(id)
    if (!row) return 0
    const text = unindexed.find(id)?.text ?? savedText(cache, id)?.text ?? ''
    cache.command('UPDATE articles SET text_length = ? WHERE id = ?').run(text.length, id)
    const { language, direction, source_id: source, sort_at: at, title, lead } = row
    const before = group.newest
    const isCut = row.is_cut === 1 && !showsPage(cache, id)
    const whole = isCut || text.length < SHORTEST_TEXT ? '' : text
    const article = { id, source, at, language, direction, title, lead, text: whole }
    const wishes = wishesFor(databases, row.feed_id, row.guid)
    const wasPlaced = isPlaced(cache, id) || storyOf(cache, id) !== null
    const placing = wasPlaced ? group.improve(article, wishes) : group.place(article, wishes)
    const changed = placing ? write(group, id, placing) : 0
    keepTrace(cache, group, id, at)
    if (group.newest > before) forgetTraces(cache, group.newest)
    return changed
  }

  function write(group: Grouping, id: number, { story, joined, left, wireOf }: Placing): number {
    const before = storyOf(cache, id)
    const changed = left.length + joined.length + Number(before !== story)
    if (left.length > 0) setStory(cache, left, null)
    if (before !== story) setStory(cache, [id], story)
    if (story !== null && joined.length > 0) setStory(cache, joined, story)
    const isOther = before !== story || left.length > 0
    if (before !== null && isOther) {
      setWires(cache, before, group.wiresIn(before))
      recount(cache, before)
    }
    if (story === null) return changed
    // An article that came before this one may be the copy of it, now that its whole text is known.
    if (before === story || joined.length > 0) setWires(cache, story, group.wiresIn(story))
    else cache.command('UPDATE articles SET wire_of = ? WHERE id = ?').run(wireOf, id)
    recount(cache, story)
    return changed
  }

  /** Where the transaction is taken back, so is what was remembered. */
  function safely<T>(work: () => T): T {
    try {
      return transaction(cache, work)
    } catch (error) {
      grouping = null
      throw error
    }
  }

  return {
    placeWaiting: limit =>
      safely(() => {
        const rows = cache.query<{ article_id: number }>('SELECT article_id FROM unplaced ORDER BY article_id LIMIT ?')
        const ids = rows.all(limit).map(({ article_id }) => article_id)
        const done = cache.command('DELETE FROM unplaced WHERE article_id = ?')
        let changed = 0
        for (const id of ids) {
          changed += place(ready(), id)
          done.run(id)
        }
        const waiting = cache.query<{ count: number }>('SELECT count(*) AS count FROM unplaced').get()?.count ?? 0
        return { waiting, changed }
      }),
    rewire(stories) {
      safely(() => {
        for (const story of stories) {
          const wires = ready().wiresIn(story)
          if (wires.size === 0) continue
          setWires(cache, story, wires)
          recount(cache, story)
        }
      })
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
  }>(
    'SELECT id, abs(source_id) AS source_id, sort_at, story_id, trace FROM story_traces JOIN articles ON id = article_id ORDER BY id',
  )
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
