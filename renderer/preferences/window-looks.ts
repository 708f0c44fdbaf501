// What the reader's preferences change in the window's own document.
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import { settingsCell } from './preferences.ts'
import { applyReadingLooks } from './reading-looks.ts'

/** Before anything is drawn, and whenever the reader chooses something else. */
export function watchLooks(page: HTMLElement): void {
  settingsCell.subscribe(() => {
    const settings = settingsCell.get()
    page.lang = settings.language
    page.dir = DIRECTIONS[settings.language]
    applyReadingLooks(page, settings)
    page.style.setProperty('--sources-width', `${settings.sourcesWidth}px`)
    page.style.setProperty('--list-width', `${settings.listWidth}px`)
  })
}
