/** What the reader decided about stories. It holds for articles that come from now on; those that are here keep theirs. */

import type { FeedId } from '../../../shared/contract/ids.ts'
import type { StoryChoice } from '../../../shared/contract/stories.ts'
import type { ArticleName, ChoiceRecord, Cursor, FollowedRecord, ProfilePage, Taken } from '../../records/profile.ts'
import type { Identity } from '../db/article-refs.ts'
import { type Databases, type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { articleName, type Finder, feedAddresses, finderIn } from './names.ts'
import { PAGE, pageOf } from './pages.ts'

export function readFollowed(library: ReadableDb, after: Cursor | null): ProfilePage {
  const [feedId, guid] = after ?? [-1, '']
  const rows = library.query<Identity & { followed_at: number }>(
    `SELECT feed_id, guid, followed_at FROM followed_stories WHERE (feed_id, guid) > (?, ?)
     ORDER BY feed_id, guid LIMIT ${PAGE}`,
  )
  const addresses = feedAddresses(library)
  return pageOf(
    rows.all(feedId ?? 0, guid ?? ''),
    (row): FollowedRecord | null => {
      const name = articleName(addresses, row)
      return name && { ...name, followedAt: row.followed_at }
    },
    row => [row.feed_id, row.guid],
  )
}

export function takeFollowed(databases: Databases, records: readonly FollowedRecord[]): Taken {
  const { library } = databases
  const { articleOf } = finderIn(databases)
  return transaction(library, () => {
    const add = library.command('INSERT OR IGNORE INTO followed_stories (feed_id, guid, followed_at) VALUES (?, ?, ?)')
    let added = 0
    let homeless = 0
    for (const record of records) {
      const article = articleOf(record)
      if (!article) homeless++
      else added += add.run(article.feed_id, article.guid, record.followedAt)
    }
    return { added, homeless }
  })
}

interface PairColumns extends Identity {
  readonly other_feed_id: FeedId
  readonly other_guid: string
  readonly together: number
}

type Group = readonly (readonly [FeedId, string])[]

export function readChoices(library: ReadableDb, after: Cursor | null): ProfilePage {
  const rows = library.query<{ id: StoryChoice; made_at: number; before: string }>(
    `SELECT id, made_at, before FROM story_choices WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
  )
  // Both directions of a pair are there.
  const pairs = library.query<PairColumns>(
    `SELECT feed_id, guid, other_feed_id, other_guid, together FROM story_pairs
     WHERE choice_id = ? AND (feed_id, guid) < (other_feed_id, other_guid) ORDER BY feed_id, guid, other_feed_id, other_guid`,
  )
  const addresses = feedAddresses(library)
  return pageOf(
    rows.all(after?.[0] ?? 0),
    ({ id, made_at, before }): ChoiceRecord => ({
      madeAt: made_at,
      before: (JSON.parse(before) as Group[]).map(group =>
        group.flatMap(([feed_id, guid]) => articleName(addresses, { feed_id, guid }) ?? []),
      ),
      pairs: pairs.all(id).flatMap(pair => {
        const one = articleName(addresses, pair)
        const other = articleName(addresses, { feed_id: pair.other_feed_id, guid: pair.other_guid })
        return one && other ? [{ one, other, together: pair.together === 1 }] : []
      }),
    }),
    ({ id }) => [id],
  )
}

export function takeChoices(databases: Databases, records: readonly ChoiceRecord[]): Taken {
  const { library } = databases
  const finder = finderIn(databases)
  return transaction(library, () => {
    const same = library.query('SELECT 1 FROM story_choices WHERE made_at = ? AND before = ?')
    let added = 0
    let homeless = 0
    for (const record of records) {
      const before = JSON.stringify(record.before.map(group => groupOf(finder, group)))
      const pairs = record.pairs.flatMap(({ one, other, together }) => {
        const [first, second] = [finder.articleOf(one), finder.articleOf(other)]
        return first && second ? [[first, second, together] as const] : []
      })
      if (pairs.length === 0) homeless++
      else if (!same.get(record.madeAt, before)) {
        const choice = library
          .command('INSERT INTO story_choices (made_at, before) VALUES (?, ?)')
          .insert(record.madeAt, before)
        for (const [one, other, together] of pairs) writePair(library, one, other, together, choice)
        added++
      }
    }
    return { added, homeless }
  })
}

function groupOf({ articleOf }: Finder, group: readonly ArticleName[]): Group {
  return group.flatMap(name => {
    const article = articleOf(name)
    return article ? [[article.feed_id, article.guid] as const] : []
  })
}

function writePair(library: WritableDb, one: Identity, other: Identity, together: boolean, choice: StoryChoice): void {
  const insert = library.command(
    `INSERT OR IGNORE INTO story_pairs (feed_id, guid, other_feed_id, other_guid, together, choice_id)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  insert.run(one.feed_id, one.guid, other.feed_id, other.guid, Number(together), choice)
  insert.run(other.feed_id, other.guid, one.feed_id, one.guid, Number(together), choice)
}
