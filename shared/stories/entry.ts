/** What the index holds. */

import { HOUR } from '../units.ts'
import { insertInOrder } from './order.ts'
import type { Posting } from './shelf.ts'
import type { Terms } from './terms.ts'

/** How long after its last article a story takes another one. */
export const STORY_WINDOW = 72 * HOUR

/** An article in the index. */
export interface Entry {
  readonly id: number
  readonly source: number
  readonly at: number
  /** Which one it was to arrive. */
  readonly order: number
  readonly terms: Terms
  /** Of each of the terms' words, in their order. */
  readonly postings: readonly Posting[]
  /** It comes every day under the same title, and is no event. */
  readonly isColumn: boolean
  story: Story | null
  isLive: boolean
  /** Scratch of one search for candidates. */
  score: number
}

export interface Story {
  readonly id: number
  /** In order of arrival. */
  readonly members: Entry[]
  /** The time of its newest member. */
  newest: number
  /** Word → how many members hold it. */
  readonly words: Map<number, number>
}

/** What an article can join: a story, or another one that stands alone. */
export type Place = Story | Entry

export function isStory(place: Place): place is Story {
  return 'members' in place
}

export function membersOf(place: Place): readonly Entry[] {
  return isStory(place) ? place.members : [place]
}

export function newStory(id: number): Story {
  return { id, members: [], newest: Number.NEGATIVE_INFINITY, words: new Map() }
}

export function enter(story: Story, entry: Entry): void {
  insertInOrder(story.members, entry)
  story.newest = Math.max(story.newest, entry.at)
  entry.story = story
  entry.postings.forEach((posting, place) => {
    const word = entry.terms.words[place] as number
    const holders = story.words.get(word) ?? 0
    // A story counts once, or the names in the largest event of the day would be the day's most common words.
    if (holders > 0) posting.count--
    story.words.set(word, holders + 1)
  })
}

/** Undoes `enter`. A story of one may be left. */
export function leave(entry: Entry): void {
  const { story } = entry
  if (story === null) return
  story.members.splice(story.members.indexOf(entry), 1)
  story.newest = Math.max(...story.members.map(({ at }) => at))
  entry.story = null
  entry.postings.forEach((posting, place) => {
    const word = entry.terms.words[place] as number
    const holders = (story.words.get(word) ?? 1) - 1
    if (holders > 0) {
      posting.count++
      story.words.set(word, holders)
    } else {
      story.words.delete(word)
    }
  })
}
