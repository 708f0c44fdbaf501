import { useCell } from '../cell.ts'
import { useTranslate } from '../language/translate.ts'
import { Choice } from './Choice.tsx'
import { changeSettings, settingsCell } from './preferences.ts'

export function ThemeChoice() {
  const t = useTranslate()
  const { theme } = useCell(settingsCell)
  return (
    <Choice
      label={t('settings.theme')}
      value={theme}
      options={[
        { value: 'system', text: t('settings.themeSystem') },
        { value: 'light', text: t('settings.themeLight') },
        { value: 'sepia', text: t('settings.themeSepia') },
        { value: 'dark', text: t('settings.themeDark') },
      ]}
      onChoose={chosen => changeSettings({ theme: chosen })}
    />
  )
}
