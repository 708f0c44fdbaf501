// The way into settings/: one page, top to bottom, that can be searched.
import { useState } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import { hasAll, wordsOf } from '../commands/names.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import { dialogCell } from '../place/place.ts'
import controls from '../styles/controls.module.css'
import styles from './SettingsDialog.module.css'
import { type SettingRow, useSettingRows } from './useSettingRows.tsx'

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const [words, setWords] = useState('')
  const wanted = wordsOf(words)
  const rows = useSettingRows().filter(row => hasAll(row.found.join(' '), wanted))
  const groups = [...new Set(rows.map(row => row.group))]
  return (
    <Sheet title={t('settings.name')} isWide onClose={onClose}>
      <SearchField autoFocus aria-label={t('settings.search')} value={words} onChange={setWords}>
        <Input className={controls.search ?? ''} dir="auto" placeholder={t('settings.search')} />
      </SearchField>
      <p role="status" className={rows.length === 0 ? styles.nothing : 'only-heard'}>
        {rows.length === 0 && t('settings.nothing', { words })}
      </p>
      {groups.map(group => (
        <section key={group} className={styles.group}>
          <h3 className={styles.name}>{group}</h3>
          {rows.filter(row => row.group === group).map(drawn)}
        </section>
      ))}
      <footer className={styles.foot}>
        <Button className={controls.link ?? ''} onPress={() => dialogCell.set('about')}>
          {t('menu.about')}
        </Button>
      </footer>
    </Sheet>
  )
}

function drawn({ id, control }: SettingRow) {
  return <div key={id}>{control}</div>
}
