import { Button } from 'react-aria-components'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { TextKey, Translate } from '../../shared/locales/translator.ts'
import { setUnreadOnly, showScope } from '../articles/scope.ts'
import { useCell } from '../base/cell.ts'
import { isMac } from '../base/system.ts'
import { openSample } from '../catalogue/choice.ts'
import { firstKey } from '../commands/shown-keys.ts'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { dialogCell, scopeCell } from '../place/place.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { RowShape } from '../rows/RowContent.tsx'
import { importOpml } from '../sources/lists.ts'
import controls from '../styles/controls.module.css'
import { networkTrouble, startSync, syncCell } from '../sync/sync.ts'
import { unmuteSource } from '../watches/watches.ts'
import styles from './EmptyTimeline.module.css'
import { type Emptiness, useEmptiness } from './emptiness.ts'

interface Way {
  readonly name: TextKey
  readonly onChosen: () => unknown
}

const SYNC: Way = { name: 'sync.start', onChosen: startSync }
const SHOW_ALL: Way = { name: 'timeline.showAll', onChosen: () => setUnreadOnly(false) }
const ALL_SOURCES: Way = { name: 'sources.all', onChosen: () => showScope({ kind: 'all' }) }
const AGAIN: Way = { name: 'app.tryAgain', onChosen: () => showScope(scopeCell.get()) }
const ADD: Way = { name: 'sources.add', onChosen: () => dialogCell.set('addSource') }
const IMPORT: Way = { name: 'sources.importOpml', onChosen: importOpml }
const UNMUTE: Way = { name: 'watches.unmuteSource', onChosen: unmuteShown }
/** What can be read whatever the network does. */
const SAMPLE: Way = { name: 'welcome.sampleOpen', onChosen: openSample }

/** The first is what is most likely wanted. */
const WAYS: Readonly<Record<Exclude<Emptiness, 'coming'>, readonly Way[]>> = {
  failed: [AGAIN],
  bookmarks: [ALL_SOURCES],
  sources: [ADD, IMPORT, SAMPLE],
  muted: [UNMUTE],
  read: [SHOW_ALL],
  network: [SAMPLE, SYNC],
  nothing: [SYNC],
}

async function unmuteShown(): Promise<void> {
  const scope = scopeCell.get()
  const source = scope.kind === 'source' && libraryCell.get()?.sources.find(({ id }) => id === scope.sourceId)
  if (source) await unmuteSource(source)
}

/** One sentence, and what to do; while articles are on their way, the shape of what comes. */
export function EmptyTimeline() {
  const t = useTranslate()
  const words = useWords()
  const emptiness = useEmptiness()
  if (emptiness === null) return null
  if (emptiness === 'coming') return <Coming />
  const scope = scopeCell.get()
  const ways = emptiness === 'nothing' && scope.kind === 'all' ? [SYNC, SAMPLE] : WAYS[emptiness]
  return (
    <div className={styles.empty}>
      <p>{words(emptiness, t)}</p>
      {ways.map(({ name, onChosen }, place) => (
        <Button
          key={name}
          className={controls[place === 0 ? 'primary' : 'plain'] ?? ''}
          onPress={() => void onChosen()}
        >
          {t(name)}
        </Button>
      ))}
    </div>
  )
}

function Coming() {
  const t = useTranslate()
  return (
    <div className={styles.coming}>
      <p className={styles.sentence}>{t('timeline.emptyComing')}</p>
      {SHAPES.map(place => (
        <div key={place} className={styles.shape}>
          <RowShape />
        </div>
      ))}
    </div>
  )
}

const SHAPES = [0, 1, 2, 3, 4, 5]

function useWords() {
  const scope = useCell(scopeCell)
  const { lastSummary } = useCell(syncCell)
  const settings = useCell(settingsCell)
  const language = useLanguage()
  const { syncInterval, metered, saveBattery } = settings
  // Where a sync has to wait for something else as well, nothing is promised.
  const syncsByItself = syncInterval > 0 && !metered && !saveBattery
  return (emptiness: Exclude<Emptiness, 'coming'>, t: Translate): string => {
    const trouble = lastSummary && networkTrouble(lastSummary)
    if (emptiness === 'network' && trouble === 'captivePortal') return failureInWords(trouble, t)
    if (emptiness === 'network') return t(syncsByItself ? 'timeline.emptyOfflineWaiting' : 'timeline.emptyOffline')
    if (emptiness === 'nothing') return t(scope.kind === 'all' ? 'timeline.emptyYet' : 'timeline.emptySection')
    return t(SENTENCES[emptiness], { key: firstKey('bookmark', settings, { t, language, isMac }) })
  }
}

const SENTENCES = {
  failed: 'timeline.listFailed',
  bookmarks: 'timeline.emptyBookmarks',
  sources: 'timeline.emptySources',
  muted: 'watches.allMuted',
  read: 'timeline.emptyUnread',
} as const satisfies Partial<Record<Emptiness, TextKey>>
