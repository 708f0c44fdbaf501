// Whose headlines the bar shows. The system's own list: ours would have to fit into a window of one line.
import { isolated, writtenName } from '../../shared/press/names.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { bar } from './bridge.ts'
import styles from './SectionChoice.module.css'
import { barCell, shownSection } from './state.ts'

export function SectionChoice() {
  const t = useTranslate()
  const state = useCell(barCell)
  return (
    <select
      className={styles.choice}
      aria-label={t('desktop.section')}
      value={shownSection(state) ?? ''}
      onChange={({ target }) => void bar.request.chooseBarSection(target.value === '' ? null : Number(target.value))}
    >
      <option value="">{t('desktop.allSections')}</option>
      {state.sections.map(({ id, title }) => {
        const { direction, language } = writtenName(title, null)
        return (
          <option key={id} value={id} dir={direction} lang={language ?? undefined}>
            {isolated(title, null)}
          </option>
        )
      })}
    </select>
  )
}
