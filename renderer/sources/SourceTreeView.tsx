import { type MouseEvent, memo, useCallback, useRef, useState } from 'react'
import { ListLayout, Tree, Virtualizer } from 'react-aria-components'
import type { SourceId } from '../../shared/contract/ids.ts'
import type { ArticleScope } from '../../shared/contract/reading.ts'
import type { Library, Source } from '../../shared/contract/sources.ts'
import { sayScope, showScope } from '../articles/scope.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { keyOf, type SourceTree, scopeOf } from '../library/tree.ts'
import { scopeCell } from '../place/place.ts'
import { SourceMenu } from './SourceMenu.tsx'
import styles from './SourceTreeView.module.css'
import { TreeRow } from './TreeRow.tsx'

/** A row's height in pixels before it was measured. */
const ROWS = { estimatedRowSize: 34 }

interface SourceTreeViewProps {
  readonly tree: SourceTree
  readonly library: Library
}

export function SourceTreeView({ tree, library }: SourceTreeViewProps) {
  const t = useTranslate()
  const scope = useCell(scopeCell)
  const [menuFor, setMenuFor] = useState<Source | null>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const menuRow = useRef<Element | null>(null)
  const sections = tree.branches.map(branch => keyOf({ kind: 'section', sectionId: branch.section.id }))

  const openMenu = useCallback((id: SourceId, row: Element | null) => {
    menuRow.current = row
    setMenuFor(libraryCell.get()?.sources.find(source => source.id === id) ?? null)
  }, [])

  /** The keyboard's menu key arrives here too, on the row that has the focus. */
  function onContextMenu(event: MouseEvent) {
    const row = (event.target as Element).closest('[data-key]')
    const chosen = scopeOf(row?.getAttribute('data-key') ?? '')
    if (chosen.kind !== 'source') return
    event.preventDefault()
    openMenu(chosen.sourceId, row)
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
          selectedKeys={[keyOf(scope)]}
          expandedKeys={sections.filter(key => !folded.has(key))}
          onExpandedChange={keys => setFolded(new Set(sections.filter(key => !keys.has(key))))}
          onSelectionChange={keys => {
            const [key] = keys === 'all' ? [] : [...keys]
            if (key !== undefined) void open(scopeOf(String(key)))
          }}
        >
          <TreeRow id="all" title={t('sources.all')} kind="whole" />
          <TreeRow id="bookmarks" title={t('bookmarks.name')} kind="whole" quiet />
          {tree.branches.map(({ section, sources }) => (
            <TreeRow
              key={section.id}
              id={keyOf({ kind: 'section', sectionId: section.id })}
              title={section.title}
              kind="section"
            >
              {sources.map(source => (
                <SourceRow key={source.id} source={source} onMenu={openMenu} />
              ))}
            </TreeRow>
          ))}
          {tree.loose.map(source => (
            <SourceRow key={source.id} source={source} onMenu={openMenu} />
          ))}
        </Tree>
      </Virtualizer>
      {menuFor && (
        <SourceMenu source={menuFor} sections={library.sections} row={menuRow} onClose={() => setMenuFor(null)} />
      )}
    </div>
  )
}

async function open(scope: ArticleScope): Promise<void> {
  await showScope(scope)
  sayScope(scope)
}

interface SourceRowProps {
  readonly source: Source
  readonly onMenu: (source: SourceId, row: Element | null) => void
}

/** Hundreds of them, of which few change at a time: the others are not drawn again. */
const SourceRow = memo(function SourceRow({ source, onMenu }: SourceRowProps) {
  const id = keyOf({ kind: 'source', sourceId: source.id })
  return <TreeRow id={id} title={source.title} kind="source" source={source} onMenu={onMenu} />
})
