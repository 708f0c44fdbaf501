// The reader's preferences, as main keeps them.
import type { Start } from '../../shared/contract/app.ts'
import type { Result } from '../../shared/result.ts'
import { SETTINGS, type Settings, settingsFrom } from '../../shared/settings/settings.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate, writeAs } from '../language/translate.ts'
import { closeToast, say, tellFailure } from '../notices/toasts.ts'

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

/**
 * Whether main has kept the change. What it made of the settings comes as `settingsChanged`, to every window alike and in
 * the order of the changes: this answer may come before it.
 */
export async function changeSettings(change: Partial<Settings>): Promise<boolean> {
  const changed = await reader.request.changeSettings(change)
  if (!changed.ok) tellFailure(changed)
  return changed.ok
}

/** Changes the size and says it: the article, which shows it, may be out of sight. */
export async function changeFontSize(step: number): Promise<void> {
  await setFontSize(settingsCell.get().fontSize + step)
}

export async function setFontSize(fontSize: number): Promise<void> {
  if (!SETTINGS.fontSize.accepts(fontSize)) return say(translate('article.sizeAtEnd'))
  if (await changeSettings({ fontSize })) say(translate('article.sizeNow', { size: fontSize }))
}

function applySettings(settings: Settings): void {
  // It was written in the other language.
  if (settings.language !== settingsCell.get().language) closeToast()
  writeAs(settings)
  settingsCell.set(settings)
}
