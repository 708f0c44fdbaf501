// What a context menu offers, group by group.

import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { TextKey, TextValues } from '../../shared/locales/translator.ts'
import { isolated } from '../../shared/press/names.ts'
import { hasSelectedText, highlightSelection } from '../article/highlights/highlights.ts'
import { listCell, rowIndexOf } from '../articles/list.ts'
import { markBeside } from '../articles/mark-read.ts'
import { articleCell, openArticle, openLink, setRead, toggleBookmark } from '../articles/open-article.ts'
import { copyLink, copyWords } from '../articles/take-along.ts'
import { toggleUnfolded } from '../articles/unfolded.ts'
import { reportCell } from '../pictures/pictures.ts'
import type { ContextMenu } from '../place/context-menu.ts'
import { searchingCell } from '../place/place.ts'
import { searchForSelection, shownSelection } from '../search/asking/selection.ts'
import { filingCell } from '../shelf/marks/filing.ts'
import { canBeMoved, isInStory, joiningCell, takeOut } from '../stories/choices.ts'
import { openWatches, watchForWords } from '../watches/watches.ts'

export interface Entry {
  readonly text: TextKey
  readonly values?: TextValues
  readonly isDisabled?: boolean
  act(): unknown
}

/** `address`: where the article of the row stands on the web. */
export function entriesOf(
  { selected = '', link = null, picture, row }: ContextMenu,
  address: string | null,
): Entry[][] {
  return [
    ...(selected === '' ? [] : [selectionEntries(selected)]),
    ...(link === null ? [] : [linkEntries(link)]),
    ...(row ? [articleEntries(row), storyEntries(row), besideEntries(row), addressEntries(address)] : []),
    picture ? [{ text: 'pictures.hide', act: () => reportCell.set(picture) }] : [],
  ]
}

function selectionEntries(words: string): Entry[] {
  return [
    { text: 'menu.copy', act: () => copyWords(words) },
    ...(hasSelectedText() ? [{ text: 'shelf.highlightWords', act: highlightSelection } as const] : []),
    {
      text: 'search.forWords',
      values: { words: isolated(shownSelection(words), null) },
      act: () => searchForSelection(words),
    },
    {
      text: 'watches.tellOf',
      values: { words: isolated(shownSelection(words), null) },
      act: () => watchForWords(words, 'tell'),
    },
    {
      text: 'watches.muteWords',
      values: { words: isolated(shownSelection(words), null) },
      act: () => watchForWords(words, 'mute'),
    },
  ]
}

function linkEntries(link: string): Entry[] {
  return [
    { text: 'menu.openLink', act: () => openLink(link) },
    { text: 'menu.copyLink', act: () => copyLink(link) },
  ]
}

function articleEntries(row: ArticleRow): Entry[] {
  const isOpen = articleCell.get()?.ref === row.ref
  return [
    ...(isOpen ? [] : [{ text: 'commands.open', act: () => openArticle(row.ref, { follow: true }) } as const]),
    { text: row.bookmarked ? 'bookmarks.remove' : 'bookmarks.add', act: () => toggleBookmark(row) },
    { text: 'shelf.file', act: () => filingCell.set([row]) },
    { text: row.read ? 'article.markUnread' : 'article.markRead', act: () => setRead([row.ref], !row.read) },
    { text: 'watches.fromArticle', act: () => openWatches({}, row) },
  ]
}

function storyEntries(row: ArticleRow): Entry[] {
  const { ref, story } = row
  if (!canBeMoved(ref)) return []
  return [
    ...(story?.leads ? [{ text: 'stories.unfold', act: () => toggleUnfolded(row) } as const] : []),
    ...(isInStory(row) ? [{ text: 'stories.takeOut', act: () => takeOut(ref) } as const] : []),
    { text: 'stories.join', act: () => joiningCell.set(row) },
  ]
}

/** Only where there is a list above and below it. */
function besideEntries({ ref }: ArticleRow): Entry[] {
  const { slices } = listCell.get()
  const index = searchingCell.get() ? null : rowIndexOf(ref, null)
  if (index === null) return []
  return [
    { text: 'timeline.markAbove', isDisabled: index === 0, act: () => markBeside(ref, 'above') },
    {
      text: 'timeline.markBelow',
      isDisabled: index >= slices.list.total - 1,
      act: () => markBeside(ref, 'below'),
    },
  ]
}

function addressEntries(address: string | null): Entry[] {
  return [
    { text: 'menu.openInBrowser', isDisabled: address === null, act: () => address && openLink(address) },
    { text: 'menu.copyLink', isDisabled: address === null, act: () => address && copyLink(address) },
  ]
}
