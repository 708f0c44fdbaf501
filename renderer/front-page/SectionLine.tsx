import { Menu as MenuIcon, RefreshCw, Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { SectionId } from '../../shared/contract/ids.ts'
import type { FrontPage } from '../../shared/contract/stories.ts'
import { number } from '../../shared/locales/dates.ts'
import { showAll, showList } from '../articles/show-list.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { Name } from '../language/Name.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { countsCell } from '../library/library.ts'
import { keyOf } from '../library/tree.ts'
import { onFrontCell, scopeCell, sourcesOutCell, startSearch } from '../place/place.ts'
import { cancelSync, startSync, syncCell } from '../sync/sync.ts'
import styles from './SectionLine.module.css'

/** The reader's sections under the masthead; whatever else can be opened stands at its end. */
export function SectionLine({ page }: { readonly page: FrontPage | null }) {
  const t = useTranslate()
  const walk = useWalk()
  const sections = (page?.sections ?? []).filter(
    (section): section is typeof section & { readonly id: SectionId } => section.id !== null,
  )
  const unread = page?.sections.reduce((sum, section) => sum + section.unread, 0) ?? 0
  const { progress } = useCell(syncCell)
  return (
    <nav className={styles.line} aria-label={t('front.sections')} onKeyDown={walk.onKeyDown}>
      <div className={styles.lists}>
        <ul className={styles.sections}>
          <li className={styles.menu}>
            <Entry {...walk.of(0)} label={t('sources.show')} onChosen={() => sourcesOutCell.set(true)}>
              <MenuIcon data-turns />
            </Entry>
          </li>
          <li>
            <Entry {...walk.of(1)} isCurrent onChosen={() => {}}>
              {t('front.name')}
            </Entry>
          </li>
          {sections.map(({ id, title, unread: printed }, place) => (
            <li key={id}>
              <Entry {...walk.of(2 + place)} onChosen={() => showList({ kind: 'section', sectionId: id })}>
                <Name of={title} language={null} />
                <Count of={keyOf({ kind: 'section', sectionId: id })} printed={printed} />
              </Entry>
            </li>
          ))}
        </ul>
        <ul className={styles.whole}>
          <li>
            <Entry {...walk.of(2 + sections.length)} onChosen={openAll}>
              {t('sources.all')}
              <Count of="all" printed={unread} />
            </Entry>
          </li>
          <li>
            <Entry {...walk.of(3 + sections.length)} onChosen={() => showList({ kind: 'bookmarks' })}>
              {t('bookmarks.name')}
            </Entry>
          </li>
        </ul>
      </div>
      <div className={styles.tools}>
        <Entry {...walk.of(4 + sections.length)} label={t('search.open')} onChosen={startSearch}>
          <Search />
        </Entry>
        <Entry
          {...walk.of(5 + sections.length)}
          label={t(progress ? 'sync.cancel' : 'sync.startTitle')}
          isBusy={progress !== null}
          onChosen={progress ? cancelSync : startSync}
        >
          <RefreshCw />
        </Entry>
      </div>
    </nav>
  )
}

/** Really all, whatever list waits behind the page. */
function openAll(): void {
  if (onFrontCell.get() && scopeCell.get().kind !== 'all') void showList({ kind: 'all' })
  else void showAll()
}

interface EntryProps {
  readonly place: number
  readonly tabIndex: number
  readonly onFocus: () => void
  readonly onChosen: () => unknown
  /** Of one that is only an icon. */
  readonly label?: string
  readonly isCurrent?: boolean
  readonly isBusy?: boolean
  readonly children: ReactNode
}

function Entry({ place, tabIndex, onFocus, onChosen, label, isCurrent, isBusy, children }: EntryProps) {
  return (
    <button
      type="button"
      className={styles.entry}
      data-place={place}
      data-busy={isBusy || undefined}
      tabIndex={tabIndex}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={label}
      title={label}
      onFocus={onFocus}
      onClick={() => void onChosen()}
    >
      {children}
    </button>
  )
}

interface CountProps {
  /** The key of its row among the sources. */
  readonly of: string
  /** As it was when the page was made: what comes later is not on it. */
  readonly printed: number
}

/** It goes down while one reads, and never up: then whatever stands beside it would move. */
function Count({ of, printed }: CountProps) {
  const t = useTranslate()
  const writing = useWriting()
  const now = useCellPart(countsCell, counts => counts.get(of) ?? printed)
  const count = Math.min(now, printed)
  if (printed === 0) return null
  return (
    <span
      className={styles.count}
      style={{ minInlineSize: `${number(printed, writing).length}ch` }}
      aria-label={`. ${t('sources.unread', { count })}`}
      role="img"
    >
      {count > 0 && number(count, writing)}
    </span>
  )
}

/** One entry is in the tab order; arrows lead to the others. */
function useWalk() {
  const [current, setCurrent] = useState(1)
  return {
    of: (place: number) => ({ place, tabIndex: place === current ? 0 : -1, onFocus: () => setCurrent(place) }),
    onKeyDown(event: KeyboardEvent) {
      const by = stepOf(event.key)
      if (by === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')].filter(entry =>
        entry.checkVisibility(),
      )
      entries[entries.indexOf(event.target as HTMLElement) + by]?.focus()
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

function stepOf(key: string): -1 | 0 | 1 {
  const isRightToLeft = document.documentElement.dir === 'rtl'
  if (key === 'ArrowLeft') return isRightToLeft ? 1 : -1
  if (key === 'ArrowRight') return isRightToLeft ? -1 : 1
  return 0
}
