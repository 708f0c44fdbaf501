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
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { savedText } from '../index/search-index.ts'
import type { UnindexedTexts } from '../index/unindexed-texts.ts'
import { nextStory, recount, setWires } from './membership.ts'
import { hasWishes, takenApart, wishesFor } from './wishes.ts'

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
const SHORTEST_TEXT = 200

interface Waiting {
  readonly id: number
  readonly feed_id: FeedId
  readonly guid: string
  readonly source_id: SourceId
  readonly sort_at: number
  readonly language: string | null
  readonly direction: Direction
  readonly title: string
  readonly lead: string
  readonly is_cut: number
  readonly text_length: number
  readonly story_id: StoryId | null
  readonly is_placed: number
}

/** What one step decided: each row is written once, however often a story was changed. */
interface Step {
  readonly group: Grouping
  readonly hasWishes: boolean
  /** Articles that stand elsewhere now, or where they stood. */
  readonly storyOf: Map<number, StoryId | null>
  readonly touched: Set<StoryId>
  /** How many articles were moved. */
  changed: number
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

  function place(step: Step, row: Waiting): void {
    const { id, language, direction, source_id: source, sort_at: at, title, lead } = row
    const text = unindexed.find(id)?.text ?? savedText(cache, id)?.text ?? ''
    if (text.length !== row.text_length) {
      cache.command('UPDATE articles SET text_length = ? WHERE id = ?').run(text.length, id)
    }
    const isCut = row.is_cut === 1 && !showsPage(cache, id)
    const whole = isCut || text.length < SHORTEST_TEXT ? '' : text
    const article = { id, source, at, language, direction, title, lead, text: whole }
    const wishes = step.hasWishes ? wishesFor(databases, row.feed_id, row.guid) : undefined
    const before = step.storyOf.has(id) ? (step.storyOf.get(id) ?? null) : row.story_id
    const wasPlaced = row.is_placed === 1 || before !== null
    const placing = wasPlaced ? step.group.improve(article, wishes) : step.group.place(article, wishes)
    if (placing) note(step, id, before, placing)
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
        const rows = waitingRows(cache, limit)
        const last = rows.at(-1)
        if (last) {
          const group = ready()
          const before = group.newest
          const step = {
            group,
            hasWishes: hasWishes(databases),
            storyOf: new Map(),
            touched: new Set<StoryId>(),
            changed: 0,
          }
          for (const row of rows) place(step, row)
          writeStep(cache, step)
          keepTraces(cache, group, rows)
          if (group.newest > before) forgetTraces(cache, group.newest)
          cache.command('DELETE FROM unplaced WHERE article_id <= ?').run(last.id)
          return { waiting: countUnplaced(cache), changed: step.changed }
        }
        return { waiting: 0, changed: 0 }
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

function waitingRows(cache: ReadableDb, limit: number): Waiting[] {
  const rows = cache.query<Waiting>(
    `SELECT id, feed_id, guid, abs(source_id) AS source_id, sort_at, language, direction, title, lead, is_cut, text_length, story_id,
       EXISTS (SELECT 1 FROM story_traces WHERE story_traces.article_id = id) AS is_placed
     FROM unplaced JOIN articles ON id = unplaced.article_id JOIN bodies ON bodies.article_id = id
     ORDER BY unplaced.article_id LIMIT ?`,
  )
  return rows.all(limit)
}

function countUnplaced(cache: ReadableDb): number {
  return cache.query<{ count: number }>('SELECT count(*) AS count FROM unplaced').get()?.count ?? 0
}

function note(step: Step, id: number, before: StoryId | null, { story, joined, left }: Placing): void {
  step.changed += left.length + joined.length + Number(before !== story)
  for (const one of left) step.storyOf.set(one, null)
  for (const one of [...joined, id]) if (one !== id || before !== story) step.storyOf.set(one, story)
  // Where it stays in its story with another text, somebody may have become the copy of somebody else.
  for (const one of [before, story]) if (one !== null) step.touched.add(one)
}

function writeStep(cache: WritableDb, { group, storyOf, touched }: Step): void {
  const set = cache.command('UPDATE articles SET story_id = ?, wire_of = NULL WHERE id = ? AND story_id IS NOT ?')
  for (const [id, story] of storyOf) set.run(story, id, story)
  for (const story of touched) {
    setWires(cache, story, group.wiresIn(story))
    recount(cache, story)
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

function keepTraces(cache: WritableDb, grouping: Grouping, rows: readonly Waiting[]): void {
  const keep = cache.command('INSERT OR REPLACE INTO story_traces (article_id, placed_at, trace) VALUES (?, ?, ?)')
  for (const { id, sort_at } of rows) {
    const trace = grouping.traceOf(id)
    if (trace) keep.run(id, sort_at, trace)
  }
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
