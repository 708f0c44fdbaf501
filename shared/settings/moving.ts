/** Which preferences go along to another computer: those of the reader, and none of this machine's. */

import { isRecord } from '../json.ts'
import { SETTING_NAMES, SETTINGS, type Settings } from './settings.ts'

/** Some of the preferences that move, with allowed values. */
export type MovingSettings = Partial<Settings>

/**
 * What belongs to the machine: its screen and windows, its desktop, its disk and its connection, what was asked or told on
 * it, and numbers of its library.
 */
const STAYING: ReadonlySet<keyof Settings> = new Set<keyof Settings>([
  'welcomed',
  'sourcesWidth',
  'listWidth',
  'folds',
  'metered',
  'saveBattery',
  'tray',
  'closeToTray',
  'toldOfTray',
  'badge',
  'startAtLogin',
  'barWindow',
  'barEdge',
  'barScreen',
  'barSection',
  'pictureRoom',
  'updates',
])

export const MOVING_NAMES: readonly (keyof Settings)[] = SETTING_NAMES.filter(name => !STAYING.has(name))

/** Those of `given` that move and have an allowed value; whatever else is in it is left out. */
export function movingSettings(given: unknown): MovingSettings {
  const found = isRecord(given) ? given : {}
  const entries = MOVING_NAMES.filter(name => Object.hasOwn(found, name) && SETTINGS[name].accepts(found[name]))
  return Object.fromEntries(entries.map(name => [name, found[name]]))
}
