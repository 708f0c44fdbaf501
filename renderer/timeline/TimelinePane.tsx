// The way into timeline/: the column of headlines, with search over it.
import { useCell } from '../cell.ts'
import { searchingCell } from '../commands/place.ts'
import { useTranslate } from '../language/translate.ts'
import { later } from '../later.tsx'
import { listCell } from './list.ts'
import { TimelineList } from './TimelineList.tsx'
import styles from './TimelinePane.module.css'

const TimelineHeader = later(
  async () => (await import('./TimelineHeader.tsx')).TimelineHeader,
  <header className={styles.headerPlace} />,
)
const SearchView = later(async () => (await import('../search/SearchView.tsx')).SearchView)
const EmptyTimeline = later(async () => (await import('./EmptyTimeline.tsx')).EmptyTimeline)

export function TimelinePane() {
  const t = useTranslate()
  const searching = useCell(searchingCell)
  const { status, pages } = useCell(listCell)
  const isEmpty = status === 'failed' || (status === 'ready' && pages.list.total === 0)
  return (
    <section className={styles.pane} aria-label={t('timeline.name')}>
      <TimelineHeader />
      {searching ? <SearchView /> : isEmpty ? <EmptyTimeline /> : <TimelineList />}
    </section>
  )
}
