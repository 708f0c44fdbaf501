// What of a story is new to the reader, for as long as one of its articles is open. Pure.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { Story, StoryArticle } from '../../shared/contract/stories.ts'

/**
 * The story as it is now. To the store nothing in it is new once one of its articles was opened; to its reader what was new
 * then stays so until it is read itself.
 */
export function newsKept(before: Story | null, now: Story | null): Story | null {
  if (!before || !now || before.id !== now.id) return now
  const news = new Set(before.articles.filter(({ isNew }) => isNew).map(({ row }) => row.ref))
  const articles = now.articles.map(one => {
    const isNew = !one.row.read && (one.isNew || news.has(one.row.ref))
    return isNew === one.isNew ? one : { ...one, isNew }
  })
  return { ...now, articles }
}

/** The same object where none of its articles is meant. */
export function storyWith(story: Story | null, refs: readonly ArticleRef[], change: Partial<ArticleRow>): Story | null {
  const isMeant = ({ row }: StoryArticle) => refs.includes(row.ref)
  if (!story?.articles.some(isMeant)) return story
  const changed = (one: StoryArticle): StoryArticle => {
    const row = { ...one.row, ...change }
    return { ...one, row, isNew: one.isNew && !row.read }
  }
  return { ...story, articles: story.articles.map(one => (isMeant(one) ? changed(one) : one)) }
}
