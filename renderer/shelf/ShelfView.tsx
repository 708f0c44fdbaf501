// The way into shelf/: the library of what was kept, to be looked through and read again.
import { Compass, Menu as MenuIcon, Search, Share } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, Radio, RadioGroup } from 'react-aria-components'
import { useCell } from '../base/cell.ts'
import { isMac } from '../base/system.ts'
import { firstKey } from '../commands/shown-keys.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { sourcesOutCell, startSearch } from '../place/place.ts'
import { settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import { Entries } from './Entries.tsx'
import { Facets } from './Facets.tsx'
import { exportingCell } from './marks/exporting.ts'
import { Narrowing } from './Narrowing.tsx'
import { NotedList } from './NotedList.tsx'
import styles from './ShelfView.module.css'
import { type ShelfState, shelfCell, showPage, showWhole } from './shelf.ts'

export function ShelfView() {
  const t = useTranslate()
  const { page, shelf, hasFailed } = useCell(shelfCell)
  const [isBrowsing, setIsBrowsing] = useState(false)
  const isEmpty = shelf !== null && shelf.all === 0
  return (
    <div className={styles.shelf} data-shelf data-browsing={isBrowsing || undefined}>
      <header className={styles.header}>
        <div className={styles.bar}>
          <IconButton className={styles.sources} name={t('sources.show')} onPress={() => sourcesOutCell.set(true)}>
            <MenuIcon data-turns />
          </IconButton>
          <h2 className={styles.name}>{t('bookmarks.name')}</h2>
          {!isEmpty && <Pages page={page} />}
          <span className={styles.tools}>
            {!isEmpty && page === 'shelf' && (
              <IconButton
                className={styles.browse}
                name={t(isBrowsing ? 'shelf.browseHide' : 'shelf.browse')}
                isOn={isBrowsing}
                onPress={() => setIsBrowsing(!isBrowsing)}
              >
                <Compass />
              </IconButton>
            )}
            {!isEmpty && (
              <IconButton name={t('exports.title')} onPress={() => exportingCell.set({ from: 'shelf' })}>
                <Share />
              </IconButton>
            )}
            <IconButton name={t('search.open')} onPress={startSearch}>
              <Search />
            </IconButton>
          </span>
        </div>
        {!isEmpty && <Narrowing />}
      </header>
      {hasFailed ? (
        <Note
          action={
            <Button className={controls.primary ?? ''} onPress={showWhole}>
              {t('app.tryAgain')}
            </Button>
          }
        >
          {t('shelf.failed')}
        </Note>
      ) : isEmpty ? (
        <Empty />
      ) : page === 'notes' ? (
        <NotedList />
      ) : (
        <div className={styles.columns}>
          <Facets onChosen={() => setIsBrowsing(false)} />
          <OnShelf />
        </div>
      )}
    </div>
  )
}

function Pages({ page }: Pick<ShelfState, 'page'>) {
  const t = useTranslate()
  return (
    <RadioGroup
      className={styles.pages ?? ''}
      aria-label={t('shelf.views')}
      orientation="horizontal"
      value={page}
      onChange={chosen => showPage(chosen === 'notes' ? 'notes' : 'shelf')}
    >
      <Radio className={styles.page ?? ''} value="shelf">
        {t('shelf.page')}
      </Radio>
      <Radio className={styles.page ?? ''} value="notes">
        {t('shelf.notesPage')}
      </Radio>
    </RadioGroup>
  )
}

function OnShelf() {
  const t = useTranslate()
  const { shelf, entries } = useCell(shelfCell)
  if (shelf && shelf.total === 0) {
    return (
      <Note
        action={
          <Button className={controls.plain ?? ''} onPress={showWhole}>
            {t('shelf.clear')}
          </Button>
        }
      >
        {t('shelf.nothing')}
      </Note>
    )
  }
  return <Entries entries={entries} total={shelf?.total ?? 0} />
}

function Empty() {
  const t = useTranslate()
  const settings = useCell(settingsCell)
  const language = useLanguage()
  return <Note>{t('timeline.emptyBookmarks', { key: firstKey('bookmark', settings, { t, language, isMac }) })}</Note>
}

interface NoteProps {
  readonly children: ReactNode
  readonly action?: ReactNode
}

function Note({ children, action }: NoteProps) {
  return (
    <div className={styles.note}>
      <p>{children}</p>
      {action}
    </div>
  )
}
