// The way into sources/: the nameplate, the tree of sections and sources, and how new ones come in.
import { ListPlus, Plus, Settings as SettingsIcon } from 'lucide-react'
import { Button } from 'react-aria-components'
import { fullDate, hijriDate } from '../../shared/locales/dates.ts'
import { useCell } from '../base/cell.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { useNow } from '../language/now.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { rowsCell } from '../library/library.ts'
import { dialogCell, onFrontCell, showFront } from '../place/place.ts'
import controls from '../styles/controls.module.css'
import { importOpml } from './lists.ts'
import styles from './SourcesPane.module.css'
import { SourceTreeView } from './SourceTreeView.tsx'

export function SourcesPane() {
  const t = useTranslate()
  const library = useCell(rowsCell)
  return (
    <nav className={styles.pane} aria-label={t('sources.name')}>
      <Nameplate />
      <div className={styles.tree}>{library && <SourceTreeView library={library} />}</div>
      <footer className={styles.foot}>
        <Button className={controls.text ?? ''} onPress={() => dialogCell.set('addSource')}>
          <Plus />
          {t('sources.add')}
        </Button>
        <IconButton name={t('sources.importOpml')} onPress={importOpml}>
          <ListPlus data-turns />
        </IconButton>
        <IconButton name={t('settings.name')} onPress={() => dialogCell.set('settings')}>
          <SettingsIcon />
        </IconButton>
      </footer>
    </nav>
  )
}

/** It goes with the time of day, and the tree below it does not. */
function Nameplate() {
  const t = useTranslate()
  const writing = useWriting()
  const now = useNow()
  const isOnFront = useCell(onFrontCell)
  return (
    <header className={styles.nameplate} data-on-front={isOnFront || undefined}>
      <Button className={styles.name ?? ''} aria-label={`${t('app.name')}. ${t('front.page')}`} onPress={showFront}>
        {t('app.name')}
      </Button>
      <p className={styles.today} data-of-day>
        {fullDate(now, { ...writing, hijri: false })}
      </p>
      {writing.hijri && (
        <p className={styles.today} data-of-day>
          {hijriDate(now, writing)}
        </p>
      )}
    </header>
  )
}
