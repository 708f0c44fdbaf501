/**
 * All that is precious in a profile, as further members of the archive (docs/profile.md). Articles, newspapers and folders
 * are named as they are named outside: no record knows a number of the library that it comes from.
 */

import type { Direction } from '../../shared/arabic/direction.ts'
import type { KeepingRule, SourceRule } from '../../shared/contract/keeping.ts'
import type { ListedPicture } from '../../shared/contract/reports.ts'
import type { SearchFilters } from '../../shared/contract/search.ts'
import type { Watch } from '../../shared/contract/watches.ts'
import type { MovingSettings } from '../../shared/settings/moving.ts'
import { MIB } from '../../shared/units.ts'
import type { MarkKey, NewAccount } from './account.ts'

export const PROFILE_VERSION = 1
/** Names all members with their sums; it stands behind them. */
export const MANIFEST_ENTRY = 'profile.json'
/** Unpacked bytes of one member. */
export const LARGEST_MEMBER = 8 * MIB

/** An article as its feed names it. `feed`: its address, or `saved:` for a page that was saved by hand. */
export interface ArticleName {
  readonly feed: string
  readonly guid: string
}

export interface SectionRecord {
  readonly title: string
}

export interface FeedRecord {
  readonly address: string
  readonly title: string | null
  /** Where it was before its server moved it. */
  readonly movedFrom: string | null
  /** Where the reader does not want it to go. */
  readonly declined: string | null
}

/** In the reader's order. */
export interface SourceRecord {
  readonly title: string
  readonly homepage: string | null
  readonly section: string | null
  readonly isStopped: boolean
  readonly addedAt: number
  readonly feeds: readonly FeedRecord[]
  /** null: as for all. */
  readonly rule: SourceRule | null
}

/** An account on a server. Its password moves nowhere. */
export interface MovedAccount extends NewAccount {
  readonly addedAt: number
  readonly feeds: readonly MovedFeed[]
  /** Ids of the articles that the server had starred. */
  readonly starred: readonly string[]
  /** Marks that the server may not have yet. */
  readonly waiting: readonly MovedMark[]
}

export interface MovedFeed {
  readonly remoteId: string
  readonly url: string | null
  /** What the server called it last, and where it stood there. */
  readonly title: string
  readonly folder: string | null
  /** The server no longer has it. */
  readonly isGone: boolean
  /** False: it was deleted here, and the server is still to be told. */
  readonly isHere: boolean
}

export interface MovedMark {
  readonly remoteId: string
  readonly key: MarkKey
  readonly value: boolean
  readonly queuedAt: number
}

/** Without `readAt`: read once, and marked unread again. */
export interface ReadRecord extends ArticleName {
  readonly readAt: number | null
  /** Where the reader stopped, from 0 to 1 of the text. */
  readonly position: number | null
}

export type PlaceRecord =
  | { readonly kind: 'all' }
  | { readonly kind: 'section'; readonly title: string }
  /** Any of the newspaper's feeds. */
  | { readonly kind: 'source'; readonly feed: string }

/** In the order in which they were made. */
export interface WatchRecord extends Omit<Watch, 'place'> {
  readonly place: PlaceRecord
  readonly isPaused: boolean
  readonly madeAt: number
  /** Articles of which it has told. */
  readonly told: readonly (ArticleName & { readonly toldAt: number })[]
}

/** What a search is narrowed to, by names. `sources`: a feed of each. */
export interface FiltersRecord extends Omit<SearchFilters, 'sources' | 'sections' | 'folders' | 'tags'> {
  readonly sources: readonly string[]
  readonly sections: readonly string[]
  /** The names of each, from the outermost on. */
  readonly folders: readonly (readonly string[])[]
  readonly tags: readonly string[]
}

/** In the reader's order. */
export interface SearchRecord {
  readonly name: string
  readonly words: string
  readonly filters: FiltersRecord
  readonly createdAt: number
}

/** A picture that the reader hid. */
export interface ReportRecord {
  /** What it is called in the library it comes from. */
  readonly key: string
  /** Feed and address from which that name is made; null: it is made of more. */
  readonly named: { readonly feed: string; readonly address: string } | null
  readonly sha256: string | null
  readonly likeness: string | null
  readonly reason: string
  readonly words: string
  readonly title: string
  readonly newspaper: string
  readonly language: string | null
  readonly direction: Direction
  readonly reportedAt: number
}

/** A list of pictures that other people report. */
export interface ListRecord {
  readonly address: string | null
  readonly title: string
  readonly addedAt: number
  readonly checkedAt: number
  readonly contentHash: string
  readonly pictures: readonly ListedPicture[]
}

/** A picture that lists report, and the reader wants to see. */
export interface ShownRecord {
  readonly likeness: string
  readonly shownAt: number
}

/** An article of a story that is followed. */
export interface FollowedRecord extends ArticleName {
  readonly followedAt: number
}

/** What the reader decided about stories. */
export interface ChoiceRecord {
  readonly madeAt: number
  /** The stories as they were. */
  readonly before: readonly (readonly ArticleName[])[]
  readonly pairs: readonly { readonly one: ArticleName; readonly other: ArticleName; readonly together: boolean }[]
}

/** What holds for everything here; null: never chosen. */
export interface RulesRecord {
  readonly keeping: KeepingRule | null
  readonly listsNeeded: number | null
}

export interface SettingsRecord {
  readonly settings: MovingSettings
}

export interface ProfileRecords {
  readonly sections: SectionRecord
  readonly sources: SourceRecord
  readonly accounts: MovedAccount
  readonly read: ReadRecord
  readonly watches: WatchRecord
  readonly searches: SearchRecord
  readonly reports: ReportRecord
  readonly lists: ListRecord
  readonly shown: ShownRecord
  readonly followed: FollowedRecord
  readonly choices: ChoiceRecord
  readonly rules: RulesRecord
  readonly settings: SettingsRecord
}

export type ProfileKind = keyof ProfileRecords
/** Settings are in no database. */
export type StoredKind = Exclude<ProfileKind, 'settings'>

/** Before the bookmarks, which belong to them. */
export const KINDS_BEFORE = ['sections', 'sources', 'accounts'] as const satisfies readonly StoredKind[]
/** After the bookmarks, whose folders, tags and feeds they name. */
export const KINDS_AFTER = [
  'read',
  'watches',
  'searches',
  'reports',
  'lists',
  'shown',
  'followed',
  'choices',
] as const satisfies readonly StoredKind[]
/** Every kind that the store writes, in the order in which it is taken in. */
export const STORED_KINDS: readonly StoredKind[] = [...KINDS_BEFORE, ...KINDS_AFTER, 'rules']

type MemberOf<K extends ProfileKind> = {
  readonly [N in K]: { readonly kind: N; readonly records: readonly ProfileRecords[N][] }
}[K]

/** Records of one kind, checked. */
export type ProfileMember = MemberOf<ProfileKind>
export type StoredMember = MemberOf<StoredKind>

/** The row after which to go on. */
export type Cursor = readonly (string | number)[]

/** Records on their way into a file. */
export interface ProfilePage {
  /** JSON of a list of them, UTF-8. */
  readonly json: Uint8Array
  readonly records: number
  /** null: these were the last. */
  readonly next: Cursor | null
}

/** What became of records out of a file. */
export interface Taken {
  readonly added: number
  /** What they belong to is not here. */
  readonly homeless: number
}

/** One member in the list of all. */
export interface ManifestMember {
  readonly name: string
  readonly records: number
  /** Of its unpacked bytes, in hexadecimal digits. */
  readonly sha256: string
}

export interface Manifest {
  readonly version: number
  readonly members: readonly ManifestMember[]
}

/** What a file says of the profile in it. */
export interface ProfileSummary {
  /** Those that can be asked for, by kind. */
  readonly members: readonly { readonly name: string; readonly kind: ProfileKind; readonly records: number }[]
  /** Records in members that are named and not there. */
  readonly missing: number
  /** Something in it only a newer version knows. */
  readonly hasUnknown: boolean
}

/** A member as it was read. */
export interface ReadMember {
  readonly member: ProfileMember
  /** Records that were none. */
  readonly unreadable: number
}
