// The reader's preferences, and what they change in the document at once.
import type { Start } from '../../shared/contract/app.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import type { Result } from '../../shared/result.ts'
import { SETTINGS, type Settings, settingsFrom } from '../../shared/settings/settings.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { writeAs } from '../language/translate.ts'
import { closeToast, tellFailure } from '../notices/toasts.ts'
import { applyReadingLooks } from './reading-looks.ts'

export const settingsCell = createCell<Settings>(settingsFrom({}))
export const versionCell = createCell('')

export async function readStart(): Promise<Result<Start>> {
  reader.on.settingsChanged(applySettings)
  const start = await reader.request.readStart()
  if (start.ok) {
    versionCell.set(start.value.version)
    applySettings(start.value.settings)
  }
  return start
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const changed = await reader.request.changeSettings(change)
  if (changed.ok) applySettings(changed.value)
  else tellFailure(changed)
}

export async function changeFontSize(step: number): Promise<void> {
  const fontSize = settingsCell.get().fontSize + step
  if (SETTINGS.fontSize.accepts(fontSize)) await changeSettings({ fontSize })
}

function applySettings(settings: Settings): void {
  // It was written in the other language.
  if (settings.language !== settingsCell.get().language) closeToast()
  const page = document.documentElement
  page.lang = settings.language
  page.dir = DIRECTIONS[settings.language]
  applyReadingLooks(page, settings)
  writeAs(settings)
  settingsCell.set(settings)
}
