import { begun, type Deeds } from '../base/deed.ts'
import { translate } from '../language/translate.ts'
import { say } from '../notices/toasts.ts'
import { focusBar } from '../place/focus.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import { pausedCell } from './paused.ts'

export const HEADLINE_BAR_DEEDS = {
  focusBar,
  pauseBar: () => settingsCell.get().headlineBar && begun(pauseBar()),
  toggleHeadlineBar: () => begun(toggleBar()),
  toggleBarWindow: () => begun(toggleBarWindow()),
} satisfies Partial<Deeds>

function pauseBar(): void {
  const paused = !pausedCell.get()
  pausedCell.set(paused)
  say(translate(paused ? 'headlineBar.paused' : 'headlineBar.moves'))
}

async function toggleBar(): Promise<void> {
  const headlineBar = !settingsCell.get().headlineBar
  if (await changeSettings({ headlineBar })) say(translate(headlineBar ? 'headlineBar.shown' : 'headlineBar.hidden'))
}

async function toggleBarWindow(): Promise<void> {
  const barWindow = !settingsCell.get().barWindow
  if (await changeSettings({ barWindow })) say(translate(barWindow ? 'desktop.barShown' : 'desktop.barClosed'))
}
