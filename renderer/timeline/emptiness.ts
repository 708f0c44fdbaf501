// Why there is no headline to show.
import type { ArticleScope } from '../../shared/contract/reading.ts'
import type { Library } from '../../shared/contract/sources.ts'
import type { SyncState } from '../../shared/contract/sync.ts'
import type { KeptWatch } from '../../shared/contract/watches.ts'
import { type ListState, listCell } from '../articles/list.ts'
import { unreadOnlyIn } from '../articles/scope.ts'
import { useCell } from '../base/cell.ts'
import { libraryCell } from '../library/library.ts'
import { scopeCell, searchingCell } from '../place/place.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { networkTrouble, syncCell } from '../sync/sync.ts'
import { mutesOf, watchesCell } from '../watches/watches.ts'

/**
 * The list could not be opened; nothing kept; no source at all; the reader muted it; all read; on its way; no network to come over; nothing
 * came so far.
 */
export type Emptiness = 'failed' | 'bookmarks' | 'sources' | 'muted' | 'read' | 'coming' | 'network' | 'nothing'

export interface Known {
  readonly list: Pick<ListState, 'status' | 'slices'>
  readonly scope: ArticleScope
  readonly unreadOnly: boolean
  readonly library: Library | null
  readonly sync: SyncState
  /** What the reader watches for. */
  readonly watches: readonly KeptWatch[] | null
}

/** null: there is something to show, or it is not known yet. */
export function emptinessOf({ list, scope, unreadOnly, library, sync, watches }: Known): Emptiness | null {
  if (list.status === 'failed') return 'failed'
  if (list.status === 'opening' || list.slices.list.total > 0 || library === null) return null
  if (scope.kind === 'bookmarks') return 'bookmarks'
  if (library.sources.length === 0) return 'sources'
  if (scope.kind === 'source' && mutesOf(watches, { id: scope.sourceId }).length > 0) return 'muted'
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
  const watches = useCell(watchesCell)
  const isSearching = useCell(searchingCell)
  useCell(settingsCell)
  return isSearching ? null : emptinessOf({ list, scope, unreadOnly: unreadOnlyIn(scope), library, sync, watches })
}

function hasNothingYet({ sources }: Library): boolean {
  return sources.every(({ feeds }) => feeds.every(({ succeededAt }) => succeededAt === null))
}
