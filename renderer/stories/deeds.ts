import { listCell } from '../articles/list.ts'
import { articleCell } from '../articles/open-article.ts'
import { rowAt } from '../articles/slices.ts'
import { toggleUnfolded } from '../articles/unfolded.ts'
import { begun, type Deeds, on } from '../base/deed.ts'
import { searchingCell } from '../place/place.ts'
import { searchCell } from '../search/asking/results.ts'
import { rowOfHit } from '../search/asking/row-of-hit.ts'
import { canBeMoved, follow, joiningCell, takeOut } from './choices.ts'

export const STORY_DEEDS = {
  unfoldStory: () => on(rowWithStory(), toggleUnfolded),
  followStory() {
    const open = articleCell.get()
    return on(open?.story, story => open && follow(open.ref, !story.isFollowed))
  },
  takeOutOfStory() {
    const open = articleCell.get()
    return open?.story != null && canBeMoved(open.ref) && begun(takeOut(open.ref))
  },
  joinStory() {
    const article = articleCell.get()?.article
    return article != null && canBeMoved(article.ref) && begun(joiningCell.set(article))
  },
} satisfies Partial<Deeds>

function rowWithStory() {
  const row = searchingCell.get() ? rowFound() : rowInList()
  return row?.story ? row : null
}

function rowInList() {
  const { slices, cursor } = listCell.get()
  return rowAt(slices, cursor)
}

function rowFound() {
  const { result, cursor } = searchCell.get()
  const hit = result?.hits[cursor]
  return hit && rowOfHit(hit)
}
