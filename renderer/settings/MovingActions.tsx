import { Button } from 'react-aria-components'
import rows from '../controls/SettingRow.module.css'
import { exportProfile, importProfile } from '../exchange/exchange.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './SettingsDialog.module.css'

/** Everything that is the reader's, to another computer and from one. */
export function MovingActions() {
  const t = useTranslate()
  return (
    <div className={rows.row}>
      <div className={`${rows.wide} ${styles.actions}`}>
        <p className={styles.what}>{t('profile.what')}</p>
        <Button className={controls.plain ?? ''} onPress={() => void exportProfile()}>
          {t('profile.export')}
        </Button>
        <Button className={controls.plain ?? ''} onPress={() => void importProfile()}>
          {t('profile.import')}
        </Button>
      </div>
    </div>
  )
}
