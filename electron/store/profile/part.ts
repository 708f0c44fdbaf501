/** What the store does about a whole profile in one file (docs/profile.md). */

import type { SourceId } from '../../../shared/contract/ids.ts'
import type { Cursor, ProfilePage, StoredKind, StoredMember, Taken } from '../../records/profile.ts'
import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import { readAccounts, takeAccounts } from './accounts.ts'
import { readLists, readReports, readShown, takeLists, takeReports, takeShown } from './hidden.ts'
import { readMarks, takeMarks } from './marks.ts'
import { readRules, takeRules } from './rules.ts'
import { readSearches, takeSearches } from './searches.ts'
import { readSections, readSources, takeSections, takeSources } from './sources.ts'
import { readChoices, readFollowed, takeChoices, takeFollowed } from './stories.ts'
import { readWatches, takeWatches } from './watches.ts'

const READERS: { readonly [K in StoredKind]: (databases: ReadableDatabases, after: Cursor | null) => ProfilePage } = {
  sections: ({ library }, after) => readSections(library, after),
  sources: ({ library }, after) => readSources(library, after),
  accounts: ({ library }, after) => readAccounts(library, after),
  read: ({ library }, after) => readMarks(library, after),
  watches: ({ library }, after) => readWatches(library, after),
  searches: ({ library }, after) => readSearches(library, after),
  reports: (databases, after) => readReports(databases, after),
  lists: ({ library }, after) => readLists(library, after),
  shown: ({ library }, after) => readShown(library, after),
  followed: ({ library }, after) => readFollowed(library, after),
  choices: ({ library }, after) => readChoices(library, after),
  rules: ({ library }) => readRules(library),
}

/** Of which there may be very many: enough to say how far an export is. */
const COUNTED = ['sources', 'statuses', 'watches', 'saved_searches', 'reports', 'report_lists', 'followed_stories']

export function profileReads({ databases }: { readonly databases: ReadableDatabases }) {
  return {
    profileSize() {
      const counts = COUNTED.map(table => `(SELECT count(*) FROM ${table})`).join(' + ')
      return databases.library.query<{ size: number }>(`SELECT ${counts} AS size`).get()?.size ?? 0
    },
    readProfile: (kind, after) => READERS[kind](databases, after),
  } satisfies Partial<StoreReads>
}

export interface ProfileWriting {
  readonly databases: Databases
  /** Newspapers and their articles are back. */
  onShown(sources: readonly SourceId[]): void
  onWatchesChanged(): void
  onHiddenChanged(): void
}

export function profileWrites(writing: ProfileWriting) {
  return { takeMember: (member, now) => takeMember(writing, member, now) } satisfies Partial<StoreWrites>
}

/** Each in one transaction. */
function takeMember(writing: ProfileWriting, member: StoredMember, now: number): Taken {
  const { databases } = writing
  const { library } = databases
  switch (member.kind) {
    case 'sections':
      return takeSections(library, member.records)
    case 'sources': {
      const { sources, ...taken } = takeSources(databases, member.records, now)
      writing.onShown(sources)
      return taken
    }
    case 'accounts':
      return takeAccounts(library, member.records, now)
    case 'read':
      return takeMarks(databases, member.records, now)
    case 'watches': {
      const taken = takeWatches(databases, member.records)
      writing.onWatchesChanged()
      return taken
    }
    case 'searches':
      return takeSearches(databases, member.records)
    case 'followed':
      return takeFollowed(databases, member.records)
    case 'choices':
      return takeChoices(databases, member.records)
    default:
      return takeHidden(writing, member, now)
  }
}

type HiddenMember = Extract<StoredMember, { readonly kind: 'reports' | 'lists' | 'shown' | 'rules' }>

/** What was answered about hidden pictures before is worth nothing afterwards. */
function takeHidden({ databases, onHiddenChanged }: ProfileWriting, member: HiddenMember, now: number): Taken {
  try {
    switch (member.kind) {
      case 'reports':
        return takeReports(databases, member.records)
      case 'lists':
        return takeLists(databases.library, member.records, now)
      case 'shown':
        return takeShown(databases.library, member.records)
      case 'rules':
        return takeRules(databases.library, member.records)
    }
  } finally {
    onHiddenChanged()
  }
}
