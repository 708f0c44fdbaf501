// The way into timeline/: the column of headlines, with search over it, or the shelf of what was kept.
import { memo } from 'react'
import { type ListState, listCell } from '../articles/list.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { later } from '../controls/lazy-part.tsx'
import { useTranslate } from '../language/translate.ts'
import { scopeCell, searchingCell } from '../place/place.ts'
import { TimelineList } from './TimelineList.tsx'
import styles from './TimelinePane.module.css'

const TimelineHeader = later(
  async () => (await import('./TimelineHeader.tsx')).TimelineHeader,
  <header className={styles.headerPlace} />,
)
const SearchView = later(async () => (await import('../search/SearchView.tsx')).SearchView)
const ShelfView = later(async () => (await import('../shelf/ShelfView.tsx')).ShelfView)
const EmptyTimeline = later(async () => (await import('./EmptyTimeline.tsx')).EmptyTimeline)

export const TimelinePane = memo(function TimelinePane() {
  const t = useTranslate()
  const searching = useCell(searchingCell)
  const isEmpty = useCellPart(listCell, whetherEmpty)
  const isShelf = useCellPart(scopeCell, scope => scope.kind === 'bookmarks') && !searching
  return (
    <section className={`${styles.pane} ${isShelf ? styles.whole : ''}`} data-list aria-label={t('timeline.name')}>
      {!isShelf && <TimelineHeader />}
      {isShelf ? <ShelfView /> : searching ? <SearchView /> : isEmpty ? <EmptyTimeline /> : <TimelineList />}
    </section>
  )
})

function whetherEmpty({ status, slices }: ListState): boolean {
  return status === 'failed' || (status === 'ready' && slices.list.total === 0)
}
