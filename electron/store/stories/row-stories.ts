/** What rows say of their stories. */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { RowStory } from '../../../shared/contract/reading.ts'
import type { ReadableDatabases } from '../db/database.ts'
import { languageOfSource } from '../sources/languages.ts'
import { grownIn, isFollowed, type Member, papersIn } from './members.ts'

const MOST_NAMED = 3

/** `shown`: the article whose headline the row bears; its own newspaper is not among the others. */
export function rowStoryOf(
  databases: ReadableDatabases,
  members: readonly Member[],
  shown: Member,
  names: ReadonlyMap<SourceId, string>,
  now: number,
): RowStory {
  const others = [...new Set(members.map(({ source_id }) => source_id))].filter(id => id !== shown.source_id)
  return {
    id: shown.story_id,
    leads: true,
    articles: members.length,
    papers: papersIn(members),
    others: others.slice(0, MOST_NAMED).map(id => ({
      title: names.get(id) ?? '',
      language: languageOfSource(databases.cache, id),
    })),
    grown: grownIn(members).length,
    isFollowed: isFollowed(databases, members, now),
  }
}
