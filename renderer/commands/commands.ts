// The way into commands/: what keys and the system's menu make the window do.
import type { MenuCommand } from '../../shared/api.ts'
import { articleCell, openArticle, setRead, toggleBookmark } from '../article/open-article.ts'
import { undoLast } from '../notices/toasts.ts'
import { reader } from '../reader.ts'
import { changeFontSize, changeSettings, settingsCell } from '../settings/preferences.ts'
import { cancelSync, startSync, syncCell } from '../sync/sync.ts'
import { listCell, moveCursor, neighbour } from '../timeline/list.ts'
import { rowAt } from '../timeline/pages.ts'
import type { KeyCommand } from './keys.ts'
import { dialogCell, leaveSearch, paneCell, searchingCell, showScope, sourcesOutCell, startSearch } from './place.ts'

/** Carries a command out. False when there was nothing to do, so that the key keeps its own meaning. */
export function runCommand(command: KeyCommand, isReading: boolean): boolean {
  const article = articleCell.get()?.article
  switch (command) {
    case 'next':
      return isReading ? openNeighbour(1) : moveInList(1)
    case 'previous':
      return isReading ? openNeighbour(-1) : moveInList(-1)
    case 'open':
      return openCurrent()
    case 'bookmark':
      return does(article ?? currentRow(), toggleBookmark)
    case 'toggleRead':
      return does(article ?? currentRow(), ({ ref, read }) => setRead([ref], !read))
    case 'search':
      startSearch()
      return true
    case 'sync':
      void (syncCell.get().progress ? cancelSync() : startSync())
      return true
    case 'undo':
      undoLast()
      return true
    case 'largerText':
      void changeFontSize(1)
      return true
    case 'smallerText':
      void changeFontSize(-1)
      return true
    case 'back':
      return back()
  }
}

/** One step out: of the sources over the window, of search, of the article. */
export function back(): boolean {
  if (sourcesOutCell.get()) sourcesOutCell.set(false)
  else if (searchingCell.get() && paneCell.get() === 'timeline') leaveSearch()
  else if (articleCell.get()) {
    paneCell.set('timeline')
    requestAnimationFrame(focusList)
  } else return false
  return true
}

export function watchMenu(): void {
  const run: Readonly<Record<MenuCommand, () => unknown>> = {
    addSource: () => dialogCell.set('addSource'),
    sync: startSync,
    search: startSearch,
    toggleHeadlineBar: () => changeSettings({ headlineBar: !settingsCell.get().headlineBar }),
    largerText: () => changeFontSize(1),
    smallerText: () => changeFontSize(-1),
    showAll: () => showScope({ kind: 'all' }),
    showBookmarks: () => showScope({ kind: 'bookmarks' }),
  }
  reader.on.commandChosen(command => void run[command]())
}

function currentRow() {
  const { pages, cursor } = listCell.get()
  return rowAt(pages, cursor)
}

function does<T>(subject: T | undefined, action: (subject: T) => unknown): boolean {
  if (subject === undefined) return false
  void action(subject)
  return true
}

function moveInList(step: 1 | -1): boolean {
  if (searchingCell.get()) return false
  const focused = focusList()
  if (focused) moveCursor(listCell.get().cursor + step)
  return focused
}

function openNeighbour(step: 1 | -1): boolean {
  const open = articleCell.get()
  const row = open && neighbour(open.ref, step)
  if (row) void openArticle(row.ref, { follow: true })
  return row !== null
}

function openCurrent(): boolean {
  return does(currentRow(), ({ ref }) => openArticle(ref, { follow: true }))
}

function focusList(): boolean {
  const list = document.querySelector<HTMLElement>('[data-timeline]')
  list?.focus()
  return list !== null
}
