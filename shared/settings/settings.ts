/** Preferences: the one list of their names, allowed values and defaults. */

import { type Check, isBoolean, isCount, isId, isPlain, oneOf, orNull } from '../checks.ts'
import { isRecord } from '../json.ts'
import { PICTURE_POLICIES, type PicturePolicy } from '../pictures/policy.ts'
import { type Folds, isFolds } from './folds.ts'
import { isOwnKeys, type OwnKeys } from './own-keys.ts'

export type Theme = 'system' | 'light' | 'sepia' | 'dark'
export type InterfaceLanguage = 'ar' | 'fr' | 'en'
/** Parts of the Arab world that name months and write digits differently. */
export type Region = 'morocco' | 'algeriaTunisia' | 'mashriq' | 'gulf'
export type Measure = 'narrow' | 'usual' | 'wide'
export type LineHeight = 'close' | 'usual' | 'open'
export const READING_FACES = ['naskh', 'plain'] as const
export type ReadingFace = (typeof READING_FACES)[number]
/** How much of an article its row shows. */
export const DENSITIES = ['headlines', 'usual', 'pictured'] as const
export type Density = (typeof DENSITIES)[number]
/** What else counts as read once an article was read: copies of its text, all of its story, or nothing. */
export const REPEATS = ['wire', 'story', 'never'] as const
export type Repeats = (typeof REPEATS)[number]
/** Headlines that would enter a moving bar with their end. */
export const OTHER_HEADLINES = ['leftOut', 'paged'] as const
export type OtherHeadlines = (typeof OTHER_HEADLINES)[number]
/** Where on its screen the bar lies that has a window of its own. */
export const BAR_EDGES = ['top', 'bottom'] as const
export type BarEdge = (typeof BAR_EDGES)[number]
/** What stands first on the shelf: saved or published last, or by the letters of titles or newspapers. */
export const SHELF_ORDERS = ['saved', 'published', 'title', 'source'] as const
export type ShelfOrder = (typeof SHELF_ORDERS)[number]
export type Digits = 'region' | 'western' | 'eastern'

export const UPDATE_CHOICES = ['unasked', 'daily', 'never'] as const
export type UpdateChoice = (typeof UPDATE_CHOICES)[number]

export interface Settings {
  readonly language: InterfaceLanguage
  readonly region: Region
  readonly digits: Digits
  /** The Hijri date beside the Gregorian one. */
  readonly hijri: boolean
  /** The welcome page was put away, or newspapers came by another way. */
  readonly welcomed: boolean
  readonly theme: Theme
  /** CSS pixels of the reading text. */
  readonly fontSize: number
  /** How long the lines of an article are. */
  readonly measure: Measure
  readonly lineHeight: LineHeight
  readonly readingFace: ReadingFace
  /** Vowel marks are shown where a text has them. */
  readonly vowels: boolean
  /** How large everything is drawn, in percent. */
  readonly interfaceSize: number
  readonly headlineBar: boolean
  /** CSS pixels per second. */
  readonly headlineSpeed: number
  /** Those in the other direction than the bar: left out of it, or shown by a bar that stands still. */
  readonly otherHeadlines: OtherHeadlines
  readonly density: Density
  /** CSS pixels of the columns of sources and of headlines, where the window has room for them. */
  readonly sourcesWidth: number
  readonly listWidth: number
  readonly folds: Folds
  /** Letters alone carry out commands, without a key that is held. */
  readonly letterKeys: boolean
  readonly ownKeys: OwnKeys
  readonly unreadOnly: boolean
  readonly searchOrder: SearchOrder
  readonly shelfOrder: ShelfOrder
  readonly repeats: Repeats
  /** Minutes between automatic syncs; 0 means only by hand. */
  readonly syncInterval: number
  /** The system tells of what alerts have caught. */
  readonly notifications: boolean
  /** Every byte costs: nothing is fetched that the reader did not ask for, neither syncs nor pictures ahead. */
  readonly metered: boolean
  /** The same while the computer runs on its battery. */
  readonly saveBattery: boolean
  /** For newspapers without a rule of their own. */
  readonly pictures: PicturePolicy
  /** The icon beside the system's clock. */
  readonly tray: boolean
  /** Closing the window leaves the app behind that icon, where there is one. */
  readonly closeToTray: boolean
  /** The reader was told what closing the window does then. */
  readonly toldOfTray: boolean
  /** The number of unread articles on the app's icon. */
  readonly badge: boolean
  readonly startAtLogin: boolean
  /** The headline bar in a window of its own. */
  readonly barWindow: boolean
  readonly barEdge: BarEdge
  /** The system's number of the screen; null: the main one. */
  readonly barScreen: number | null
  /** The section whose headlines it shows; null: all. */
  readonly barSection: number | null
  /** Megabytes on the disk; pictures of bookmarks are not counted. */
  readonly pictureRoom: number
  /** Whether new versions of the app are looked for by itself; until the reader was asked, they are not. */
  readonly updates: UpdateChoice
}

interface Setting<T> {
  readonly fallback: T
  readonly accepts: Check<T>
}

function between(lowest: number, highest: number): Check<number> {
  return (value): value is number => typeof value === 'number' && value >= lowest && value <= highest
}

/** The narrowest and the widest. */
export const COLUMN_WIDTHS = { sourcesWidth: [180, 420], listWidth: [280, 760] } as const

export const isReadingFace: Check<ReadingFace> = oneOf(...READING_FACES)

export const SETTINGS: { readonly [K in keyof Settings]: Setting<Settings[K]> } = {
  language: { fallback: 'ar', accepts: oneOf('ar', 'fr', 'en') },
  region: { fallback: 'morocco', accepts: oneOf('morocco', 'algeriaTunisia', 'mashriq', 'gulf') },
  digits: { fallback: 'region', accepts: oneOf('region', 'western', 'eastern') },
  hijri: { fallback: false, accepts: isBoolean },
  welcomed: { fallback: false, accepts: isBoolean },
  theme: { fallback: 'system', accepts: oneOf('system', 'light', 'sepia', 'dark') },
  fontSize: { fallback: 20, accepts: between(14, 40) },
  measure: { fallback: 'usual', accepts: oneOf('narrow', 'usual', 'wide') },
  lineHeight: { fallback: 'usual', accepts: oneOf('close', 'usual', 'open') },
  readingFace: { fallback: 'naskh', accepts: oneOf(...READING_FACES) },
  vowels: { fallback: true, accepts: isBoolean },
  interfaceSize: { fallback: 100, accepts: between(100, 200) },
  headlineBar: { fallback: true, accepts: isBoolean },
  headlineSpeed: { fallback: 60, accepts: between(20, 200) },
  otherHeadlines: { fallback: 'leftOut', accepts: oneOf(...OTHER_HEADLINES) },
  density: { fallback: 'usual', accepts: oneOf(...DENSITIES) },
  sourcesWidth: { fallback: 232, accepts: between(...COLUMN_WIDTHS.sourcesWidth) },
  listWidth: { fallback: 400, accepts: between(...COLUMN_WIDTHS.listWidth) },
  folds: { fallback: {}, accepts: isFolds },
  letterKeys: { fallback: true, accepts: isBoolean },
  ownKeys: { fallback: {}, accepts: isOwnKeys },
  unreadOnly: { fallback: false, accepts: isBoolean },
  searchOrder: { fallback: 'newest', accepts: oneOf('newest', 'best') },
  shelfOrder: { fallback: 'saved', accepts: oneOf(...SHELF_ORDERS) },
  repeats: { fallback: 'wire', accepts: oneOf(...REPEATS) },
  syncInterval: { fallback: 60, accepts: between(0, 1440) },
  notifications: { fallback: true, accepts: isBoolean },
  metered: { fallback: false, accepts: isBoolean },
  saveBattery: { fallback: false, accepts: isBoolean },
  pictures: { fallback: 'unmetered', accepts: oneOf(...PICTURE_POLICIES) },
  tray: { fallback: false, accepts: isBoolean },
  closeToTray: { fallback: true, accepts: isBoolean },
  toldOfTray: { fallback: false, accepts: isBoolean },
  badge: { fallback: false, accepts: isBoolean },
  startAtLogin: { fallback: false, accepts: isBoolean },
  barWindow: { fallback: false, accepts: isBoolean },
  barEdge: { fallback: 'top', accepts: oneOf(...BAR_EDGES) },
  barScreen: { fallback: null, accepts: orNull(isCount) },
  barSection: { fallback: null, accepts: orNull(isId) },
  pictureRoom: { fallback: 500, accepts: between(10, 20_000) },
  updates: { fallback: 'unasked', accepts: oneOf(...UPDATE_CHOICES) },
}

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly (keyof Settings)[]

/** Keeps every entry that is readable and falls back, entry by entry, for the rest. */
export function settingsFrom(stored: unknown): Settings {
  const given = isRecord(stored) ? stored : {}
  const entries = SETTING_NAMES.map(name => {
    const { fallback, accepts } = SETTINGS[name]
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    return [name, accepts(value) ? value : fallback]
  })
  return Object.fromEntries(entries) as Settings
}

/** True when every entry of `change` is a known preference with an allowed value. */
export function isSettingsChange(change: unknown): change is Partial<Settings> {
  if (!isPlain(change)) return false
  return Object.entries(change).every(
    ([name, value]) => Object.hasOwn(SETTINGS, name) && SETTINGS[name as keyof Settings].accepts(value),
  )
}

export type SearchOrder = 'newest' | 'best'
