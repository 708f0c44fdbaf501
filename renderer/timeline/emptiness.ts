// Why there is no headline to show.
import type { ArticleScope } from '../../shared/contract/reading.ts'
import type { Library } from '../../shared/contract/sources.ts'
import type { SyncState } from '../../shared/contract/sync.ts'
import { type ListState, listCell } from '../articles/list.ts'
import { unreadOnlyIn } from '../articles/scope.ts'
import { useCell } from '../base/cell.ts'
import { libraryCell } from '../library/library.ts'
import { scopeCell, searchingCell } from '../place/place.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { networkTrouble, syncCell } from '../sync/sync.ts'

/**
 * The list could not be opened; nothing kept; no source at all; all read; on its way; no network to come over; nothing
 * came so far.
 */
export type Emptiness = 'failed' | 'bookmarks' | 'sources' | 'read' | 'coming' | 'network' | 'nothing'

export interface Known {
  readonly list: Pick<ListState, 'status' | 'slices'>
  readonly scope: ArticleScope
  readonly unreadOnly: boolean
  readonly library: Library | null
  readonly sync: SyncState
}

/** null: there is something to show, or it is not known yet. */
export function emptinessOf({ list, scope, unreadOnly, library, sync }: Known): Emptiness | null {
  if (list.status === 'failed') return 'failed'
  if (list.status === 'opening' || list.slices.list.total > 0 || library === null) return null
  if (scope.kind === 'bookmarks') return 'bookmarks'
  if (library.sources.length === 0) return 'sources'
  const isComing = sync.progress?.phase === 'feeds' && library.sources.some(({ enabled }) => enabled)
  // Of a list in which there is nothing to read it is not known whether all was read before something has arrived.
  if (unreadOnly && !(isComing && hasNothingYet(library))) return 'read'
  if (isComing) return 'coming'
  // Whatever is being fetched, there is a network to fetch it over.
  if (sync.progress === null && sync.lastSummary && networkTrouble(sync.lastSummary)) return 'network'
  return 'nothing'
}

export function useEmptiness(): Emptiness | null {
  const scope = useCell(scopeCell)
  const list = useCell(listCell)
  const library = useCell(libraryCell)
  const sync = useCell(syncCell)
  const isSearching = useCell(searchingCell)
  useCell(settingsCell)
  return isSearching ? null : emptinessOf({ list, scope, unreadOnly: unreadOnlyIn(scope), library, sync })
}

function hasNothingYet({ sources }: Library): boolean {
  return sources.every(({ feeds }) => feeds.every(({ succeededAt }) => succeededAt === null))
}
