/** What the reader decides about stories. The library has it first; the rows of the cache follow. */

import type { ArticleRef, FeedId } from '../../../shared/contract/ids.ts'
import type { StoryChoice, StoryId } from '../../../shared/contract/stories.ts'
import { type Identity, identityOf, notFound, placeOf } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { articlesOf, nextStory, recount, setStory, storyOf } from './membership.ts'
import { noteChange } from './story-desk.ts'

/** null: it stands alone anyway. */
export function takeOutOfStory(databases: Databases, ref: ArticleRef, now: number): StoryChoice | null {
  const { cache } = databases
  const id = articleId(ref)
  const story = storyOf(cache, id)
  if (story === null) return null
  const members = articlesOf(cache, story)
  const others = members.filter(one => one !== id)
  const choice = write(databases, { made: now, before: [members], pairs: [[id], others], together: false })
  transaction(cache, () => {
    setStory(cache, [id], null)
    mendWires(cache, story)
    recount(cache, story)
    noteChange(cache)
  })
  return choice
}

/** null: they stand in one story already. @throws ExpectedError `notFound` */
export function joinStories(databases: Databases, one: ArticleRef, other: ArticleRef, now: number): StoryChoice | null {
  const { cache } = databases
  const [first, second] = [groupOf(cache, articleId(one)), groupOf(cache, articleId(other))]
  if (first.story !== null && first.story === second.story) return null
  const choice = write(databases, {
    made: now,
    before: [first.ids, second.ids],
    pairs: [[articleId(one)], [articleId(other)]],
    together: true,
  })
  transaction(cache, () => {
    const story = first.story ?? second.story ?? nextStory(cache)
    setStoryOf(cache, [...first.ids, ...second.ids], story)
    for (const left of [first.story, second.story]) if (left !== null) recount(cache, left)
    recount(cache, story)
    noteChange(cache)
  })
  return choice
}

/** As it was before, for what is still there. Returns the stories that there are now. */
export function undoStoryChoice(databases: Databases, choice: StoryChoice): readonly StoryId[] {
  const { library, cache } = databases
  const row = library.query<{ before: string }>('SELECT before FROM story_choices WHERE id = ?').get(choice)
  if (!row) return []
  transaction(library, () => library.command('DELETE FROM story_choices WHERE id = ?').run(choice))
  const groups: [FeedId, string][][] = JSON.parse(row.before)
  const find = cache.query<{ id: number }>('SELECT id FROM articles WHERE feed_id = ? AND guid = ?')
  return transaction(cache, () => {
    const changed = new Set<StoryId>()
    for (const group of groups) {
      const ids = group.flatMap(([feedId, guid]) => find.get(feedId, guid)?.id ?? [])
      for (const id of ids) {
        const story = storyOf(cache, id)
        if (story !== null) changed.add(story)
      }
      const story = ids.length < 2 ? null : nextStory(cache)
      setStoryOf(cache, ids, story)
      if (story !== null) changed.add(story)
    }
    for (const story of changed) recount(cache, story)
    noteChange(cache)
    return [...changed]
  })
}

/** Of a story that is followed every article is named: whichever of them stays leads back to it. */
export function followStory(databases: Databases, ref: ArticleRef, isFollowed: boolean, now: number): void {
  const { library, cache } = databases
  const ids = groupOf(cache, articleId(ref)).ids
  const keys = ids.map(id => identityOf(databases, `article:${id}`))
  transaction(library, () => {
    const unfollow = library.command('DELETE FROM followed_stories WHERE feed_id = ? AND guid = ?')
    const follow = library.command(
      'INSERT OR REPLACE INTO followed_stories (feed_id, guid, followed_at) VALUES (?, ?, ?)',
    )
    for (const { feed_id, guid } of keys) {
      if (isFollowed) follow.run(feed_id, guid, now)
      else unfollow.run(feed_id, guid)
    }
  })
}

interface Decision {
  readonly made: number
  /** Articles of each story as it was. */
  readonly before: readonly (readonly number[])[]
  /** Every article of the one is meant with every one of the other. */
  readonly pairs: readonly [readonly number[], readonly number[]]
  readonly together: boolean
}

function write(databases: Databases, { made, before, pairs: [some, others], together }: Decision): StoryChoice {
  const { library } = databases
  const keyOf = (id: number) => identityOf(databases, `article:${id}`)
  const groups = before.map(ids => ids.map(keyOf).map(({ feed_id, guid }) => [feed_id, guid]))
  return transaction(library, () => {
    const choice = library
      .command('INSERT INTO story_choices (made_at, before) VALUES (?, ?)')
      .insert(made, JSON.stringify(groups))
    for (const one of some.map(keyOf))
      for (const other of others.map(keyOf)) pair(library, one, other, together, choice)
    return choice
  })
}

function pair(library: WritableDb, one: Identity, other: Identity, together: boolean, choice: StoryChoice): void {
  const insert = library.command(
    `INSERT INTO story_pairs (feed_id, guid, other_feed_id, other_guid, together, choice_id) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  insert.run(one.feed_id, one.guid, other.feed_id, other.guid, Number(together), choice)
  insert.run(other.feed_id, other.guid, one.feed_id, one.guid, Number(together), choice)
}

function articleId(ref: ArticleRef): number {
  const { kind, id } = placeOf(ref)
  if (kind !== 'article') throw notFound(ref)
  return id
}

function groupOf(cache: ReadableDb, id: number): { readonly story: StoryId | null; readonly ids: readonly number[] } {
  const story = storyOf(cache, id)
  return { story, ids: story === null ? [id] : articlesOf(cache, story) }
}

/** Whose text an article repeats stays as it is, where that one still stands beside it. */
function setStoryOf(cache: WritableDb, ids: readonly number[], story: StoryId | null): void {
  const set = cache.command('UPDATE articles SET story_id = ? WHERE id = ?')
  for (const id of ids) set.run(story, id)
  if (story !== null) mendWires(cache, story)
}

/** Copies of an article that no longer stands in the story repeat the first of them. */
function mendWires(cache: WritableDb, story: StoryId): void {
  const copies = cache
    .query<{ id: number; wire_of: number }>(
      `SELECT id, wire_of FROM articles WHERE story_id = :story AND wire_of IS NOT NULL
         AND wire_of NOT IN (SELECT id FROM articles WHERE story_id = :story) ORDER BY id`,
    )
    .all({ story })
  const heirs = new Map<number, number>()
  const set = cache.command('UPDATE articles SET wire_of = ? WHERE id = ?')
  for (const { id, wire_of } of copies) {
    const heir = heirs.get(wire_of)
    if (heir === undefined) heirs.set(wire_of, id)
    set.run(heir ?? null, id)
  }
}
