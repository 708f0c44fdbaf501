/** Preferences and the window's place, kept in `settings.json`. */

import { join } from 'node:path'
import { isReadingPlace, type ReadingPlace } from '../../shared/contract/app.ts'
import { type Settings, settingsFrom } from '../../shared/settings/settings.ts'
import { complain } from '../base/log.ts'
import { writeFailure } from '../base/write-failure.ts'
import type { WindowPlace } from '../window/place.ts'
import { openKeptValues } from './kept-values.ts'
import { repairSettings } from './repair.ts'

export interface SettingsFile {
  read(): Settings
  /** Stores what changed and returns the whole. @throws ExpectedError `diskFull`, `folderNotWritable` */
  change(change: Partial<Settings>): Settings
  readPlace(): WindowPlace
  /** Where that cannot be written the window opens where it was before: no reason to keep anybody from closing it. */
  savePlace(place: WindowPlace): void
  /** Where the reader was; null: nowhere yet. */
  readReadingPlace(): ReadingPlace | null
  /** Like the window's: it begins where it was before. */
  saveReadingPlace(place: ReadingPlace): void
  /** Where a damaged file was put aside, when opening found one. */
  readonly damagedFile: string | null
}

const FIRST_PLACE: WindowPlace = { width: 1440, height: 900, maximized: false }

export function openSettings(folder: string, now: number): SettingsFile {
  const file = join(folder, 'settings.json')
  const damagedFile = repairSettings(file, now)
  const kept = openKeptValues(file)
  return {
    damagedFile,
    read: () => settingsFrom(kept.read()),
    change(change) {
      try {
        kept.set(change)
      } catch (error) {
        throw writeFailure(error, 'folderNotWritable')
      }
      return settingsFrom(kept.read())
    },
    readPlace: () => placeFrom(kept.read()['window']),
    savePlace(place) {
      try {
        kept.set({ window: place })
      } catch (error) {
        complain('place of the window', error)
      }
    },
    readReadingPlace() {
      const place = kept.read()['reading']
      return isReadingPlace(place) ? place : null
    },
    saveReadingPlace(place) {
      try {
        kept.set({ reading: place })
      } catch (error) {
        complain('place of the reader', error)
      }
    },
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
