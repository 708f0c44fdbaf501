/** Requests about the desktop, and all that the bar's own window may ask. */

import {
  BAR_SETTINGS,
  type BarRequests,
  type BarSettings,
  type DesktopRequests,
} from '../../shared/contract/desktop.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'

export function desktopHandlers({ system }: HandlerParts): HandlersOf<DesktopRequests> {
  return { readDesktop: () => system.readDesktop() }
}

export function barHandlers(parts: HandlerParts): HandlersOf<BarRequests> {
  const change = (changed: Partial<Settings>) => parts.onSettingsChanged(parts.settings.change(changed))
  return {
    async readBar() {
      const { sections } = await parts.store.readLibrary()
      return { settings: barSettings(parts.settings.read()), sections }
    },
    listBarHeadlines: section => parts.store.listBarHeadlines(section),
    chooseBarSection: barSection => change({ barSection }),
    openFromBar: ref => parts.system.openInWindow(ref),
    closeBar: () => change({ barWindow: false }),
  }
}

function barSettings(settings: Settings): BarSettings {
  return Object.fromEntries(BAR_SETTINGS.map(name => [name, settings[name]])) as unknown as BarSettings
}
