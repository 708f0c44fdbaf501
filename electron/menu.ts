/** The system's menu, in the interface's language. Its own commands are carried out by the window. */

import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../shared/api.ts'
import type { Translate } from '../shared/locales/translator.ts'

export interface MenuActions {
  choose(command: MenuCommand): void
  importOpml(): void
}

const LABELS = {
  addSource: 'addSource',
  sync: 'sync',
  search: 'search',
  toggleHeadlineBar: 'headlineBar',
  largerText: 'largerText',
  smallerText: 'smallerText',
  showAll: 'all',
  showBookmarks: 'bookmarks',
} as const satisfies Record<MenuCommand, string>

type Role = 'quit' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll'

export function showMenu(translate: Translate, actions: MenuActions): void {
  const command = (name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label: translate(`menu.${LABELS[name]}`),
    ...(accelerator ? { accelerator } : {}),
    click: () => actions.choose(name),
  })
  const role = (name: Role): MenuItemConstructorOptions => ({
    label: translate(`menu.${name}`),
    role: name,
  })
  const template: MenuItemConstructorOptions[] = [
    {
      label: translate('menu.file'),
      submenu: [
        command('addSource', 'CmdOrCtrl+N'),
        { label: translate('menu.importOpml'), accelerator: 'CmdOrCtrl+O', click: actions.importOpml },
        { type: 'separator' },
        command('sync', 'F5'),
        { type: 'separator' },
        role('quit'),
      ],
    },
    {
      label: translate('menu.edit'),
      submenu: [
        role('undo'),
        role('redo'),
        { type: 'separator' },
        role('cut'),
        role('copy'),
        role('paste'),
        role('selectAll'),
      ],
    },
    {
      label: translate('menu.view'),
      submenu: [
        command('showAll'),
        command('showBookmarks'),
        command('search', 'CmdOrCtrl+F'),
        { type: 'separator' },
        command('toggleHeadlineBar'),
        command('largerText', 'CmdOrCtrl+Plus'),
        command('smallerText', 'CmdOrCtrl+-'),
        { type: 'separator' },
        { label: translate('menu.fullscreen'), role: 'togglefullscreen' },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
