// The way into timeline/: the column of headlines, with search over it.
import { memo } from 'react'
import { useCell, useCellPart } from '../cell.ts'
import { searchingCell } from '../commands/place.ts'
import { useTranslate } from '../language/translate.ts'
import { later } from '../later.tsx'
import { type ListState, listCell } from './list.ts'
import { TimelineList } from './TimelineList.tsx'
import styles from './TimelinePane.module.css'

const TimelineHeader = later(
  async () => (await import('./TimelineHeader.tsx')).TimelineHeader,
  <header className={styles.headerPlace} />,
)
const SearchView = later(async () => (await import('../search/SearchView.tsx')).SearchView)
const EmptyTimeline = later(async () => (await import('./EmptyTimeline.tsx')).EmptyTimeline)

export const TimelinePane = memo(function TimelinePane() {
  const t = useTranslate()
  const searching = useCell(searchingCell)
  const isEmpty = useCellPart(listCell, whetherEmpty)
  return (
    <section className={styles.pane} aria-label={t('timeline.name')}>
      <TimelineHeader />
      {searching ? <SearchView /> : isEmpty ? <EmptyTimeline /> : <TimelineList />}
    </section>
  )
})

function whetherEmpty({ status, pages }: ListState): boolean {
  return status === 'failed' || (status === 'ready' && pages.list.total === 0)
}
