import { Button } from 'react-aria-components'
import type { TextKey } from '../../shared/locales/translator.ts'
import { listCell } from '../articles/list.ts'
import { setUnreadOnly, showScope, unreadOnlyIn } from '../articles/scope.ts'
import { useCell } from '../base/cell.ts'
import { isMac } from '../base/system.ts'
import { firstKey } from '../commands/shown-keys.ts'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { dialogCell, scopeCell } from '../place/place.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { importOpml } from '../sources/lists.ts'
import controls from '../styles/controls.module.css'
import { startSync, syncCell } from '../sync/sync.ts'
import styles from './EmptyTimeline.module.css'

interface Emptiness {
  readonly text: TextKey
  readonly action: TextKey
  readonly onAction: () => unknown
}

/** One sentence, one action; with no sources at all there are two ways to begin. */
export function EmptyTimeline() {
  const t = useTranslate()
  const language = useLanguage()
  const settings = useCell(settingsCell)
  const library = useCell(libraryCell)
  const { text, action, onAction } = useEmptiness()
  if (!library) return null
  return (
    <div className={styles.empty}>
      <p>{t(text, { key: firstKey('bookmark', settings, { t, language, isMac }) })}</p>
      <Button className={controls.primary ?? ''} onPress={() => void onAction()}>
        {t(action)}
      </Button>
      {text === 'timeline.emptySources' && (
        <Button className={controls.plain ?? ''} onPress={importOpml}>
          {t('sources.importOpml')}
        </Button>
      )}
    </div>
  )
}

function useEmptiness(): Emptiness {
  const scope = useCell(scopeCell)
  const library = useCell(libraryCell)
  const { status } = useCell(listCell)
  const failures = useCell(syncCell).lastSummary?.failures ?? []
  useCell(settingsCell)
  const showAll = () => showScope({ kind: 'all' })
  if (status === 'failed')
    return { text: 'timeline.listFailed', action: 'app.tryAgain', onAction: () => showScope(scope) }
  if (scope.kind === 'bookmarks') return { text: 'timeline.emptyBookmarks', action: 'sources.all', onAction: showAll }
  if (library?.sources.length === 0) {
    return { text: 'timeline.emptySources', action: 'sources.add', onAction: () => dialogCell.set('addSource') }
  }
  if (unreadOnlyIn(scope)) {
    return { text: 'timeline.emptyUnread', action: 'timeline.showAll', onAction: () => setUnreadOnly(false) }
  }
  const isOffline = failures.length > 0 && failures.every(({ code }) => code === 'offline')
  if (isOffline) return { text: 'timeline.emptyOffline', action: 'sync.start', onAction: startSync }
  const text = scope.kind === 'all' ? 'timeline.emptyYet' : 'timeline.emptySection'
  return { text, action: 'sync.start', onAction: startSync }
}
