// On which of several screens the bar lies that has a window of its own.
import type { DesktopScreen } from '../../shared/contract/desktop.ts'
import { isolated, isolatedAddress } from '../../shared/press/names.ts'
import { Choice } from '../controls/Choice.tsx'
import { useTranslate } from '../language/translate.ts'
import { changeSettings } from '../preferences/preferences.ts'

interface BarScreenChoiceProps {
  /** The main one first. */
  readonly screens: readonly DesktopScreen[]
  /** The system's number; null: the main one. */
  readonly chosen: number | null
}

/** In place of a number that a screen could have. */
const MAIN = 'main'

export function BarScreenChoice({ screens: [main, ...others], chosen }: BarScreenChoiceProps) {
  const t = useTranslate()
  const nameOf = ({ name, width, height }: DesktopScreen, place: number) =>
    t('desktop.screenOf', {
      name: name === '' ? t('desktop.screenNumber', { number: place + 2 }) : isolated(name, null),
      size: isolatedAddress(`${width} × ${height}`),
    })
  const gone = chosen !== null && ![main, ...others].some(screen => screen?.id === chosen) ? [chosen] : []
  const options = [
    { value: MAIN, text: t('desktop.screenMain') },
    ...others.map((screen, place) => ({ value: String(screen.id), text: nameOf(screen, place) })),
    ...gone.map(id => ({ value: String(id), text: t('desktop.screenGone') })),
  ]
  const value = chosen === null || chosen === main?.id ? MAIN : String(chosen)
  return (
    <Choice
      label={t('desktop.screen')}
      value={value}
      options={options}
      isBeside
      onChoose={id => changeSettings({ barScreen: id === MAIN ? null : Number(id) })}
    />
  )
}
