import { Button } from 'react-aria-components'
import rows from '../controls/SettingRow.module.css'
import { useTranslate } from '../language/translate.ts'
import { exportOpml, importOpml } from '../sources/lists.ts'
import controls from '../styles/controls.module.css'
import styles from './SettingsDialog.module.css'

/** Newspapers from another reader, and to one. */
export function ListActions() {
  const t = useTranslate()
  return (
    <div className={rows.row}>
      <div className={`${rows.wide} ${styles.actions}`}>
        <Button className={controls.plain ?? ''} onPress={() => void importOpml()}>
          {t('sources.importOpml')}
        </Button>
        <Button className={controls.plain ?? ''} onPress={() => void exportOpml()}>
          {t('sources.exportOpml')}
        </Button>
      </div>
    </div>
  )
}
