import { begun, type Deeds } from '../base/deed.ts'
import { focusBar } from '../place/focus.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import { pausedCell } from './paused.ts'

export const HEADLINE_BAR_DEEDS = {
  focusBar,
  pauseBar: () => settingsCell.get().headlineBar && begun(pausedCell.set(!pausedCell.get())),
  toggleHeadlineBar: () => begun(changeSettings({ headlineBar: !settingsCell.get().headlineBar })),
} satisfies Partial<Deeds>
