/** The system's menu of a text field: what is pasted comes from the clipboard, which no page may read. */

import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { TextKey, Translate } from '../../shared/locales/translator.ts'

const ROLES = [
  ['menu.cut', 'cut', 'canCut'],
  ['menu.copy', 'copy', 'canCopy'],
  ['menu.paste', 'paste', 'canPaste'],
  ['menu.selectAll', 'selectAll', 'canSelectAll'],
] as const satisfies readonly (readonly [TextKey, MenuItemConstructorOptions['role'], string])[]

/** Whatever is no field has a menu of the window's own, which keeps this one from coming. */
export function offerFieldMenu(window: BrowserWindow, words: () => Promise<Translate>): void {
  window.webContents.on('context-menu', async (_event, { isEditable, editFlags }) => {
    if (!isEditable) return
    const translate = await words()
    const items = ROLES.map(([text, role, may]) => ({ label: translate(text), role, enabled: editFlags[may] }))
    Menu.buildFromTemplate(items).popup({ window })
  })
}
