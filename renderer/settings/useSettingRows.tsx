import { type ReactNode, useEffect } from 'react'
import { Button } from 'react-aria-components'
import { number, percent } from '../../shared/locales/dates.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { PICTURE_POLICIES } from '../../shared/pictures/policy.ts'
import { DENSITIES, type Settings } from '../../shared/settings/settings.ts'
import { useCell } from '../base/cell.ts'
import { Choice } from '../controls/Choice.tsx'
import rows from '../controls/SettingRow.module.css'
import { Toggle } from '../controls/Toggle.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { POLICY_NAMES } from '../pictures/policy-names.ts'
import { dialogCell } from '../place/place.ts'
import { DENSITY_NAMES } from '../preferences/density.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import { ReadingSize } from '../preferences/ReadingSize.tsx'
import { READING_CHOICE_NAMES, READING_CHOICES } from '../preferences/reading-choices.ts'
import controls from '../styles/controls.module.css'
import { BarScreenChoice } from './BarScreenChoice.tsx'
import { desktopCell, watchDesktop } from './desktop.ts'
import { ListActions } from './ListActions.tsx'
import { MovingActions } from './MovingActions.tsx'
import styles from './SettingsDialog.module.css'

export interface SettingRow {
  readonly id: string
  /** Label in the interface's language, like the words it is found by. */
  readonly group: string
  readonly found: readonly string[]
  readonly control: ReactNode
}

interface Option<T> {
  readonly value: T
  readonly text: string
  readonly language?: string
}

type Name = keyof Settings
type Switched =
  | 'notifications'
  | 'hijri'
  | 'vowels'
  | 'headlineBar'
  | 'letterKeys'
  | 'metered'
  | 'saveBattery'
  | 'barWindow'
  | 'tray'
  | 'closeToTray'
  | 'badge'
  | 'startAtLogin'

const SPEEDS = [
  [40, 'settings.speedSlow'],
  [60, 'settings.speedNormal'],
  [90, 'settings.speedFast'],
] as const

/** Sizes of the interface in percent; WCAG asks for 200. */
const INTERFACE_SIZES = [100, 125, 150, 175, 200] as const
const PICTURE_ROOMS = [100, 250, 500, 1000, 5000] as const

/** Every preference that a reader sets by hand, in the order of the page. */
export function useSettingRows(): SettingRow[] {
  const t = useTranslate()
  const writing = useWriting()
  const settings = useCell(settingsCell)
  const desktop = useCell(desktopCell)
  useEffect(watchDesktop, [])

  function choice<N extends Name, T extends Settings[N] & (string | number)>(
    groupKey: TextKey,
    name: N,
    label: TextKey,
    options: readonly Option<T>[],
  ): SettingRow {
    const group = t(groupKey)
    const control = (
      <Choice<T>
        label={t(label)}
        value={settings[name] as T}
        options={options}
        isBeside
        onChoose={value => changeSettings({ [name]: value })}
      />
    )
    return { id: name, group, found: [group, t(label), ...options.map(({ text }) => text)], control }
  }

  function toggle(groupKey: TextKey, name: Switched, label: TextKey, hint?: TextKey): SettingRow {
    const [group, words] = [t(groupKey), hint && t(hint)]
    const control = (
      <Toggle label={t(label)} hint={words} isOn={settings[name]} onChange={isOn => changeSettings({ [name]: isOn })} />
    )
    return { id: name, group, found: [group, t(label), words ?? ''], control }
  }

  /** What has a page of its own. */
  function page(
    groupKey: TextKey,
    id: 'hiddenPictures' | 'space' | 'keys' | 'updates' | 'watches' | 'accounts',
    label: TextKey,
    words: TextKey,
  ): SettingRow {
    const group = t(groupKey)
    const control = (
      <div className={rows.row}>
        <span className={rows.label}>{t(label)}</span>
        <div>
          <Button className={controls.link ?? ''} onPress={() => dialogCell.set(id)}>
            {t(words)}
          </Button>
        </div>
      </div>
    )
    return { id, group, found: [group, t(label), t(words)], control }
  }

  const megabytes = (value: number): Option<number> => ({
    value,
    text: t('space.size', { size: number(value, writing) }),
  })
  const option = <T,>(value: T, key: TextKey): Option<T> => ({ value, text: t(key) })
  const hours = (count: number): Option<number> => ({ value: count * 60, text: t('settings.intervalHours', { count }) })

  // Only Arabic is written differently from one part of the world to another.
  const arabicWriting =
    settings.language === 'ar'
      ? [
          choice('settings.groupLanguage', 'region', 'settings.region', [
            option('morocco', 'settings.regionMorocco'),
            option('algeriaTunisia', 'settings.regionAlgeriaTunisia'),
            option('mashriq', 'settings.regionMashriq'),
            option('gulf', 'settings.regionGulf'),
          ]),
          choice('settings.groupLanguage', 'digits', 'settings.digits', [
            option('region', 'settings.digitsRegion'),
            option('western', 'settings.digitsWestern'),
            option('eastern', 'settings.digitsEastern'),
          ]),
        ]
      : []

  // Whoever has one screen has nothing to choose.
  const screens = desktop?.screens ?? []
  const barScreens: SettingRow[] =
    screens.length > 1 || settings.barScreen !== null
      ? [
          {
            id: 'barScreen',
            group: t('desktop.group'),
            found: [t('desktop.group'), t('desktop.screen')],
            control: <BarScreenChoice screens={screens} chosen={settings.barScreen} />,
          },
        ]
      : []

  const size: SettingRow = {
    id: 'fontSize',
    group: t('settings.groupReading'),
    found: [t('settings.groupReading'), t('article.size')],
    control: (
      <div className={rows.row}>
        <span className={rows.label} aria-hidden="true">
          {t('article.size')}
        </span>
        <div>
          <ReadingSize />
          <p className={styles.sample}>{t('settings.sample')}</p>
        </div>
      </div>
    ),
  }

  return [
    choice('settings.groupLanguage', 'language', 'settings.language', [
      { value: 'ar', text: t('menu.languageAr'), language: 'ar' },
      { value: 'fr', text: t('menu.languageFr'), language: 'fr' },
      { value: 'en', text: t('menu.languageEn'), language: 'en' },
    ]),
    ...arabicWriting,
    toggle('settings.groupLanguage', 'hijri', 'settings.hijri', 'settings.hijriHint'),
    size,
    ...READING_CHOICE_NAMES.map(name =>
      choice(
        'settings.groupReading',
        name,
        READING_CHOICES[name].label,
        READING_CHOICES[name].options.map(([value, text]) => option(value, text)),
      ),
    ),
    toggle('settings.groupReading', 'vowels', 'settings.vowels', 'settings.vowelsHint'),
    choice(
      'settings.groupReading',
      'interfaceSize',
      'settings.interfaceSize',
      INTERFACE_SIZES.map(value => ({ value, text: percent(value, writing) })),
    ),
    choice(
      'settings.groupReading',
      'density',
      'settings.density',
      DENSITIES.map(value => option(value, DENSITY_NAMES[value])),
    ),
    toggle('settings.headlineBar', 'headlineBar', 'settings.headlineBarShow'),
    choice(
      'settings.headlineBar',
      'headlineSpeed',
      'settings.headlineSpeed',
      SPEEDS.map(([value, key]) => option<number>(value, key)),
    ),
    choice('settings.headlineBar', 'otherHeadlines', 'stories.otherHeadlines', [
      option('leftOut', 'stories.otherLeftOut'),
      option('paged', 'stories.otherPaged'),
    ]),
    toggle(
      'desktop.group',
      'barWindow',
      'desktop.bar',
      desktop?.placesWindows === false ? 'desktop.barWayland' : 'desktop.barHint',
    ),
    choice('desktop.group', 'barEdge', 'desktop.edge', [
      option('top', 'desktop.edgeTop'),
      option('bottom', 'desktop.edgeBottom'),
    ]),
    ...barScreens,
    toggle(
      'desktop.group',
      'tray',
      'desktop.tray',
      desktop?.hasTray === false ? 'desktop.trayMissing' : 'desktop.trayHint',
    ),
    // Without the icon it would say what is not so.
    ...(settings.tray
      ? [toggle('desktop.group', 'closeToTray', 'desktop.closeToTray', 'desktop.closeToTrayHint')]
      : []),
    toggle('desktop.group', 'badge', 'desktop.badge', desktop?.hasBadge === false ? 'desktop.badgeMissing' : undefined),
    toggle('desktop.group', 'startAtLogin', 'desktop.startAtLogin'),
    choice('stories.group', 'repeats', 'stories.repeats', [
      option('wire', 'stories.repeatsWire'),
      option('story', 'stories.repeatsStory'),
      option('never', 'stories.repeatsNever'),
    ]),
    toggle('watches.name', 'notifications', 'watches.notifications', 'watches.notificationsHint'),
    page('watches.name', 'watches', 'watches.mine', 'watches.open'),
    toggle('settings.groupKeys', 'letterKeys', 'settings.letterKeys', 'settings.letterKeysHint'),
    page('settings.groupKeys', 'keys', 'settings.keysOpen', 'keys.change'),
    choice('settings.groupSync', 'syncInterval', 'settings.syncInterval', [
      option<number>(0, 'settings.intervalNever'),
      { value: 30, text: t('settings.intervalMinutes', { count: 30 }) },
      hours(1),
      hours(3),
      hours(12),
    ]),
    toggle('settings.groupSync', 'metered', 'settings.metered', 'settings.meteredHint'),
    toggle('settings.groupSync', 'saveBattery', 'settings.saveBattery', 'settings.saveBatteryHint'),
    {
      id: 'lists',
      group: t('sources.name'),
      found: [t('sources.name'), t('sources.importOpml'), t('sources.exportOpml')],
      control: <ListActions />,
    },
    {
      id: 'moving',
      group: t('profile.name'),
      found: [t('profile.name'), t('profile.what'), t('profile.export'), t('profile.import')],
      control: <MovingActions />,
    },
    page('sources.name', 'accounts', 'accounts.name', 'accounts.open'),
    choice(
      'settings.groupPictures',
      'pictures',
      'settings.pictures',
      PICTURE_POLICIES.map(value => option(value, POLICY_NAMES[value])),
    ),
    choice('settings.groupPictures', 'pictureRoom', 'settings.pictureRoom', PICTURE_ROOMS.map(megabytes)),
    page('settings.groupPictures', 'hiddenPictures', 'hidden.name', 'hidden.open'),
    page('settings.groupPictures', 'space', 'space.name', 'space.open'),
    page('updates.name', 'updates', 'updates.name', 'updates.open'),
  ]
}
