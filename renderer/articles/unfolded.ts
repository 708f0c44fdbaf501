// Stories of the list that are open: the articles that stand under their row.

import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { Story, StoryArticle, StoryId } from '../../shared/contract/stories.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { throttle } from '../base/soon.ts'
import { translate } from '../language/translate.ts'
import { say, tellFailure } from '../notices/toasts.ts'
import { listCell, moveWithin } from './list.ts'

export const unfoldedCell = createCell<ReadonlyMap<StoryId, Story>>(new Map())

const DEBOUNCE_MS = 400
const THROTTLE_MS = 1000

const reading = throttle(readAgain, () => ({ wait: DEBOUNCE_MS, interval: THROTTLE_MS }))

export function watchUnfolded(): void {
  reader.on.articlesChanged(reading.ask)
  reader.on.libraryChanged(reading.ask)
  reader.on.rulesChanged(reading.ask)
}

/** The articles under a row, which itself shows one of the story; empty: it is folded, or there is no story. */
export function articlesUnder({ ref, story }: Pick<ArticleRow, 'ref' | 'story'>): readonly StoryArticle[] {
  const unfolded = story && unfoldedCell.get().get(story.id)
  return unfolded ? unfolded.articles.filter(({ row }) => row.ref !== ref) : NONE
}

/** One object for all that are folded: their rows are not drawn again. */
const NONE: readonly StoryArticle[] = []

/** Opens a row into the articles of its story, or closes it. */
export async function toggleUnfolded({ ref, story }: Pick<ArticleRow, 'ref' | 'story'>): Promise<void> {
  if (!story) return
  if (unfoldedCell.get().has(story.id)) {
    if (listCell.get().within !== null) moveWithin(null)
    unfoldedCell.set(new Map([...unfoldedCell.get()].filter(([id]) => id !== story.id)))
    say(translate('stories.folded'))
    return
  }
  const read = await reader.request.readStory(ref)
  if (!read.ok) return tellFailure(read)
  if (!read.value) return
  unfoldedCell.set(new Map(unfoldedCell.get()).set(story.id, read.value))
  say(translate('stories.unfolded', { count: read.value.articles.length - 1 }))
}

async function readAgain(): Promise<void> {
  const before = unfoldedCell.get()
  const again = await Promise.all([...before].map(async ([id, story]) => [id, await readOne(story)] as const))
  // What was folded or unfolded meanwhile is as the reader left it.
  const now = new Map(unfoldedCell.get())
  for (const [id, story] of again) {
    if (now.get(id) !== before.get(id)) continue
    if (story?.id === id) now.set(id, story)
    else now.delete(id)
  }
  if (JSON.stringify([...now]) !== JSON.stringify([...unfoldedCell.get()])) unfoldedCell.set(now)
}

async function readOne({ articles }: Story): Promise<Story | null> {
  const [first] = articles
  const read = first && (await reader.request.readStory(first.row.ref))
  return read?.ok ? read.value : null
}
