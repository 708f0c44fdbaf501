import { AArrowDown, AArrowUp } from 'lucide-react'
import { Button } from 'react-aria-components'
import { number } from '../../shared/locales/dates.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { changeFontSize, settingsCell } from './preferences.ts'
import styles from './ReadingSize.module.css'

export function ReadingSize() {
  const t = useTranslate()
  const writing = useWriting()
  const { fontSize } = useCell(settingsCell)
  return (
    <fieldset className={styles.size} aria-label={t('article.size')}>
      <Button className={controls.icon ?? ''} aria-label={t('article.smaller')} onPress={() => changeFontSize(-1)}>
        <AArrowDown />
      </Button>
      {/* The size is said by what changes it; as a live region it would also be read when the dialog opens. */}
      <output aria-live="off" className={styles.number}>
        {number(fontSize, writing)}
      </output>
      <Button className={controls.icon ?? ''} aria-label={t('article.larger')} onPress={() => changeFontSize(1)}>
        <AArrowUp />
      </Button>
    </fieldset>
  )
}
