// Preferences that have a key or a name of their own.
import { DENSITIES, SETTINGS, type Theme } from '../../shared/settings/settings.ts'
import { begun, type Deeds } from '../base/deed.ts'
import { translate } from '../language/translate.ts'
import { say } from '../notices/toasts.ts'
import { DENSITY_NAMES } from './density.ts'
import { changeFontSize, changeSettings, setFontSize, settingsCell } from './preferences.ts'

export const PREFERENCE_DEEDS = {
  largerText: () => begun(changeFontSize(1)),
  smallerText: () => begun(changeFontSize(-1)),
  usualText: () => begun(setFontSize(SETTINGS.fontSize.fallback)),
  toggleVowels: () => begun(toggleVowels()),
  nextDensity: () => begun(changeDensity()),
  nextTheme: () => begun(changeTheme()),
  themeSystem: () => begun(changeSettings({ theme: 'system' })),
  themeLight: () => begun(changeSettings({ theme: 'light' })),
  themeSepia: () => begun(changeSettings({ theme: 'sepia' })),
  themeDark: () => begun(changeSettings({ theme: 'dark' })),
  languageAr: () => begun(changeSettings({ language: 'ar' })),
  languageFr: () => begun(changeSettings({ language: 'fr' })),
  languageEn: () => begun(changeSettings({ language: 'en' })),
} satisfies Partial<Deeds>

async function toggleVowels(): Promise<void> {
  const vowels = !settingsCell.get().vowels
  if (await changeSettings({ vowels })) say(translate(vowels ? 'commands.vowelsShown' : 'commands.vowelsHidden'))
}

async function changeDensity(): Promise<void> {
  const density = DENSITIES[(DENSITIES.indexOf(settingsCell.get().density) + 1) % DENSITIES.length] ?? 'usual'
  if (!(await changeSettings({ density }))) return
  say(translate('commands.choice', { what: translate('settings.density'), choice: translate(DENSITY_NAMES[density]) }))
}

const THEMES: readonly Theme[] = ['light', 'sepia', 'dark', 'system']

const THEME_NAMES = {
  light: 'settings.themeLight',
  sepia: 'settings.themeSepia',
  dark: 'settings.themeDark',
  system: 'settings.themeSystem',
} as const

async function changeTheme(): Promise<void> {
  const theme = THEMES[(THEMES.indexOf(settingsCell.get().theme) + 1) % THEMES.length] ?? 'system'
  if (!(await changeSettings({ theme }))) return
  say(translate('commands.choice', { what: translate('settings.theme'), choice: translate(THEME_NAMES[theme]) }))
}
