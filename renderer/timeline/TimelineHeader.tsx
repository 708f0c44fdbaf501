// Over the headlines: which list it is, and what can be done with all of it.
import { CheckCheck, ListFilter, Menu as MenuIcon, Search } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { ArticleScope } from '../../shared/contract/reading.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { listCell } from '../articles/list.ts'
import { markAllRead } from '../articles/open-article.ts'
import { setUnreadOnly, unreadOnlyIn } from '../articles/scope.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { Name } from '../language/Name.tsx'
import { useTranslate } from '../language/translate.ts'
import { countsCell, namedLibraryCell } from '../library/library.ts'
import { keyOf, nameIn } from '../library/tree.ts'
import { focusList } from '../place/focus.ts'
import { leaveSearch, scopeCell, searchingCell, sourcesOutCell, startSearch } from '../place/place.ts'
import { settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import { SyncButton } from './SyncButton.tsx'
import { SyncLine } from './SyncLine.tsx'
import styles from './TimelinePane.module.css'

export function TimelineHeader() {
  const t = useTranslate()
  const scope = useCell(scopeCell)
  const library = useCell(namedLibraryCell)
  const searching = useCell(searchingCell)
  useCell(settingsCell)
  const unreadOnly = unreadOnlyIn(scope)
  const name = nameIn(scope, library)
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <IconButton className={styles.sources} name={t('sources.show')} onPress={() => sourcesOutCell.set(true)}>
          <MenuIcon data-turns />
        </IconButton>
        <h2 className={styles.scope}>{name ? <Name of={name.title} language={name.language} /> : nameOf(scope, t)}</h2>
        {scope.kind !== 'bookmarks' && (
          <IconButton name={t('timeline.showUnread')} isOn={unreadOnly} onPress={() => setUnreadOnly(!unreadOnly)}>
            <ListFilter />
          </IconButton>
        )}
        <IconButton name={t('search.open')} isOn={searching} onPress={searching ? leaveSearch : startSearch}>
          <Search />
        </IconButton>
        <SyncButton />
      </div>
      {!searching && <ListLine />}
      <SyncLine />
    </header>
  )
}

/** How many there are, and the one thing to do with all of them. */
function ListLine() {
  const t = useTranslate()
  const scope = useCell(scopeCell)
  const { slices, status } = useCell(listCell)
  const count = slices.list.total
  const hasUnread = useCellPart(countsCell, counts => counts.get(keyOf(scope)) !== 0)
  return (
    <div className={styles.under}>
      <span className={styles.count}>{status === 'ready' && count > 0 && t('timeline.total', { count })}</span>
      {count > 0 && scope.kind !== 'bookmarks' && hasUnread && (
        <Button className={`${controls.text} ${styles.markAll}`} onPress={markAndGoOn}>
          <CheckCheck />
          {t('timeline.markAllRead')}
        </Button>
      )}
    </div>
  )
}

/** The button goes with what it was for: the keyboard goes on in the list. */
function markAndGoOn(): void {
  void markAllRead()
  focusList()
}

function nameOf(scope: ArticleScope, t: Translate): string {
  return t(scope.kind === 'bookmarks' ? 'bookmarks.name' : 'sources.all')
}
