/** What the store does about stories. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases } from '../db/database.ts'
import { transaction } from '../db/database.ts'
import type { StemsAhead } from '../index/stems-ahead.ts'
import type { RowReading } from '../pictures/hidden-pictures.ts'
import { followStory, joinStories, takeOutOfStory, undoStoryChoice } from './decisions.ts'
import { readStory } from './read-story.ts'
import type { StoryDesk } from './story-desk.ts'
import { noteVisit } from './visits.ts'

export function storyReads({ databases, hidden, clock }: RowReading) {
  return {
    readStory(ref) {
      const story = readStory(databases, ref, clock())
      if (!story) return null
      const rows = hidden.inRows(story.articles.map(({ row }) => row))
      return { ...story, articles: story.articles.map((one, place) => ({ ...one, row: rows[place] ?? one.row })) }
    },
  } satisfies Partial<StoreReads>
}

export interface StoryWriting {
  readonly databases: Databases
  readonly desk: StoryDesk
  readonly stems: StemsAhead
  clock(): number
}

export function storyWrites({ databases, desk, stems, clock }: StoryWriting) {
  const { library } = databases
  return {
    placeWaiting(limit) {
      // What is put into stories now is indexed next.
      stems.goOn()
      return desk.placeWaiting(limit)
    },
    takeOutOfStory: ref => takeOutOfStory(databases, ref, clock()),
    joinStories: (one, other) => joinStories(databases, one, other, clock()),
    undoStoryChoice: choice => desk.rewire(undoStoryChoice(databases, choice)),
    followStory: (ref, isFollowed) => followStory(databases, ref, isFollowed, clock()),
    noteVisit: () => transaction(library, () => noteVisit(library, databases, clock())),
  } satisfies Partial<StoreWrites>
}
