// What the reader decides about stories: who belongs to one, and which are followed.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { StoryArticle, StoryChoice } from '../../shared/contract/stories.ts'
import type { Result } from '../../shared/result.ts'
import { articleCell, readOpenArticle } from '../articles/open-article.ts'
import { unfoldedCell } from '../articles/unfolded.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { say, tell, tellFailure } from '../notices/toasts.ts'

/** Two texts that are looked at side by side, the one that was first on the reading side. */
export const comparedCell = createCell<readonly [StoryArticle, StoryArticle] | null>(null)
/** The article for which another story is looked for. */
export const joiningCell = createCell<Pick<ArticleRow, 'ref' | 'title' | 'direction' | 'language'> | null>(null)

/** What was saved by the reader is in the library, and in no story. */
export function canBeMoved(ref: ArticleRef): boolean {
  return ref.startsWith('article:')
}

/** As far as it is on the screen. */
export function isInStory({ ref, story }: Pick<ArticleRow, 'ref' | 'story'>): boolean {
  const shown = [articleCell.get()?.story, ...unfoldedCell.get().values()]
  return story !== null || shown.some(one => one?.articles.some(({ row }) => row.ref === ref))
}

export async function takeOut(ref: ArticleRef): Promise<void> {
  const taken = await reader.request.takeOutOfStory(ref)
  await told(taken, 'stories.takenOut')
}

export async function join(one: ArticleRef, other: ArticleRef): Promise<void> {
  const joined = await reader.request.joinStories(one, other)
  if (joined.ok && joined.value === null) tell(translate('stories.joinedAlready'))
  else await told(joined, 'stories.joined')
}

export async function follow(ref: ArticleRef, isFollowed: boolean): Promise<void> {
  const followed = await reader.request.followStory(ref, isFollowed)
  if (!followed.ok) return tellFailure(followed)
  await readOpenArticle()
  say(translate(isFollowed ? 'stories.nowFollowed' : 'stories.notFollowed'))
}

async function told(chosen: Result<StoryChoice | null>, words: 'stories.takenOut' | 'stories.joined'): Promise<void> {
  if (!chosen.ok) return tellFailure(chosen)
  const choice = chosen.value
  await readOpenArticle()
  tell(translate(words), choice === null ? null : () => takeBack(choice))
}

async function takeBack(choice: StoryChoice): Promise<boolean> {
  const undone = await reader.request.undoStoryChoice(choice)
  if (undone.ok) await readOpenArticle()
  else tellFailure(undone)
  return undone.ok
}
