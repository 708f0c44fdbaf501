/**
 * Watches: words, newspapers, or both that the reader watches for, and what is done with the articles that they catch:
 * the reader is told, or they are muted. All instants are milliseconds since the epoch.
 */

import { type Check, isBoolean, isId, isInstant, isPlain, objectOf, oneOf, orNull, textUpTo } from '../checks.ts'
import { type ArticleRef, isSourceId, type SectionId, type SourceId } from './ids.ts'
import type { ArticleRow } from './reading.ts'
import type { Contract } from './terms.ts'

export type WatchId = number

/** `tell`: a notification of the system, and a mark in the lists. `highlight`: the mark alone. `mute`: it is in no list. */
export const WATCH_DEEDS = ['tell', 'highlight', 'mute'] as const
export type WatchDeed = (typeof WATCH_DEEDS)[number]

export const WATCH_FIELDS = ['anywhere', 'headline'] as const
export type WatchField = (typeof WATCH_FIELDS)[number]

export type WatchPlace =
  | { readonly kind: 'all' }
  | { readonly kind: 'section'; readonly sectionId: SectionId }
  | { readonly kind: 'source'; readonly sourceId: SourceId }

/** What the reader wants. */
export interface Watch {
  /**
   * Words that follow each other, in any of their forms; in quotation marks only as they are written. '': every article of
   * the place.
   */
  readonly words: string
  readonly field: WatchField
  readonly place: WatchPlace
  readonly deed: WatchDeed
  /** When it ends; null: never. */
  readonly until: number | null
}

export interface KeptWatch extends Watch {
  readonly id: WatchId
  readonly isPaused: boolean
  /** Its time has passed. */
  readonly isOver: boolean
  readonly madeAt: number
  /** Articles that it catches now. */
  readonly caught: number
  /** Whether some saved articles were not looked at yet. */
  readonly isLooking: boolean
  /** The newest of what it caught, whether muted or not; at most three. */
  readonly latest: readonly ArticleRow[]
}

/** What may be wrong with a watch before it is kept. With all but `tooWide` it cannot be. */
export const WATCH_PROBLEMS = ['nothing', 'onlySigns', 'oneLetter', 'tooWide', 'over'] as const
export type WatchProblem = (typeof WATCH_PROBLEMS)[number]

/** What a watch would have done in the last weeks. */
export interface WatchTrial {
  readonly problem: WatchProblem | null
  readonly caught: number
  /** Articles that were looked at: the newest of the last three weeks, no more than 1,500. */
  readonly of: number
  /** Some of what it would catch, newest first. */
  readonly examples: readonly ArticleRow[]
}

/** An article of which the reader is told by the system. */
export interface Told {
  readonly ref: ArticleRef
  /** The words of the watch that caught it; '': it is one of a newspaper or section. */
  readonly words: string
  readonly title: string
  readonly sourceTitle: string
  /** Of the feed that it came with; '' where it has none. */
  readonly host: string
}

export interface WatchReads {
  /** The newest first. They have to be read again when `watches`, `articles` or `library` changed. */
  listWatches(): KeptWatch[]
  /** More of what a watch caught, newest first; at most a hundred. */
  readCaught(id: WatchId): ArticleRow[]
  tryWatch(watch: Watch): WatchTrial
}

/** What the store answers by itself. */
export interface WatchesInStore extends WatchReads {}

export interface WatchRequests extends WatchesInStore {
  /** Articles that are saved already are decided anew, the newest before this returns. @throws ExpectedError `badArguments` */
  makeWatch(watch: Watch): WatchId
  /** @throws ExpectedError `notFound`, `badArguments` */
  changeWatch(id: WatchId, watch: Watch): void
  pauseWatch(id: WatchId, isPaused: boolean): void
  /** Nothing of what it did stays. */
  removeWatch(id: WatchId): void
  /** Takes the removal back. */
  restoreWatch(id: WatchId): void
}

/** Characters of a watch's words. */
export const LONGEST_WORDS = 200

const isPlace: Check<WatchPlace> = (value): value is WatchPlace => {
  if (!isPlain(value)) return false
  if (value['kind'] === 'section') return objectOf({ kind: oneOf('section'), sectionId: isId })(value)
  if (value['kind'] === 'source') return objectOf({ kind: oneOf('source'), sourceId: isSourceId })(value)
  return objectOf({ kind: oneOf('all') })(value)
}

const isWatch = objectOf<Watch>({
  words: textUpTo(LONGEST_WORDS),
  field: oneOf<WatchField>(...WATCH_FIELDS),
  place: isPlace,
  deed: oneOf<WatchDeed>(...WATCH_DEEDS),
  until: orNull(isInstant),
})

export const WATCHES_IN_STORE: Contract<WatchesInStore> = {
  listWatches: { takes: [], changes: [] },
  readCaught: { takes: [isId], changes: [] },
  tryWatch: { takes: [isWatch], changes: [] },
}

const CHANGED = ['watches', 'library', 'articles'] as const

export const WATCHES: Contract<WatchRequests> = {
  ...WATCHES_IN_STORE,
  makeWatch: { takes: [isWatch], changes: CHANGED },
  changeWatch: { takes: [isId, isWatch], changes: CHANGED },
  pauseWatch: { takes: [isId, isBoolean], changes: CHANGED },
  removeWatch: { takes: [isId], changes: CHANGED },
  restoreWatch: { takes: [isId], changes: CHANGED },
}
