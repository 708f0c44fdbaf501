/**
 * A story is one row of its list: it stands where the newest of its articles stands, with the headline of the best. The rows
 * of its other articles keep their places and their numbers, and are not drawn.
 */

import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { StoryId } from '../../../shared/contract/stories.ts'
import { ROW_COLUMNS, type RowColumns, rowOf } from '../articles/articles.ts'
import { wordsOfWatch } from '../articles/marks.ts'
import type { ReadableDatabases, Value } from '../db/database.ts'
import { visibleSources } from '../sources/sources.ts'
import { bestOf, type Member, membersOf, orderOfSources } from '../stories/members.ts'
import { rowStoryOf } from '../stories/row-stories.ts'

/** Which articles a list holds. */
export interface Listed {
  readonly where: string
  readonly values: Readonly<Record<string, Value>>
  /** False: every article has a row of its own, as in the list of a single newspaper. */
  readonly folds: boolean
}

/** The rows of these articles, in the order of the list. */
export function foldedRows(
  databases: ReadableDatabases,
  ids: readonly number[],
  listed: Listed,
  now: number,
): ArticleRow[] {
  const names = visibleSources(databases.library)
  const columns = columnsOf(databases, ids)
  const stories = [...new Set(columns.flatMap(({ story_id }) => story_id ?? []))]
  const plain = columns.map(row => rowOf(databases, row, names))
  if (stories.length === 0) return plain
  const members = membersOf(databases.cache, stories, names)
  const order = orderOfSources(databases.library)
  const inList = listed.folds ? idsIn(databases, stories, listed) : null
  const folds = new Map(
    [...members].map(([story, all]) => [
      story,
      foldOf(
        all.filter(({ id }) => inList?.has(id) ?? true),
        order,
      ),
    ]),
  )
  const bests = rowsById(
    databases,
    [...folds.values()].flatMap(fold => (fold ? [fold.best.id, fold.newest.id] : [])),
    names,
  )
  return columns.map((row, place) => {
    const own = plain[place] as ArticleRow
    const all = row.story_id === null ? undefined : members.get(row.story_id)
    const fold = row.story_id === null ? undefined : folds.get(row.story_id)
    const self = all?.find(({ id }) => id === row.id)
    if (!all || all.length < 2 || !self) return own
    if (!listed.folds) return { ...own, story: rowStoryOf(databases, all, self, names, now) }
    if (!fold) return own
    const story = rowStoryOf(databases, all, fold.best, names, now)
    if (row.id === fold.newest.id) {
      const best = bests.get(fold.best.id) ?? own
      const picture = best.picture ?? own.picture
      const marked = all.find(({ watch_id }) => watch_id !== null)
      const watchedFor = best.watchedFor ?? wordsOfWatch(databases.library, marked?.watch_id ?? null)
      return { ...best, picture, watchedFor, publishedAt: own.publishedAt, read: best.read && story.grown === 0, story }
    }
    // The best headline is drawn in the place of the newest: each article has one row all the same.
    const other = row.id === fold.best.id ? bests.get(fold.newest.id) : undefined
    return { ...(other ?? own), story: { ...story, leads: false } }
  })
}

/** The instant and the article at which the row of this article's story stands in the list. */
export function placeInList(
  databases: ReadableDatabases,
  id: number,
  listed: Listed,
): { readonly sort_at: number; readonly id: number } | null {
  const row = databases.cache
    .query<{ id: number; sort_at: number; story_id: StoryId | null }>(
      'SELECT id, sort_at, story_id FROM articles WHERE id = ?',
    )
    .get(id)
  if (!row || row.story_id === null || !listed.folds) return row ?? null
  const newest = databases.cache.query<{ id: number; sort_at: number }>(
    `SELECT id, sort_at FROM articles INDEXED BY articles_by_story WHERE story_id = :story AND ${listed.where}
     ORDER BY sort_at DESC, id DESC LIMIT 1`,
  )
  return newest.get({ ...listed.values, story: row.story_id }) ?? row
}

interface Fold {
  readonly newest: Member
  readonly best: Member
}

function foldOf(members: readonly Member[], order: ReturnType<typeof orderOfSources>): Fold | null {
  const newest = members.at(-1)
  const best = bestOf(members, order)
  return newest && best ? { newest, best } : null
}

function idsIn(
  { cache }: ReadableDatabases,
  stories: readonly StoryId[],
  { where, values }: Listed,
): ReadonlySet<number> {
  const rows = cache.query<{ id: number }>(
    `SELECT id FROM articles INDEXED BY articles_by_story
     WHERE story_id IN (SELECT value FROM json_each(:stories)) AND ${where}`,
  )
  return new Set(rows.all({ ...values, stories: JSON.stringify(stories) }).map(({ id }) => id))
}

interface StoryColumns extends RowColumns {
  readonly story_id: StoryId | null
}

function columnsOf({ cache }: ReadableDatabases, ids: readonly number[]): StoryColumns[] {
  const rows = cache.query<StoryColumns>(`
    SELECT ${ROW_COLUMNS}, story_id FROM articles WHERE id IN (SELECT value FROM json_each(?))
    ORDER BY sort_at DESC, id DESC`)
  return rows.all(JSON.stringify(ids))
}

function rowsById(
  databases: ReadableDatabases,
  ids: readonly number[],
  names: ReturnType<typeof visibleSources>,
): ReadonlyMap<number, ArticleRow> {
  return new Map(columnsOf(databases, ids).map(row => [row.id, rowOf(databases, row, names)]))
}
