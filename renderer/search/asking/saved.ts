// Searches that the reader keeps, and what is done to them.

import type { SavedSearch, SavedSearchId } from '../../../shared/contract/search.ts'
import { isolated } from '../../../shared/press/names.ts'
import type { Result } from '../../../shared/result.ts'
import { createCell } from '../../base/cell.ts'
import { placedBefore, stepped } from '../../base/order.ts'
import { reader } from '../../base/reader.ts'
import { throttle } from '../../base/soon.ts'
import { translate } from '../../language/translate.ts'
import { tell, tellFailure } from '../../notices/toasts.ts'
import { aloneCell, sourcesOutCell, startSearch } from '../../place/place.ts'
import { type Asked, askFor, isSameQuestion } from './results.ts'

/** In the reader's order. */
export const savedCell = createCell<readonly SavedSearch[]>([])
/** The key of a row in the tree of sources → the unread articles that the search finds. */
export const savedCountsCell = createCell<ReadonlyMap<string, number>>(new Map())
/** The name of the search is being asked for. */
export const namingSearchCell = createCell(false)

const DEBOUNCE_MS = 150
/** A sync changes something ten times in a second; nobody reads counts that fast. */
const THROTTLE_MS = 1000

/** One that was let go of and taken back has another id: what was done before that and is taken back then means the same. */
const again = new Map<SavedSearchId, SavedSearchId>()

const reading = throttle(readSaved, () => ({ wait: DEBOUNCE_MS, interval: THROTTLE_MS }))

export function watchSaved(): void {
  reader.on.searchesChanged(reading.ask)
  reader.on.articlesChanged(reading.ask)
  reader.on.libraryChanged(reading.ask)
  reading.now()
}

/** The key of its row in the tree of sources. */
export function keyOfSaved(id: SavedSearchId): string {
  return `search:${id}`
}

/** The search of a row; undefined: it is the row of something else. */
export function savedOfKey(key: string): SavedSearch | undefined {
  return savedCell.get().find(({ id }) => keyOfSaved(id) === key)
}

/** What is asked for is kept already. */
export function savedAs(asked: Asked, saved: readonly SavedSearch[]): SavedSearch | undefined {
  return saved.find(each => isSameQuestion(each, { ...asked, words: asked.words.trim() }))
}

export function openSaved({ words, filters }: SavedSearch): void {
  aloneCell.set(false)
  sourcesOutCell.set(false)
  askFor({ words, filters })
  startSearch()
}

export async function saveSearch(name: string, { words, filters }: Asked): Promise<void> {
  const saved = await reader.request.saveSearch(name, words.trim(), filters)
  if (!saved.ok) return tellFailure(saved)
  reading.now()
  tell(translate('saved.kept', { name: isolated(name, null) }), () =>
    changed(reader.request.removeSearch(nowOf(saved.value))),
  )
}

export async function renameSaved({ id, name: before }: SavedSearch, name: string): Promise<void> {
  if (name === before || !(await changed(reader.request.renameSearch(id, name)))) return
  tell(translate('saved.renamed', { name: isolated(name, null) }), () =>
    changed(reader.request.renameSearch(nowOf(id), before)),
  )
}

export async function removeSaved({ id, name, words, filters }: SavedSearch): Promise<void> {
  const order = ids()
  if (!(await changed(reader.request.removeSearch(id)))) return
  tell(translate('saved.removed', { name: isolated(name, null) }), async () => {
    const kept = await reader.request.saveSearch(name, words, filters)
    if (!kept.ok) {
      tellFailure(kept)
      return false
    }
    again.set(id, kept.value)
    return changed(reader.request.orderSearches(order.map(nowOf)))
  })
}

/** In front of another one; null: behind all of them. */
export async function placeSaved(id: SavedSearchId, before: SavedSearchId | null): Promise<void> {
  await order(placedBefore(ids(), id, before))
}

/** One place up or down. */
export async function stepSaved(id: SavedSearchId, step: 1 | -1): Promise<void> {
  await order(stepped(ids(), id, step))
}

async function order(wanted: readonly SavedSearchId[] | null): Promise<void> {
  const before = ids()
  if (wanted === null || !(await changed(reader.request.orderSearches(wanted)))) return
  tell(translate('saved.ordered'), () => changed(reader.request.orderSearches(before.map(nowOf))))
}

function nowOf(id: SavedSearchId): SavedSearchId {
  const next = again.get(id)
  return next === undefined ? id : nowOf(next)
}

function ids(): SavedSearchId[] {
  return savedCell.get().map(({ id }) => id)
}

/** Whether it was done; then they are read at once. */
async function changed(answer: Promise<Result<void>>): Promise<boolean> {
  const result = await answer
  if (result.ok) reading.now()
  else tellFailure(result)
  return result.ok
}

async function readSaved(): Promise<void> {
  const saved = await reader.request.listSavedSearches()
  if (!saved.ok) return tellFailure(saved)
  savedCountsCell.set(new Map(saved.value.map(({ id, unread }) => [keyOfSaved(id), unread])))
  // Only numbers changed, as dozens of times during a sync: whoever draws the names need not draw them again.
  if (namesIn(savedCell.get()) !== namesIn(saved.value)) savedCell.set(saved.value)
}

function namesIn(saved: readonly SavedSearch[]): string {
  return JSON.stringify(saved.map(search => ({ ...search, unread: 0 })))
}
