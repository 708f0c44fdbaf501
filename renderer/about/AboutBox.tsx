// What this program is. Nothing here asks the network for anything.
import { Button } from 'react-aria-components'
import icon from '../../assets/icon/warraq.svg'
import { useCell } from '../base/cell.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { Name } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import { dialogCell } from '../place/place.ts'
import { versionCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import styles from './AboutBox.module.css'

/** Names, the same in every language. */
const LICENCE = 'MIT'
const FONTS = 'Noto Naskh Arabic, Readex Pro, Vazirmatn'
const FONT_LICENCE = 'SIL Open Font License 1.1'

export function AboutBox({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const version = useCell(versionCell)
  const parts = {
    licence: <Name of={LICENCE} language="en" />,
    fonts: <Name of={FONTS} language="en" />,
    fontLicence: <Name of={FONT_LICENCE} language="en" />,
  }
  return (
    <Sheet title={t('menu.about')} onClose={onClose}>
      <div className={styles.head}>
        <img src={icon} alt="" width={72} height={72} />
        <div>
          <h3 className={styles.name}>{t('app.name')}</h3>
          <p className={styles.quiet}>{t('settings.version', { version })}</p>
        </div>
      </div>
      <Button className={controls.link ?? ''} onPress={() => dialogCell.set('updates')}>
        {t('updates.open')}
      </Button>
      <p>{t('about.what')}</p>
      <p>{t('about.name')}</p>
      <p>{t('about.private')}</p>
      <p className={styles.quiet}>
        <Sentence text="about.licence" parts={parts} />
      </p>
      <Button className={controls.link ?? ''} onPress={() => dialogCell.set('licences')}>
        {t('licences.name')}
      </Button>
    </Sheet>
  )
}
