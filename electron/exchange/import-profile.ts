/** Takes in what a profile has beside its bookmarks, member by member: each is in the library, or nothing of it. */

import type { Brought, UnreadableEntry } from '../../shared/contract/exchange.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { MovingSettings } from '../../shared/settings/moving.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Remote } from '../processes/port.ts'
import type { ProfileKind, ProfileMember, ProfileSummary, ReadMember, Taken } from '../records/profile.ts'
import type { Store } from '../records/store.ts'

/** What of the reader's settings is asked and replaced; it is no part of the store. */
export interface SettingsReplacing {
  /** Whether the reader wants those of the file in the place of those that are here. */
  ask(settings: MovingSettings): Promise<boolean>
  replace(settings: MovingSettings): void
}

export interface ProfileParts {
  readonly store: Remote<Pick<Store, 'takeMember'>>
  readonly parser: Pick<Parser, 'readProfileMember'>
  clock(): number
}

/** Taken in by the last step, if at all. */
const LAST_KINDS: ReadonlySet<ProfileKind> = new Set<ProfileKind>(['rules', 'settings'])

export interface ProfileImport {
  /** Records that are taken in one after the other. */
  readonly total: number
  /** Takes in all members of these kinds. */
  take(kinds: readonly ProfileKind[], isStopped: () => boolean, onRecords: (taken: number) => void): Promise<void>
  /** The last step: what holds for everything here, where the reader wants it. */
  settle(isStopped: () => boolean): Promise<void>
  brought(): Brought
  /** Members of which nothing could be read. */
  unreadable(): readonly UnreadableEntry[]
}

/** Asks about the settings first: nobody should wait for a question behind a long import. */
export async function openProfile(
  path: string,
  { members, missing, hasUnknown }: ProfileSummary,
  { store, parser, clock }: ProfileParts,
  replacing: SettingsReplacing | null,
): Promise<ProfileImport> {
  const added: Record<ProfileKind, number> = {
    sections: 0,
    sources: 0,
    accounts: 0,
    read: 0,
    watches: 0,
    searches: 0,
    reports: 0,
    lists: 0,
    shown: 0,
    followed: 0,
    choices: 0,
    rules: 0,
    settings: 0,
  }
  const unreadable: UnreadableEntry[] = []
  let leftOut = missing
  let hasSettings = false
  const of = (kind: ProfileKind) => members.filter(member => member.kind === kind)

  /** null: nothing of it can be read. */
  async function read(name: string, records: number): Promise<ProfileMember | null> {
    const found = await readMember(parser, path, name)
    if ('reason' in found) {
      unreadable.push(found)
      leftOut += records
      return null
    }
    leftOut += found.unreadable
    return found.member
  }

  async function readSettings(): Promise<MovingSettings> {
    let settings: MovingSettings = {}
    for (const { name, records } of of('settings')) {
      const member = await read(name, records)
      if (member?.kind === 'settings')
        for (const record of member.records) settings = { ...settings, ...record.settings }
    }
    return settings
  }

  async function takeAll(
    kind: ProfileKind,
    isStopped: () => boolean,
    onRecords: (taken: number) => void,
  ): Promise<void> {
    for (const { name, records } of of(kind)) {
      if (isStopped()) return
      const member = await read(name, records)
      if (member && member.kind !== 'settings') {
        const taken: Taken = await store.takeMember(member, clock())
        added[kind] += taken.added
        leftOut += taken.homeless
      }
      onRecords(records)
    }
  }

  const settings = replacing ? await readSettings() : {}
  const hasAny = Object.keys(settings).length > 0 || of('rules').length > 0
  const isReplacing = replacing !== null && hasAny && (await replacing.ask(settings))

  return {
    total: members.reduce((sum, { kind, records }) => (LAST_KINDS.has(kind) ? sum : sum + records), 0),
    async take(kinds, isStopped, onRecords) {
      for (const kind of kinds) await takeAll(kind, isStopped, onRecords)
    },
    async settle(isStopped) {
      if (!isReplacing || isStopped()) return
      await takeAll('rules', isStopped, () => {})
      replacing.replace(settings)
      hasSettings = true
    },
    brought: () => ({
      sources: added.sources,
      read: added.read,
      rules: added.watches + added.searches,
      pictures: added.reports + added.lists,
      hasSettings,
      leftOut,
      hasUnknown,
    }),
    unreadable: () => unreadable,
  }
}

/** One that the parse process dies of is left out. */
async function readMember(
  parser: ProfileParts['parser'],
  path: string,
  name: string,
): Promise<ReadMember | UnreadableEntry> {
  try {
    return await parser.readProfileMember(path, name)
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'parserStopped') return { name, reason: 'tooLarge' }
    throw error
  }
}
