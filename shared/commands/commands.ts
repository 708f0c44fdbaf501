/**
 * Everything that a reader can tell the app to do: the one list from which keys, the palette, the sheet of shortcuts
 * and the system's menu are made. Each room of the window carries out its own; `renderer/deeds/deeds.ts` joins them.
 */

import type { TextKey } from '../locales/translator.ts'

export type CommandGroup = 'moving' | 'article' | 'list' | 'bar' | 'look' | 'app'

export interface CommandFacts {
  readonly group: CommandGroup
  /** Its name. */
  readonly text: TextKey
  /** What it is a choice of, where it is one of several. */
  readonly choiceOf?: TextKey
  /**
   * Physical keys as `KeyboardEvent.code` names them, the first being the one that is shown. `Control` is Command on a
   * Mac; `ArrowForward` points where reading goes: to the left in Arabic. Whatever has a letter has another key too that
   * types nothing: screen readers take letters for themselves, and letters can be switched off (`command-keys.ts`).
   */
  readonly keys: readonly string[]
}

export const COMMANDS = {
  next: { group: 'moving', text: 'commands.next', keys: ['KeyJ', 'ArrowDown', 'Control+PageDown'] },
  previous: { group: 'moving', text: 'commands.previous', keys: ['KeyK', 'ArrowUp', 'Control+PageUp'] },
  nextUnread: { group: 'moving', text: 'commands.nextUnread', keys: ['KeyN', 'Control+Shift+KeyN'] },
  open: { group: 'moving', text: 'commands.open', keys: ['Enter', 'ArrowForward'] },
  back: { group: 'moving', text: 'commands.back', keys: ['Escape', 'ArrowBackward'] },
  nextSection: { group: 'moving', text: 'commands.nextSection', keys: ['Shift+KeyJ', 'Control+Shift+PageDown'] },
  previousSection: { group: 'moving', text: 'commands.previousSection', keys: ['Shift+KeyK', 'Control+Shift+PageUp'] },
  nextPane: { group: 'moving', text: 'commands.nextPane', keys: ['F6'] },
  previousPane: { group: 'moving', text: 'commands.previousPane', keys: ['Shift+F6'] },
  showFront: { group: 'moving', text: 'front.name', keys: ['Digit1', 'Control+Digit1'] },
  showAll: { group: 'moving', text: 'sources.all', keys: ['Digit2', 'Control+Digit2'] },
  showBookmarks: { group: 'moving', text: 'bookmarks.name', keys: ['Digit3', 'Control+Digit3'] },
  showNotes: { group: 'moving', text: 'shelf.openNotes', keys: ['Shift+Digit3', 'Control+Shift+Digit3'] },
  search: { group: 'moving', text: 'search.open', keys: ['Slash', 'Control+Shift+KeyF'] },

  bookmark: { group: 'article', text: 'commands.bookmark', keys: ['KeyB', 'Control+KeyB'] },
  highlight: { group: 'article', text: 'shelf.highlightWords', keys: ['KeyM', 'F7'] },
  writeNote: { group: 'article', text: 'shelf.writeNote', keys: ['KeyA', 'F8'] },
  file: { group: 'article', text: 'shelf.file', keys: ['KeyO', 'F4'] },
  toggleRead: { group: 'article', text: 'commands.toggleRead', keys: ['KeyU', 'Control+KeyU'] },
  openSource: { group: 'article', text: 'commands.openSource', keys: ['KeyV', 'Control+Shift+KeyO'] },
  find: { group: 'article', text: 'find.name', keys: ['Control+KeyF'] },
  findNext: { group: 'article', text: 'find.next', keys: ['Control+KeyG', 'F3'] },
  findPrevious: { group: 'article', text: 'find.previous', keys: ['Control+Shift+KeyG', 'Shift+F3'] },
  enlargePicture: { group: 'article', text: 'zoom.open', keys: ['KeyZ', 'Control+KeyI'] },
  versions: { group: 'article', text: 'versions.name', keys: ['KeyD', 'Control+Shift+KeyD'] },
  otherText: { group: 'article', text: 'article.otherText', keys: ['KeyE', 'Control+KeyE'] },
  copyCitation: { group: 'article', text: 'paper.copyCitation', keys: ['KeyC', 'Control+Shift+KeyR'] },
  citeArabic: { group: 'article', text: 'exports.form.ar', choiceOf: 'paper.copyCitation', keys: [] },
  citeFrench: { group: 'article', text: 'exports.form.fr', choiceOf: 'paper.copyCitation', keys: [] },
  citeEnglish: { group: 'article', text: 'exports.form.en', choiceOf: 'paper.copyCitation', keys: [] },
  citeBibtex: { group: 'article', text: 'exports.form.bibtex', choiceOf: 'paper.copyCitation', keys: [] },
  citeRis: { group: 'article', text: 'exports.form.ris', choiceOf: 'paper.copyCitation', keys: [] },
  copyText: { group: 'article', text: 'paper.copyText', keys: ['Control+Shift+KeyC'] },
  savePdf: { group: 'article', text: 'paper.savePdf', keys: ['Control+Shift+KeyS'] },
  printArticle: { group: 'article', text: 'paper.print', keys: ['Control+KeyP'] },
  focusMode: { group: 'article', text: 'commands.focusMode', keys: ['KeyF', 'F9'] },
  followStory: { group: 'article', text: 'stories.follow', keys: [] },
  takeOutOfStory: { group: 'article', text: 'stories.takeOut', keys: [] },
  joinStory: { group: 'article', text: 'stories.join', keys: [] },

  unfoldStory: { group: 'list', text: 'stories.unfold', keys: ['KeyX', 'Control+Shift+KeyX'] },
  sync: { group: 'list', text: 'sync.startTitle', keys: ['KeyR', 'F5'] },
  nextEdition: { group: 'list', text: 'front.nextEdition', keys: ['Shift+KeyR', 'Shift+F5'] },
  markAllRead: { group: 'list', text: 'timeline.markAllRead', keys: ['Shift+KeyU', 'Control+Shift+KeyM'] },
  toggleUnreadOnly: { group: 'list', text: 'timeline.showUnread', keys: ['KeyL', 'Control+KeyL'] },
  narrowSearch: { group: 'list', text: 'search.narrow.open', keys: ['Control+Shift+KeyE'] },
  saveSearch: { group: 'list', text: 'saved.save', keys: ['Control+Shift+KeyB'] },
  undo: { group: 'list', text: 'commands.undo', keys: ['Control+KeyZ'] },

  focusBar: { group: 'bar', text: 'commands.focusBar', keys: ['KeyH', 'Control+Shift+KeyH'] },
  pauseBar: { group: 'bar', text: 'commands.pauseBar', keys: ['KeyP', 'Control+Shift+KeyP'] },
  toggleHeadlineBar: { group: 'bar', text: 'commands.toggleHeadlineBar', keys: ['Shift+KeyP', 'Control+Shift+KeyL'] },
  toggleBarWindow: { group: 'bar', text: 'desktop.toggleBar', keys: [] },

  largerText: { group: 'look', text: 'article.larger', keys: ['Control+Equal', 'Control+NumpadAdd'] },
  smallerText: { group: 'look', text: 'article.smaller', keys: ['Control+Minus', 'Control+NumpadSubtract'] },
  usualText: { group: 'look', text: 'commands.usualText', keys: ['Control+Digit0'] },
  toggleVowels: { group: 'look', text: 'commands.toggleVowels', keys: ['Shift+KeyV', 'Control+Shift+KeyT'] },
  nextDensity: { group: 'look', text: 'commands.nextDensity', keys: ['Shift+KeyL', 'Control+Shift+KeyK'] },
  nextTheme: { group: 'look', text: 'commands.nextTheme', keys: ['KeyT', 'Control+KeyT'] },
  themeSystem: { group: 'look', text: 'settings.themeSystem', choiceOf: 'settings.theme', keys: [] },
  themeLight: { group: 'look', text: 'settings.themeLight', choiceOf: 'settings.theme', keys: [] },
  themeSepia: { group: 'look', text: 'settings.themeSepia', choiceOf: 'settings.theme', keys: [] },
  themeDark: { group: 'look', text: 'settings.themeDark', choiceOf: 'settings.theme', keys: [] },
  languageAr: { group: 'look', text: 'menu.languageAr', choiceOf: 'settings.language', keys: [] },
  languageFr: { group: 'look', text: 'menu.languageFr', choiceOf: 'settings.language', keys: [] },
  languageEn: { group: 'look', text: 'menu.languageEn', choiceOf: 'settings.language', keys: [] },

  palette: { group: 'app', text: 'commands.palette', keys: ['Control+KeyK'] },
  shortcuts: { group: 'app', text: 'commands.shortcuts', keys: ['Shift+Slash', 'F1'] },
  changeKeys: { group: 'app', text: 'keys.change', keys: [] },
  showCatalogue: { group: 'app', text: 'catalogue.name', keys: ['Control+KeyD'] },
  openSample: { group: 'app', text: 'welcome.sampleOpen', keys: [] },
  addSource: { group: 'app', text: 'sources.add', keys: ['Control+KeyN'] },
  health: { group: 'app', text: 'health.name', keys: ['Shift+KeyH', 'Control+KeyJ'] },
  savePage: { group: 'app', text: 'saving.command', keys: ['Control+KeyS'] },
  importOpml: { group: 'app', text: 'sources.importOpml', keys: ['Control+KeyO'] },
  exportOpml: { group: 'app', text: 'sources.exportOpml', keys: [] },
  importLibrary: { group: 'app', text: 'exchange.import', keys: [] },
  fetchTexts: { group: 'app', text: 'exchange.fetch', keys: [] },
  exportLibrary: { group: 'app', text: 'exchange.export', keys: [] },
  exportProfile: { group: 'app', text: 'profile.export', keys: [] },
  importProfile: { group: 'app', text: 'profile.import', keys: [] },
  exportArticles: { group: 'app', text: 'exports.command', keys: [] },
  settings: { group: 'app', text: 'settings.name', keys: ['Control+Comma'] },
  watchArticle: { group: 'article', text: 'watches.fromArticle', keys: [] },
  watches: { group: 'app', text: 'watches.name', keys: [] },
  accounts: { group: 'app', text: 'accounts.name', keys: [] },
  hiddenPictures: { group: 'app', text: 'hidden.name', keys: [] },
  space: { group: 'app', text: 'space.name', keys: [] },
  about: { group: 'app', text: 'menu.about', keys: [] },
  updates: { group: 'app', text: 'updates.name', keys: [] },
  licences: { group: 'app', text: 'licences.name', keys: [] },
} as const satisfies Readonly<Record<string, CommandFacts>>

export type CommandName = keyof typeof COMMANDS

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[]

export function factsOf(name: CommandName): CommandFacts {
  return COMMANDS[name]
}
