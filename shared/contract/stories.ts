/** Stories: the same event in several articles. And the front page, which is made of them. */

import { isBoolean, isCount, isId, isInstant, objectOf, orNull } from '../checks.ts'
import { type ArticleRef, isRef, type SectionId } from './ids.ts'
import type { ArticleRow } from './reading.ts'
import type { Contract } from './terms.ts'

/** Computed, and computed anew when the cache is lost: never kept by whoever wants to find a story again. */
export type StoryId = number

/** An article among those of its story. */
export interface StoryArticle {
  readonly row: ArticleRow
  /** The article of this story whose text it repeats; null: a text of its own. */
  readonly wireOf: ArticleRef | null
  /** How much of the text is also in that article's, from 0 to 1; null: a text of its own. */
  readonly share: number | null
  /** Minutes to read it; null: there is no text. */
  readonly minutes: number | null
  /** It came after the reader had read or bookmarked another article of the story. */
  readonly isNew: boolean
}

/** All that is known of one event. */
export interface Story {
  readonly id: StoryId
  /** In order of time, the first report first. */
  readonly articles: readonly StoryArticle[]
  /** The one that says most. */
  readonly fullest: ArticleRef
  /** Newspapers with a text of their own: wire copies count once. */
  readonly papers: number
  /** The reader wants to hear of it until it goes quiet. */
  readonly isFollowed: boolean
}

/** What the reader decided about a story, so that it can be taken back. null: nothing has changed. */
export type StoryChoice = number

/** A story, or an article that stands alone, on the front page. */
export interface FrontStory {
  /** The best headline: the fullest text's, of a newspaper that the reader puts first; with its picture or another's. */
  readonly row: ArticleRow
  /** Newspapers with a text of their own; 1: it stands alone. */
  readonly papers: number
  /** All articles of the story that can be seen, the first report first; of an article alone only itself. */
  readonly refs: readonly ArticleRef[]
  /** Articles that came after the reader had read one of them; 0 where none was read. */
  readonly grown: number
  /** Every article of it, or one of it and nothing new since, was read. */
  readonly read: boolean
  /** The reader follows it. */
  readonly isFollowed: boolean
  /** Who reported it first and when; null where it stands alone. */
  readonly first: { readonly sourceTitle: string; readonly sourceLanguage: string | null; readonly at: number } | null
  /** Minutes to read the fullest text; null: there is only a headline. */
  readonly minutes: number | null
  /** Other newspapers of it, each with its headline, the most different headline first; at most four. */
  readonly rivals: readonly ArticleRow[]
  readonly sectionId: SectionId | null
  /** «» where its newspaper is in no section. */
  readonly sectionTitle: string
  /** Newest report of it. */
  readonly newestAt: number
}

/** What one section of the reader's has to say. */
export interface FrontSection {
  /** null: newspapers without a section. */
  readonly id: SectionId | null
  readonly title: string
  /** Unread articles of all of it, whatever their age. */
  readonly unread: number
  readonly stories: readonly FrontStory[]
}

/** A front page as it was made. It does not change any more: the next one is asked for. */
export interface FrontPage {
  readonly edition: Edition
  /** null: there is nothing to read at all. */
  readonly lead: FrontStory | null
  readonly second: readonly FrontStory[]
  readonly sections: readonly FrontSection[]
  /** What came since the last visit, newest first. */
  readonly since: readonly ArticleRow[]
  readonly sinceTotal: number
}

export interface Edition {
  /** Articles with a higher id came after it was made. */
  readonly lastId: number
  readonly madeAt: number
  /** The last time that newspapers answered; null: never. */
  readonly syncedAt: number | null
  /** The last visit before it; null: this is the first. */
  readonly visitedAt: number | null
  /** Newspapers and articles of the time that it looks at. */
  readonly papers: number
  readonly articles: number
}

/** What came after an edition. */
export interface Meanwhile {
  /** Newest first; at most twenty. */
  readonly rows: readonly ArticleRow[]
  readonly total: number
  /** The last time that newspapers answered; null: never. */
  readonly syncedAt: number | null
}

export interface StoryReads {
  /** The story that an article stands in; null: it stands alone, or is no longer there. */
  readStory(ref: ArticleRef): Story | null
  /** The page as it would be printed now. */
  readFrontPage(): FrontPage
  readMeanwhile(edition: Edition): Meanwhile
}

/** What the store answers by itself: reads, and what changes something. */
export interface StoriesInStore extends Omit<StoryReads, 'readFrontPage'> {
  /** The article stands alone from now on, whatever is computed. */
  takeOutOfStory(ref: ArticleRef): StoryChoice | null
  /** Both stand in one story from now on. @throws ExpectedError `notFound` */
  joinStories(one: ArticleRef, other: ArticleRef): StoryChoice | null
  undoStoryChoice(choice: StoryChoice): void
  /** Of the story of this article, or of the article while it stands alone. */
  followStory(ref: ArticleRef, isFollowed: boolean): void
  /**
   * Marks those read that repeat what the reader has just read: wire copies of its text, or all of its story. Returns those
   * that changed.
   */
  markRepeatsRead(ref: ArticleRef, isWholeStory: boolean): ArticleRef[]
  /** The window had the reader's attention. */
  noteVisit(): void
}

export interface StoryRequests extends StoriesInStore {
  /** The page as it would be printed now; what has just come is put into stories first. */
  readFrontPage(): FrontPage
}

const isEdition = objectOf<Edition>({
  lastId: isCount,
  madeAt: isInstant,
  syncedAt: orNull(isInstant),
  visitedAt: orNull(isInstant),
  papers: isCount,
  articles: isCount,
})

export const STORIES_IN_STORE: Contract<StoriesInStore> = {
  readStory: { takes: [isRef], changes: [] },
  readMeanwhile: { takes: [isEdition], changes: [] },
  takeOutOfStory: { takes: [isRef], changes: ['articles'] },
  joinStories: { takes: [isRef, isRef], changes: ['articles'] },
  undoStoryChoice: { takes: [isId], changes: ['articles'] },
  followStory: { takes: [isRef, isBoolean], changes: ['articles'] },
  markRepeatsRead: { takes: [isRef, isBoolean], changes: ['library', 'articles'] },
  noteVisit: { takes: [], changes: [] },
}

export const STORIES: Contract<StoryRequests> = {
  ...STORIES_IN_STORE,
  readFrontPage: { takes: [], changes: [] },
}
