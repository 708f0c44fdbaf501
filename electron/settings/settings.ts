/** Preferences and the window's place, kept by `electron-store` in `settings.json`. */

import { join } from 'node:path'
import Store from 'electron-store'
import { isReadingPlace, type ReadingPlace } from '../../shared/contract/app.ts'
import { type Settings, settingsFrom } from '../../shared/settings/settings.ts'
import type { WindowPlace } from '../window/place.ts'
import { repairSettings } from './repair.ts'

export interface SettingsFile {
  read(): Settings
  /** Stores what changed and returns the whole. */
  change(change: Partial<Settings>): Settings
  readPlace(): WindowPlace
  savePlace(place: WindowPlace): void
  /** Where the reader was; null: nowhere yet. */
  readReadingPlace(): ReadingPlace | null
  saveReadingPlace(place: ReadingPlace): void
  /** Where a damaged file was put aside, when opening found one. */
  readonly damagedFile: string | null
}

const FIRST_PLACE: WindowPlace = { width: 1440, height: 900, maximized: false }

export function openSettings(folder: string, now: number): SettingsFile {
  const damagedFile = repairSettings(join(folder, 'settings.json'), now)
  const store = new Store<Record<string, unknown>>({ cwd: folder, name: 'settings', clearInvalidConfig: false })
  return {
    damagedFile,
    read: () => settingsFrom(store.store),
    change(change) {
      store.set(change)
      return settingsFrom(store.store)
    },
    readPlace: () => placeFrom(store.get('window')),
    savePlace: place => store.set('window', place),
    readReadingPlace() {
      const place = store.get('reading')
      return isReadingPlace(place) ? place : null
    },
    saveReadingPlace: place => store.set('reading', place),
  }
}

function placeFrom(stored: unknown): WindowPlace {
  if (typeof stored !== 'object' || stored === null) return FIRST_PLACE
  const { x, y, width, height, maximized } = stored as Record<string, unknown>
  if (!isLength(width) || !isLength(height)) return FIRST_PLACE
  const corner = isCoordinate(x) && isCoordinate(y) ? { x, y } : {}
  return { ...corner, width, height, maximized: maximized === true }
}

function isLength(value: unknown): value is number {
  return isCoordinate(value) && value >= 300
}

function isCoordinate(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < 20_000
}
