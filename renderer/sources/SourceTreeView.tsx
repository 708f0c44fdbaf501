import { type MouseEvent, memo, type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { ListLayout, Tree, Virtualizer } from 'react-aria-components'
import type { ArticleScope } from '../../shared/contract/reading.ts'
import type { SavedSearch } from '../../shared/contract/search.ts'
import type { Library, Source } from '../../shared/contract/sources.ts'
import { sayScope, showScope } from '../articles/scope.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { namedLibraryCell } from '../library/library.ts'
import { keyOf, scopeOf, sourceTree } from '../library/tree.ts'
import { onFrontCell, scopeCell, searchingCell, showFront } from '../place/place.ts'
import { searchCell } from '../search/asking/results.ts'
import { keyOfSaved, openSaved, savedAs, savedCell, savedCountsCell, savedOfKey } from '../search/asking/saved.ts'
import { SourceMenu } from './SourceMenu.tsx'
import styles from './SourceTreeView.module.css'
import { TreeRow } from './TreeRow.tsx'
import { SavedMenu } from './tree/SavedMenu.tsx'
import { SectionMenu } from './tree/SectionMenu.tsx'
import { foldThose, useFolds } from './tree/useFolds.ts'
import { useTreeDrag } from './tree/useTreeDrag.tsx'

/** The front page's row, and that over the saved searches: they are no lists. */
const FRONT = 'front'
const SEARCHES = 'searches'

/**
 * Rows of a folded section: without any, React Aria takes it for a row that cannot be unfolded. All of them would be made
 * with the tree, seen or not, which takes longer than anybody waits where there are a thousand.
 */
const SIGN_OF_MORE = 1

/** A row's height in pixels before it was measured. */
const ROWS = { estimatedRowSize: 34 }

interface SourceTreeViewProps {
  readonly library: Library
}

export function SourceTreeView({ library }: SourceTreeViewProps) {
  const t = useTranslate()
  const scope = useCell(scopeCell)
  const isOnFront = useCell(onFrontCell)
  const saved = useCell(savedCell)
  const shownSearch = useShownSearch()
  const [menuFor, setMenuFor] = useState<string | null>(null)
  const isFolded = useFolds()
  const menuRow = useRef<Element | null>(null)
  const dragAndDropHooks = useTreeDrag()
  const tree = useMemo(() => sourceTree(library), [library])
  const sections = tree.branches.map(branch => keyOf({ kind: 'section', sectionId: branch.section.id }))
  const folders = [SEARCHES, ...sections]
  const isFoldedKey = (key: string) => isFolded(key, key === SEARCHES ? saved.length : library.sources.length)

  const openMenu = useCallback((id: string, row: Element | null) => {
    menuRow.current = row
    setMenuFor(id)
  }, [])

  /** The keyboard's menu key arrives here too, on the row that has the focus. */
  function onContextMenu(event: MouseEvent) {
    const row = (event.target as Element).closest('[data-key]')
    const id = row?.getAttribute('data-key') ?? ''
    const { kind } = scopeOf(id)
    if (kind !== 'source' && kind !== 'section' && !savedOfKey(id)) return
    event.preventDefault()
    openMenu(id, row)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows are what is pressed; this only hears of it
    <div role="presentation" className={styles.whole} onContextMenu={onContextMenu}>
      <Virtualizer layout={ListLayout} layoutOptions={ROWS}>
        <Tree
          aria-label={t('sources.name')}
          className={styles.tree ?? ''}
          selectionMode="single"
          // Arrows only move; Enter opens. If arrows selected, each step would load a list.
          selectionBehavior="toggle"
          disallowEmptySelection
          dragAndDropHooks={dragAndDropHooks}
          selectedKeys={[shownSearch ?? (isOnFront ? FRONT : keyOf(scope))]}
          expandedKeys={folders.filter(key => !isFoldedKey(key))}
          onExpandedChange={keys => foldThose(folders, key => !keys.has(key))}
          onSelectionChange={keys => {
            const [key] = keys === 'all' ? [] : [...keys]
            if (key === SEARCHES) foldThose(folders, one => (one === key) !== isFoldedKey(one))
            else if (key !== undefined) open(String(key))
          }}
        >
          <TreeRow id={FRONT} title={t('front.name')} kind="whole" uncounted />
          <TreeRow id="all" title={t('sources.all')} kind="whole" />
          <TreeRow id="bookmarks" title={t('bookmarks.name')} kind="whole" quiet />
          {saved.length > 0 && (
            <TreeRow id={SEARCHES} title={t('saved.name')} kind="section" uncounted>
              {saved.map(search => (
                <SavedRow key={search.id} search={search} onMenu={openMenu} />
              ))}
            </TreeRow>
          )}
          {tree.branches.map(({ section, sources }) => {
            const id = keyOf({ kind: 'section', sectionId: section.id })
            return (
              <TreeRow key={section.id} id={id} title={section.title} kind="section" onMenu={openMenu}>
                {(isFoldedKey(id) ? sources.slice(0, SIGN_OF_MORE) : sources).map(source => (
                  <SourceRow key={source.id} source={source} onMenu={openMenu} />
                ))}
              </TreeRow>
            )
          })}
          {tree.loose.map(source => (
            <SourceRow key={source.id} source={source} onMenu={openMenu} />
          ))}
        </Tree>
      </Virtualizer>
      {menuFor && <RowMenu of={menuFor} row={menuRow} onClose={() => setMenuFor(null)} />}
    </div>
  )
}

const NOTHING: Library = { sections: [], sources: [], bookmarks: 0 }

function open(key: string): void {
  const search = savedOfKey(key)
  if (search) openSaved(search)
  else if (key === FRONT) showFront()
  else void openList(scopeOf(key))
}

async function openList(scope: ArticleScope): Promise<void> {
  await showScope(scope)
  sayScope(scope)
}

interface RowMenuProps {
  /** The key of the row. */
  readonly of: string
  readonly row: RefObject<Element | null>
  readonly onClose: () => void
}

/** What was removed meanwhile has no menu. */
function RowMenu({ of, ...menu }: RowMenuProps) {
  const saved = useCell(savedCell)
  const { sections, sources } = useCell(namedLibraryCell) ?? NOTHING
  const search = savedOfKey(of)
  if (search) return <SavedMenu search={search} saved={saved} {...menu} />
  const scope = scopeOf(of)
  const section = scope.kind === 'section' && sections.find(({ id }) => id === scope.sectionId)
  const source = scope.kind === 'source' && sources.find(({ id }) => id === scope.sourceId)
  if (section) return <SectionMenu section={section} sections={sections} {...menu} />
  return source ? <SourceMenu source={source} sections={sections} {...menu} /> : null
}

/** The key of the search that is before the reader; null: it is not kept, or they do not search. */
function useShownSearch(): string | null {
  const saved = useCell(savedCell)
  const shown = useCellPart(searchCell, asked => savedAs(asked, saved)?.id ?? null)
  return useCell(searchingCell) && shown !== null ? keyOfSaved(shown) : null
}

interface SavedRowProps extends Pick<SourceRowProps, 'onMenu'> {
  readonly search: SavedSearch
}

function SavedRow({ search: { id, name }, onMenu }: SavedRowProps) {
  return <TreeRow id={keyOfSaved(id)} title={name} kind="search" counts={savedCountsCell} onMenu={onMenu} />
}

interface SourceRowProps {
  readonly source: Source
  readonly onMenu: (id: string, row: Element | null) => void
}

/** Hundreds of them, of which few change at a time: the others are not drawn again. */
const SourceRow = memo(function SourceRow({ source, onMenu }: SourceRowProps) {
  const id = keyOf({ kind: 'source', sourceId: source.id })
  return <TreeRow id={id} title={source.title} kind="source" source={source} onMenu={onMenu} />
})
