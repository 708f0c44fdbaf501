// The way into deeds/: what each command does. Keys, the palette and the system's menu ask for them by name.

import type { Article } from '../../shared/contract/reading.ts'
import { SETTINGS, type Theme } from '../../shared/settings/settings.ts'
import { endFind, findingCell, startFind, stepFind } from '../article/find/find.ts'
import { hasOtherText, showOtherText } from '../article/other-text.ts'
import { zoom } from '../article/pictures/zoom.ts'
import { openSource } from '../article/source-link.ts'
import { findUnread, listCell, moveCursor, neighbour } from '../articles/list.ts'
import { articleCell, markAllRead, openArticle, setRead, toggleBookmark } from '../articles/open-article.ts'
import { setUnreadOnly, showScope, unreadOnlyIn } from '../articles/scope.ts'
import { type ShownPage, shownPageCell } from '../articles/shown-page.ts'
import { indexOf, rowAt } from '../articles/slices.ts'
import { hasVersions } from '../articles/versions.ts'
import { type Deeds, isReading } from '../commands/run.ts'
import { pausedCell } from '../headline-bar/paused.ts'
import { EVERYTHING, openHealth } from '../health/health.ts'
import { translate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { sourceTree, stepScope, titleOf } from '../library/tree.ts'
import { say, tell, undoLast } from '../notices/toasts.ts'
import {
  aloneCell,
  dialogCell,
  leaveSearch,
  paneCell,
  scopeCell,
  searchingCell,
  sourcesOutCell,
  startSearch,
} from '../place/place.ts'
import { changeFontSize, changeSettings, settingsCell } from '../preferences/preferences.ts'
import { searchCell } from '../search/results.ts'
import { exportOpml, importOpml } from '../sources/lists.ts'
import { cancelSync, startSync, syncCell } from '../sync/sync.ts'

const THEMES: readonly Theme[] = ['light', 'sepia', 'dark', 'system']

export const DEEDS: Deeds = {
  next: target => (isReading(target) ? openNeighbour(1) : moveInList(1)),
  previous: target => (isReading(target) ? openNeighbour(-1) : moveInList(-1)),
  nextUnread: () => begun(openNextUnread()),
  open: target => !isReading(target) && on(currentRow(), ({ ref }) => openArticle(ref, { follow: true })),
  back,
  nextSection: () => step(1),
  previousSection: () => step(-1),
  showAll: () => begun(showList({ kind: 'all' })),
  showBookmarks: () => begun(showList({ kind: 'bookmarks' })),
  search: () => begun(startSearch()),

  find: () => startFind() || begun(startSearch()),
  findNext: () => stepFind(1),
  findPrevious: () => stepFind(-1),
  enlargePicture: target => enlargePicture(target),
  versions: () => hasVersions() && begun(dialogCell.set('versions')),
  otherText: () => on(openWith(hasOtherText), showOtherText),
  copyCitation: () => onPaper(async (paper, page) => paper.copyCitation(page)),
  copyText: () => onPaper(async (paper, page) => paper.copyText(page)),
  savePdf: () => onPaper(async (paper, page) => paper.savePdf(page)),
  printArticle: () => onPaper(async (paper, page) => paper.printArticle(page)),
  focusMode: () => articleCell.get() !== null && begun(alone(!aloneCell.get())),
  toggleVowels: () => begun(toggleVowels()),
  bookmark: target => on(subject(target), toggleBookmark),
  toggleRead: target => on(subject(target), ({ ref, read }) => setRead([ref], !read)),
  openSource: () => on(openWith(hasAddress), openSource),

  sync: () => begun(syncCell.get().progress ? cancelSync() : startSync()),
  markAllRead: () => scopeCell.get().kind !== 'bookmarks' && begun(markAllRead()),
  toggleUnreadOnly: () => scopeCell.get().kind !== 'bookmarks' && begun(setUnreadOnly(!unreadOnlyIn(scopeCell.get()))),
  undo: () => begun(undoLast()),

  focusBar,
  pauseBar: () => settingsCell.get().headlineBar && begun(pausedCell.set(!pausedCell.get())),
  toggleHeadlineBar: () => begun(changeSettings({ headlineBar: !settingsCell.get().headlineBar })),

  largerText: () => begun(changeFontSize(1)),
  smallerText: () => begun(changeFontSize(-1)),
  usualText: () => begun(changeSettings({ fontSize: SETTINGS.fontSize.fallback })),
  nextTheme: () => begun(changeTheme()),
  themeSystem: () => begun(changeSettings({ theme: 'system' })),
  themeLight: () => begun(changeSettings({ theme: 'light' })),
  themeSepia: () => begun(changeSettings({ theme: 'sepia' })),
  themeDark: () => begun(changeSettings({ theme: 'dark' })),
  languageAr: () => begun(changeSettings({ language: 'ar' })),
  languageFr: () => begun(changeSettings({ language: 'fr' })),
  languageEn: () => begun(changeSettings({ language: 'en' })),

  palette: () => begun(dialogCell.set('palette')),
  shortcuts: () => begun(dialogCell.set('shortcuts')),
  showCatalogue: () => begun(dialogCell.set('catalogue')),
  addSource: () => begun(dialogCell.set('addSource')),
  health: () => begun(openHealth(EVERYTHING)),
  savePage: () => begun(dialogCell.set('savePage')),
  importOpml: () => begun(importOpml()),
  exportOpml: () => begun(exportOpml()),
  settings: () => begun(dialogCell.set('settings')),
  hiddenPictures: () => begun(dialogCell.set('hiddenPictures')),
  space: () => begun(dialogCell.set('space')),
  about: () => begun(dialogCell.set('about')),
}

/** One step out: of the sources over the window, of search, of the article. */
function back(): boolean {
  if (sourcesOutCell.get()) sourcesOutCell.set(false)
  else if (findingCell.get()) endFind()
  else if (aloneCell.get()) alone(false)
  else if (searchingCell.get() && paneCell.get() === 'timeline') leaveSearch()
  else if (articleCell.get()) {
    paneCell.set('timeline')
    requestAnimationFrame(searchingCell.get() ? focusSearch : focusList)
  } else return false
  return true
}

/** Done, or on its way: what goes wrong later is told by whoever does it. */
function begun(_work: unknown): true {
  return true
}

function on<T>(subjectOfDeed: T | null | undefined, deed: (subject: T) => unknown): boolean {
  if (subjectOfDeed == null) return false
  return begun(deed(subjectOfDeed))
}

function openWith(isMeant: (article: Article) => boolean): Article | null {
  const article = articleCell.get()?.article
  return article && isMeant(article) ? article : null
}

function hasAddress({ url }: Article): boolean {
  return url !== null
}

function currentRow() {
  if (searchingCell.get()) {
    const { result, cursor } = searchCell.get()
    return result?.hits[cursor]?.row
  }
  const { slices, cursor } = listCell.get()
  return rowAt(slices, cursor)
}

/** The row under the cursor while the list has the focus; anywhere else the article that is open. */
function subject(target: Element | null) {
  const article = articleCell.get()?.article
  return target?.closest?.('[data-timeline]') ? currentRow() : (article ?? currentRow())
}

function moveInList(by: 1 | -1): boolean {
  if (searchingCell.get()) return false
  const focused = focusList()
  if (focused) moveCursor(listCell.get().cursor + by)
  return focused
}

function openNeighbour(by: 1 | -1): boolean {
  const open = articleCell.get()
  return on(open && neighbour(open.ref, by), row => openArticle(row.ref, { follow: true }))
}

async function openNextUnread(): Promise<void> {
  const { slices, cursor } = listCell.get()
  const open = articleCell.get()
  const from = open && indexOf(slices, open.ref) === cursor ? cursor + 1 : cursor
  const row = await findUnread(from)
  if (row) await openArticle(row.ref, { follow: true })
  else tell(translate('commands.noUnread'))
}

/** Leads through the whole, the bookmarks, each section, and each source that is in none. */
function step(by: 1 | -1): boolean {
  const library = libraryCell.get()
  return on(library && stepScope(sourceTree(library), scopeCell.get(), by), showList)
}

async function showList(scope: Parameters<typeof showScope>[0]): Promise<void> {
  const focused = document.activeElement
  await showScope(scope)
  requestAnimationFrame(() => {
    // Whoever was faster than the list has gone on to something else already.
    if (document.activeElement === focused || document.activeElement === document.body) focusList()
  })
  const library = libraryCell.get()
  const title = titleOf(scope, library) ?? translate(scope.kind === 'bookmarks' ? 'bookmarks.name' : 'sources.all')
  say(`${title}. ${translate('timeline.total', { count: listCell.get().slices.list.total })}`)
}

async function changeTheme(): Promise<void> {
  const theme = THEMES[(THEMES.indexOf(settingsCell.get().theme) + 1) % THEMES.length] ?? 'system'
  await changeSettings({ theme })
  say(translate('commands.choice', { what: translate('settings.theme'), choice: translate(THEME_NAMES[theme]) }))
}

const THEME_NAMES = {
  light: 'settings.themeLight',
  sepia: 'settings.themeSepia',
  dark: 'settings.themeDark',
  system: 'settings.themeSystem',
} as const

type Paper = typeof import('../article/print-and-copy.ts')

/** Read when it is needed: the first headlines do not wait for it. */
function onPaper(work: (paper: Paper, page: ShownPage) => Promise<void>): boolean {
  return on(shownPageCell.get(), async page => work(await import('../article/print-and-copy.ts'), page))
}

/** The picture that has the focus, or the article's first. */
function enlargePicture(target: Element | null): boolean {
  const focused = target?.localName === 'img' ? target : null
  const lead = document.querySelector('article img')
  return on((focused ?? lead ?? shownPageCell.get()?.document.querySelector('img')) as HTMLImageElement | null, zoom)
}

/** Nothing but the article. */
function alone(isAlone: boolean): void {
  aloneCell.set(isAlone)
  paneCell.set('article')
  say(translate(isAlone ? 'commands.focusModeOn' : 'commands.focusModeOff'))
}

async function toggleVowels(): Promise<void> {
  const vowels = !settingsCell.get().vowels
  await changeSettings({ vowels })
  say(translate(vowels ? 'commands.vowelsShown' : 'commands.vowelsHidden'))
}

function focusBar(): boolean {
  return focus('[data-headline-bar] [tabindex="0"]')
}

function focusList(): boolean {
  return focus('[data-timeline]')
}

function focusSearch(): boolean {
  return focus('search [role="combobox"]')
}

function focus(selector: string): boolean {
  const part = document.querySelector<HTMLElement>(selector)
  part?.focus()
  return part !== null
}
