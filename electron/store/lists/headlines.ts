/** What runs in the headline bar. */

import type { Direction } from '../../../shared/arabic/direction.ts'
import type { ArticleRef, SourceId } from '../../../shared/contract/ids.ts'
import type { ArticleScope, Headline } from '../../../shared/contract/reading.ts'
import type { StoryId } from '../../../shared/contract/stories.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import type { ReadableDatabases } from '../db/database.ts'
import { languageOfSource } from '../sources/languages.ts'
import { shownDirection } from '../sources/rules.ts'
import { visibleSources } from '../sources/sources.ts'
import { membersOf, papersIn } from '../stories/members.ts'
import { selectionOf } from './selection.ts'

const MOST_HEADLINES = 60
/** Agencies' news appear under one title in many papers: more are read than are shown. */
const READ_PER_SHOWN = 4

interface HeadlineColumns {
  readonly id: number
  readonly source_id: SourceId
  readonly title: string
  readonly language: string | null
  readonly direction: Direction
  readonly story_id: StoryId | null
}

/** The newest headlines that have words: no two with the same, no two of one story. */
export function listHeadlines(
  databases: ReadableDatabases,
  limit: number,
  scope: ArticleScope = { kind: 'all' },
): Headline[] {
  const { where, values } = selectionOf(databases, scope)
  const wanted = Math.min(limit, MOST_HEADLINES)
  const rows = databases.cache
    .query<HeadlineColumns>(
      `SELECT id, source_id, title, language, direction, story_id FROM articles INDEXED BY articles_by_time WHERE ${where}
       ORDER BY sort_at DESC, id DESC LIMIT :limit`,
    )
    .all({ ...values, limit: wanted * READ_PER_SHOWN })
  const sources = visibleSources(databases.library)
  const stories = [...new Set(rows.flatMap(({ story_id }) => story_id ?? []))]
  const members = membersOf(databases.cache, stories, sources)
  return withoutRepeats(rows)
    .slice(0, wanted)
    .map(({ id, source_id, title, language, direction, story_id }) => {
      const story = (story_id !== null && members.get(story_id)) || []
      return {
        ref: `article:${id}`,
        title,
        sourceTitle: sources.get(source_id) ?? '',
        sourceLanguage: languageOfSource(databases.cache, source_id),
        language,
        direction: shownDirection(databases.library, source_id, direction),
        papers: papersIn(story),
        others: story.flatMap((one): ArticleRef[] => (one.id === id ? [] : [`article:${one.id}`])),
      }
    })
}

/** Of each story the newest headline, of each title the newest article. */
function withoutRepeats(rows: readonly HeadlineColumns[]): HeadlineColumns[] {
  const seen = new Set<string | StoryId>()
  return rows.filter(({ title, story_id }) => {
    if (!isVisible(title) || seen.has(title) || (story_id !== null && seen.has(story_id))) return false
    seen.add(title)
    if (story_id !== null) seen.add(story_id)
    return true
  })
}
