/** The direction of what Chromium itself draws beside the page: menus, and on some systems dialogs. */

import { app } from 'electron'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import type { InterfaceLanguage } from '../../shared/settings/settings.ts'

/**
 * Before `ready`. It is the computer's own otherwise, and a menu in Arabic would begin on the left of one in French. It is
 * read once: after another language was chosen, menus run its way from the next start on.
 */
export function layMenusOut(language: InterfaceLanguage): void {
  app.commandLine.appendSwitch('force-ui-direction', DIRECTIONS[language])
}
