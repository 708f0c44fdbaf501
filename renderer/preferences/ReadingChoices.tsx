import { Switch } from 'react-aria-components'
import { useCell } from '../base/cell.ts'
import { Choice } from '../controls/Choice.tsx'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { changeSettings, settingsCell } from './preferences.ts'
import { READING_CHOICE_NAMES, READING_CHOICES } from './reading-choices.ts'

/** How articles are set, beside the article that shows it at once. */
export function ReadingChoices() {
  const t = useTranslate()
  const settings = useCell(settingsCell)
  return (
    <>
      {READING_CHOICE_NAMES.map(name => (
        <Choice
          key={name}
          label={t(READING_CHOICES[name].label)}
          value={settings[name]}
          options={READING_CHOICES[name].options.map(([value, text]) => ({ value, text: t(text) }))}
          onChoose={value => changeSettings({ [name]: value })}
        />
      ))}
      <Switch
        className={`${controls.choice} ${controls.check}`}
        isSelected={settings.vowels}
        onChange={vowels => void changeSettings({ vowels })}
      >
        {t('settings.vowels')}
      </Switch>
    </>
  )
}
