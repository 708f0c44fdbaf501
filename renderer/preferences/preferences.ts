// The reader's preferences, as main keeps them.
import type { Start } from '../../shared/contract/contract.ts'
import type { Result } from '../../shared/result.ts'
import { SETTINGS, type Settings, settingsFrom } from '../../shared/settings/settings.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { writeAs } from '../language/translate.ts'
import { closeToast, tellFailure } from '../notices/toasts.ts'

export const settingsCell = createCell<Settings>(settingsFrom({}))
export const versionCell = createCell('')

/** Changes are counted: the answer to one of them is the whole, and an earlier whole is out of date. */
let lastAsked = 0
let lastApplied = 0

export async function readStart(): Promise<Result<Start>> {
  const start = await reader.request.readStart()
  if (start.ok) {
    versionCell.set(start.value.version)
    applySettings(start.value.settings)
  }
  return start
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  lastAsked += 1
  const own = lastAsked
  const changed = await reader.request.changeSettings(change)
  if (!changed.ok) return tellFailure(changed)
  if (own < lastApplied) return
  lastApplied = own
  applySettings(changed.value)
}

export async function changeFontSize(step: number): Promise<void> {
  const fontSize = settingsCell.get().fontSize + step
  if (SETTINGS.fontSize.accepts(fontSize)) await changeSettings({ fontSize })
}

function applySettings(settings: Settings): void {
  // It was written in the other language.
  if (settings.language !== settingsCell.get().language) closeToast()
  writeAs(settings)
  settingsCell.set(settings)
}
