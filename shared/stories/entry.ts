/** What the index holds. */

import { insertInOrder } from './order.ts'
import type { Posting } from './shelf.ts'
import type { Terms } from './terms.ts'

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
  /** The prayer times and the like: every day a new one, and none is an event. */
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
}

export function enter(story: Story, entry: Entry): void {
  insertInOrder(story.members, entry)
  story.newest = Math.max(story.newest, entry.at)
  entry.story = story
}

/** Whom it leaves alone: a story of one is none. */
export function leave(entry: Entry): Entry | null {
  const { story } = entry
  entry.story = null
  if (story === null) return null
  story.members.splice(story.members.indexOf(entry), 1)
  story.newest = Math.max(...story.members.map(({ at }) => at))
  if (story.members.length !== 1) return null
  const last = story.members.pop() as Entry
  last.story = null
  return last
}
