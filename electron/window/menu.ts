/** The system's menu, in the interface's language. Its commands are those of the window, which carries them out. */

import { Menu, type MenuItemConstructorOptions } from 'electron'
import { engravedOn, isLetterKey, keysOf, typesNothing } from '../../shared/commands/command-keys.ts'
import { type CommandName, factsOf } from '../../shared/commands/commands.ts'
import type { TextKey, Translate } from '../../shared/locales/translator.ts'
import type { Settings } from '../../shared/settings/settings.ts'

export interface MenuParts {
  readonly translate: Translate
  readonly settings: Settings
  choose(command: CommandName): void
}

type Item = MenuItemConstructorOptions
type Role = 'quit' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'togglefullscreen'

const RULE: Item = { type: 'separator' }

export function showMenu(parts: MenuParts): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)))
}

export function menuTemplate({ translate, settings, choose }: MenuParts): Item[] {
  const command = (name: CommandName): Item => ({
    label: translate(factsOf(name).text),
    ...acceleratorOf(name, settings),
    click: () => choose(name),
  })
  const commands = (...names: readonly CommandName[]): Item[] => names.map(command)
  const oneOf = (text: TextKey, chosen: CommandName, ...names: readonly CommandName[]): Item => ({
    label: translate(text),
    submenu: names.map(name => ({ ...command(name), type: 'radio', checked: name === chosen })),
  })
  const role = (text: TextKey, name: Role): Item => ({ label: translate(text), role: name })
  const menu = (text: TextKey, ...submenu: readonly Item[]): Item => ({
    label: translate(text),
    submenu: [...submenu],
  })

  return [
    menu(
      'menu.file',
      ...commands('sync', 'nextEdition', 'health'),
      RULE,
      ...commands('showCatalogue', 'openSample', 'addSource', 'savePage', 'importOpml', 'exportOpml'),
      RULE,
      ...commands('importLibrary', 'exportLibrary', 'exportArticles'),
      RULE,
      ...commands('importProfile', 'exportProfile'),
      RULE,
      ...commands('settings'),
      RULE,
      role('menu.quit', 'quit'),
    ),
    menu(
      'menu.edit',
      // In the window Control+Z takes back the last thing done; in a text field, what was typed.
      role('menu.undo', 'undo'),
      role('menu.redo', 'redo'),
      { ...command('undo'), accelerator: '' },
      RULE,
      role('menu.cut', 'cut'),
      role('menu.copy', 'copy'),
      role('menu.paste', 'paste'),
      role('menu.selectAll', 'selectAll'),
    ),
    menu(
      'menu.article',
      ...commands('next', 'previous', 'nextUnread'),
      RULE,
      ...commands('find', 'findNext', 'findPrevious'),
      RULE,
      ...commands('copyText', 'copyCitation', 'versions', 'otherText', 'enlargePicture'),
      RULE,
      ...commands('savePdf', 'printArticle'),
      RULE,
      ...commands('bookmark', 'toggleRead', 'markAllRead', 'openSource'),
    ),
    menu(
      'menu.view',
      ...commands('showFront', 'showAll', 'showBookmarks', 'search', 'nextPane', 'previousPane'),
      RULE,
      { ...command('toggleHeadlineBar'), type: 'checkbox', checked: settings.headlineBar },
      { ...command('toggleBarWindow'), type: 'checkbox', checked: settings.barWindow },
      ...commands('focusMode', 'nextDensity'),
      ...commands('largerText', 'smallerText', 'usualText'),
      { ...command('toggleVowels'), type: 'checkbox', checked: settings.vowels },
      RULE,
      oneOf('settings.theme', THEMES[settings.theme], 'themeSystem', 'themeLight', 'themeSepia', 'themeDark'),
      oneOf('settings.language', LANGUAGES[settings.language], 'languageAr', 'languageFr', 'languageEn'),
      RULE,
      role('menu.fullscreen', 'togglefullscreen'),
    ),
    menu('menu.help', ...commands('palette', 'shortcuts', 'changeKeys', 'updates', 'about', 'licences')),
  ]
}

const THEMES = { system: 'themeSystem', light: 'themeLight', sepia: 'themeSepia', dark: 'themeDark' } as const
const LANGUAGES = { ar: 'languageAr', fr: 'languageFr', en: 'languageEn' } as const

/**
 * Accelerators only for keys that type nothing: a single letter would be taken from a reader who writes. Where a command has
 * a letter too, it works on what has the focus, and the window takes its key: an accelerator would reach past open dialogs.
 */
function acceleratorOf(name: CommandName, settings: Settings): Pick<Item, 'accelerator' | 'registerAccelerator'> {
  const chord = keysOf(name, settings).find(typesNothing)
  if (!chord) return {}
  const parts = chord.split('+')
  const code = parts.pop() ?? ''
  const held = parts.map(part => (part === 'Control' ? 'CmdOrCtrl' : part))
  const accelerator = [...held, engravedOn(code)].join('+')
  return { accelerator, registerAccelerator: !factsOf(name).keys.some(isLetterKey) }
}
