// Newspapers are dragged into sections, sections and saved searches to another place, by hand or by keyboard.
import type { Key, ReactNode } from 'react'
import { type DragAndDropHooks, DropIndicator, type ItemDropTarget, useDragAndDrop } from 'react-aria-components'
import type { SavedSearchId } from '../../../shared/contract/search.ts'
import { libraryCell } from '../../library/library.ts'
import { moveSources, placeSection } from '../../library/sections.ts'
import { scopeOf, sectionOf } from '../../library/tree.ts'
import { placeSaved, savedCell, savedOfKey } from '../../search/asking/saved.ts'
import styles from './TreeDrag.module.css'

const SOURCE = 'warraq-source'
const SECTION = 'warraq-section'
const SEARCH = 'warraq-search'

export function useTreeDrag(): DragAndDropHooks {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: keys => [...keys].map(itemOf),
    acceptedDragTypes: [SOURCE, SECTION, SEARCH],
    getAllowedDropOperations: () => ['move'],
    getDropOperation: (target, types) => {
      if (target.type !== 'item') return 'cancel'
      return mayDrop(target, type => types.has(type)) ? 'move' : 'cancel'
    },
    onMove: ({ keys, target }) => drop([...keys], target),
    renderDropIndicator: target => <DropIndicator target={target} className={styles.drop ?? ''} />,
    renderDragPreview: items => <DragPreview>{items.map(item => item['text/plain']).join('، ')}</DragPreview>,
  })
  return dragAndDropHooks
}

function DragPreview({ children }: { readonly children: ReactNode }) {
  return <div className={styles.dragged}>{children}</div>
}

/** What is neither a section nor a newspaper has no type that any row takes. */
function itemOf(key: Key | string): Record<string, string> {
  const search = savedOfKey(String(key))
  if (search) return { [SEARCH]: '', 'text/plain': search.name }
  const scope = scopeOf(String(key))
  const library = libraryCell.get()
  if (scope.kind === 'section') {
    return { [SECTION]: '', 'text/plain': library?.sections.find(({ id }) => id === scope.sectionId)?.title ?? '' }
  }
  if (scope.kind !== 'source') return { 'text/plain': '' }
  return { [SOURCE]: '', 'text/plain': library?.sources.find(({ id }) => id === scope.sourceId)?.title ?? '' }
}

function mayDrop(target: ItemDropTarget, isOf: (type: string) => boolean): boolean {
  if (isOf(SEARCH)) return savedOfKey(String(target.key)) !== undefined && target.dropPosition !== 'on'
  return isOf(SECTION) ? takesSection(target) : takesSource(target)
}

/** In front of a section or behind it. */
function takesSection({ key, dropPosition }: ItemDropTarget): boolean {
  return scopeOf(String(key)).kind === 'section' && dropPosition !== 'on'
}

/** On a section, or beside a newspaper that is where this one is to go. */
function takesSource({ key, dropPosition }: ItemDropTarget): boolean {
  const { kind } = scopeOf(String(key))
  return kind === 'section' ? dropPosition === 'on' : kind === 'source' && dropPosition !== 'on'
}

function drop(keys: readonly (Key | string)[], target: ItemDropTarget): void {
  const [search] = keys.flatMap(each => savedOfKey(String(each)) ?? [])
  if (search) dropSearch(search.id, target)
  else dropInLibrary(keys, target)
}

function dropSearch(id: SavedSearchId, { key, dropPosition }: ItemDropTarget): void {
  const order = savedCell.get().map(each => each.id)
  const target = savedOfKey(String(key))
  if (!target) return
  void placeSaved(id, dropPosition === 'after' ? (order[order.indexOf(target.id) + 1] ?? null) : target.id)
}

function dropInLibrary(keys: readonly (Key | string)[], { key, dropPosition }: ItemDropTarget): void {
  const library = libraryCell.get()
  const target = scopeOf(String(key))
  const scopes = keys.map(each => scopeOf(String(each)))
  const [section] = scopes.flatMap(scope => (scope.kind === 'section' ? [scope.sectionId] : []))
  const sources = scopes.flatMap(scope => (scope.kind === 'source' ? [scope.sourceId] : []))
  if (!library) return
  if (section !== undefined && target.kind === 'section') {
    const order = library.sections.map(({ id }) => id)
    const next = order[order.indexOf(target.sectionId) + 1] ?? null
    void placeSection(section, dropPosition === 'after' ? next : target.sectionId)
  } else if (target.kind === 'section') {
    void moveSources(sources, library.sections.find(({ id }) => id === target.sectionId)?.title ?? null)
  } else if (target.kind === 'source') void moveSources(sources, sectionOf(library, target.sourceId))
}
