/** A story as a page: all its articles, side by side. */

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { Story, StoryArticle } from '../../../shared/contract/stories.ts'
import { shareInCommon } from '../../../shared/stories/share.ts'
import { minutesToRead } from '../../../shared/text/reading-time.ts'
import { unpackBody } from '../../records/body.ts'
import { ROW_COLUMNS, type RowColumns, rowOf } from '../articles/articles.ts'
import { placeOf } from '../db/article-refs.ts'
import type { ReadableDatabases } from '../db/database.ts'
import { visibleSources } from '../sources/sources.ts'
import { bestOf, grownIn, isFollowed, type Member, membersOf, orderOfSources, papersIn } from './members.ts'
import { storyOf } from './membership.ts'

interface TextColumns extends RowColumns {
  readonly body: Uint8Array
}

interface Told {
  readonly member: Member
  readonly row: ArticleRow
  readonly text: string
}

/** null: it stands alone, or nothing else of its story can be seen. */
export function readStory(databases: ReadableDatabases, ref: ArticleRef, now: number): Story | null {
  const id = articleIdOf(databases, ref)
  const story = id === null ? null : storyOf(databases.cache, id)
  if (story === null) return null
  const names = visibleSources(databases.library)
  const members = membersOf(databases.cache, [story], names).get(story) ?? []
  const best = bestOf(members, orderOfSources(databases.library))
  if (members.length < 2 || !best) return null
  const told = members.flatMap(member => tell(databases, member, names))
  const isNew = new Set(grownIn(members))
  return {
    id: story,
    articles: told.map(one => storyArticleOf(one, told, isNew.has(one.member))),
    fullest: `article:${best.id}`,
    papers: papersIn(members),
    isFollowed: isFollowed(databases, members, now),
  }
}

/** A bookmark's article, as long as it is there. */
function articleIdOf({ library, cache }: ReadableDatabases, ref: ArticleRef): number | null {
  const { kind, id } = placeOf(ref)
  if (kind === 'article') return id
  const key = library
    .query<{ feed_id: number; guid: string }>('SELECT feed_id, guid FROM bookmarks WHERE id = ?')
    .get(id)
  if (!key) return null
  const article = cache.query<{ id: number }>('SELECT id FROM articles WHERE feed_id = ? AND guid = ?')
  return article.get(key.feed_id, key.guid)?.id ?? null
}

function tell(databases: ReadableDatabases, member: Member, names: ReturnType<typeof visibleSources>): Told[] {
  const columns = databases.cache
    .query<TextColumns>(
      `SELECT ${ROW_COLUMNS}, body FROM articles JOIN bodies ON article_id = articles.id WHERE articles.id = ?`,
    )
    .get(member.id)
  if (!columns) return []
  return [{ member, row: rowOf(databases, columns, names), text: unpackBody(columns.body).text }]
}

function storyArticleOf({ member, row, text }: Told, told: readonly Told[], isNew: boolean): StoryArticle {
  const original = told.find(({ member: { id } }) => id === member.wire_of)
  return {
    row,
    wireOf: original ? original.row.ref : null,
    share: original ? shareInCommon(text, original.text) : null,
    minutes: minutesToRead(text),
    isNew,
  }
}
