/** The desktop around the app: what of it there is, and the headline bar in a window of its own. */

import { isId, orNull } from '../checks.ts'
import type { Settings } from '../settings/settings.ts'
import { type ArticleRef, isRef, type SectionId } from './ids.ts'
import type { Headline } from './reading.ts'
import type { Section } from './sources.ts'
import { type Contract, eventOf } from './terms.ts'

/** A screen that the bar can lie on. */
export interface DesktopScreen {
  /** The system's number. */
  readonly id: number
  /** The system's name of it; '' where it has none. */
  readonly name: string
  /** Pixels, as the system counts them. */
  readonly width: number
  readonly height: number
}

/** What this desktop has a place for. */
export interface Desktop {
  /** Somebody draws the icons of programs beside the clock. */
  readonly hasTray: boolean
  readonly hasBadge: boolean
  /** False where the system lets no program choose the place of its windows (Wayland). */
  readonly placesWindows: boolean
  /** The main one first. */
  readonly screens: readonly DesktopScreen[]
}

export interface DesktopRequests {
  readDesktop(): Desktop
}

export const DESKTOP: Contract<DesktopRequests> = {
  readDesktop: { takes: [], changes: [] },
}

/** The preferences that the bar reads. */
export const BAR_SETTINGS = [
  'language',
  'region',
  'digits',
  'hijri',
  'theme',
  'headlineSpeed',
  'otherHeadlines',
  'barSection',
] as const satisfies readonly (keyof Settings)[]
export type BarSettings = Pick<Settings, (typeof BAR_SETTINGS)[number]>

export interface BarState {
  readonly settings: BarSettings
  readonly sections: readonly Section[]
}

/** All that the bar's own window may ask: it has no other powers, whoever has taken its page over. */
export interface BarRequests {
  readBar(): BarState
  /** Of a section; null: of all newspapers. */
  listBarHeadlines(section: SectionId | null): Headline[]
  chooseBarSection(section: SectionId | null): void
  /** Opens the article in the reader's window, which comes to the front. */
  openFromBar(ref: ArticleRef): void
  /** As the setting does. */
  closeBar(): void
}

export const BAR: Contract<BarRequests> = {
  readBar: { takes: [], changes: [] },
  listBarHeadlines: { takes: [orNull(isId)], changes: [] },
  chooseBarSection: { takes: [orNull(isId)], changes: [] },
  openFromBar: { takes: [isRef], changes: [] },
  closeBar: { takes: [], changes: [] },
}

export const BAR_REQUEST_NAMES = Object.keys(BAR) as readonly (keyof BarRequests)[]

/** What the bar's window is told. */
export const BAR_EVENT_NAMES = [eventOf('articles'), eventOf('library'), eventOf('rules'), eventOf('desktop')] as const
