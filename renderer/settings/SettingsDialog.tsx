import { Switch } from 'react-aria-components'
import type { InterfaceLanguage } from '../../shared/settings.ts'
import { useCell } from '../cell.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { Sheet } from '../styles/Sheet.tsx'
import { Choice } from './Choice.tsx'
import { changeSettings, settingsCell, versionCell } from './preferences.ts'
import { ThemeChoice } from './ThemeChoice.tsx'

const SLOW = 40
const NORMAL = 60
const FAST = 90

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const settings = useCell(settingsCell)
  const version = useCell(versionCell)
  return (
    <Sheet title={t('settings.name')} onClose={onClose}>
      <Choice<InterfaceLanguage>
        label={t('settings.language')}
        value={settings.language}
        options={[
          { value: 'ar', text: t('menu.languageAr'), language: 'ar' },
          { value: 'fr', text: t('menu.languageFr'), language: 'fr' },
          { value: 'en', text: t('menu.languageEn'), language: 'en' },
        ]}
        onChoose={language => changeSettings({ language })}
      />
      <ThemeChoice />
      <Switch
        className={`${controls.choice} ${controls.check}`}
        isSelected={settings.headlineBar}
        onChange={headlineBar => changeSettings({ headlineBar })}
      >
        {t('settings.headlineBar')}
      </Switch>
      <Choice
        label={t('settings.headlineSpeed')}
        value={settings.headlineSpeed}
        options={[
          { value: SLOW, text: t('settings.speedSlow') },
          { value: NORMAL, text: t('settings.speedNormal') },
          { value: FAST, text: t('settings.speedFast') },
        ]}
        onChoose={headlineSpeed => changeSettings({ headlineSpeed })}
      />
      <Choice
        label={t('settings.syncInterval')}
        value={settings.syncInterval}
        options={[
          { value: 0, text: t('settings.intervalNever') },
          { value: 30, text: t('settings.intervalMinutes', { count: 30 }) },
          { value: 60, text: t('settings.intervalHours', { count: 1 }) },
          { value: 180, text: t('settings.intervalHours', { count: 3 }) },
          { value: 720, text: t('settings.intervalHours', { count: 12 }) },
        ]}
        onChoose={syncInterval => changeSettings({ syncInterval })}
      />
      <p className={controls.hint}>{t('settings.version', { version })}</p>
    </Sheet>
  )
}
