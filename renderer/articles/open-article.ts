// The article in the reading view, and what the reader does to it.

import type { ReadingPlace } from '../../shared/contract/app.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Article, ArticleRow, MarkedRead } from '../../shared/contract/reading.ts'
import type { Story, StoryArticle } from '../../shared/contract/stories.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { createLatest } from '../base/latest.ts'
import { reader } from '../base/reader.ts'
import { debounce } from '../base/soon.ts'
import { translate } from '../language/translate.ts'
import { keepUndo, type Step, say, tell, tellFailure } from '../notices/toasts.ts'
import { paneCell, restorePane, scopeCell } from '../place/place.ts'
import { noteUse } from '../place/used-pane.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { changeRows, listCell, moveCursor, openedList, rowIndexOf } from './list.ts'
import { tellRowsChanged } from './row-changes.ts'
import { showScope } from './scope.ts'
import { newsKept, storyWith } from './story-news.ts'

export interface OpenArticle {
  readonly ref: ArticleRef
  readonly article: Article | null
  readonly failure: Failure | null
  /** What it stands in, as it was when it was opened; null: it stands alone. */
  readonly story: Story | null
  /** The place in the pane stays: another newspaper's article took that of the one before. */
  readonly inPlace: boolean
  /** Counts up: the same article may be opened a second time, and the focus must follow it again. */
  readonly opening: number
}

export const articleCell = createCell<OpenArticle | null>(null)
/** Set when the keyboard opened the article: then the focus follows it. */
export const followCell = createCell(false)

const DEBOUNCE_MS = 1_000

const readingSoon = debounce(readOpenArticle, DEBOUNCE_MS)
const beginOpening = createLatest()
let openings = 0

export async function openArticle(ref: ArticleRef, { follow = false, inPlace = false } = {}): Promise<void> {
  followCell.set(follow)
  if (follow) noteUse('article')
  const isLatest = beginOpening()
  // What is on the screen stays until the next one is here: opening takes a few milliseconds, a blank would flash.
  const [article, story] = await readBoth(ref)
  if (!isLatest()) return
  openings += 1
  // Not before it is there: the pane may hold another article, out of sight.
  paneCell.set('article')
  const opened = { ref, story, inPlace, opening: openings }
  if (article.ok) articleCell.set({ ...opened, article: asDrawn(article.value), failure: null })
  else articleCell.set({ ...opened, article: null, failure: article })
  showInList(ref, story)
  if (article.ok) await noteReading(article.value)
}

/** The article that was open the last time, as it is: nothing about it changes only because the app was started. */
export async function restoreArticle({ open, pane }: ReadingPlace): Promise<void> {
  if (!open) return
  const isLatest = beginOpening()
  const [article, story] = await readBoth(open.ref)
  if (!isLatest() || !article.ok || article.value.publishedAt !== open.publishedAt) return
  openings += 1
  const opened = { ref: open.ref, story, inPlace: false, opening: openings }
  articleCell.set({ ...opened, article: article.value, failure: null })
  restorePane(pane)
}

/** At one moment: what is new in the story is new as of when it was opened, which makes some of it old. */
async function readBoth(ref: ArticleRef) {
  const [article, story] = await Promise.all([reader.request.readArticle(ref), reader.request.readStory(ref)])
  return [article, newsKept(articleCell.get()?.story ?? null, story.ok ? story.value : null)] as const
}

/** A row of the list that already has the keys at one of its articles keeps them there. */
function showInList(ref: ArticleRef, story: Story | null): void {
  const index = rowIndexOf(ref, story?.id ?? null)
  const { cursor, within } = listCell.get()
  if (index !== null && (index !== cursor || within === null)) moveCursor(index)
}

/** Pictures come after the text, and the rest of a cut text too: when those of the open article are here, they are shown. */
export function watchOpenArticle(): void {
  reader.on.picturesChanged(() => void readOpenArticle())
  reader.on.rulesChanged(() => void readOpenArticle())
  reader.on.articlesChanged(readingSoon.ask)
}

/** Also of what is read already: taking back that a whole list was marked leaves what was opened since. */
async function noteReading({ ref, read }: Article): Promise<void> {
  if (!read) {
    if (await setRead([ref], true)) await markRepeats(ref)
  } else {
    const noted = await reader.request.readAgain(ref)
    if (!noted.ok) tellFailure(noted)
  }
}

export async function setRead(refs: readonly ArticleRef[], read: boolean): Promise<boolean> {
  const marked = await reader.request.markRead(refs, read)
  if (marked.ok) changeEverywhere(refs, { read })
  else tellFailure(marked)
  return marked.ok
}

/** What says the same again is read as well, as far as the reader wants that. */
async function markRepeats(ref: ArticleRef): Promise<void> {
  const { repeats } = settingsCell.get()
  if (repeats === 'never') return
  const marked = await reader.request.markRepeatsRead(ref, repeats === 'story')
  if (!marked.ok) return tellFailure(marked)
  const refs = marked.value
  if (refs.length === 0) return
  changeEverywhere(refs, { read: true })
  const undo = () => setRead(refs, false)
  if (repeats === 'story') tell(translate('stories.repeatsRead', { count: refs.length }), undo)
  else keepUndo(undo)
}

/** Marks and says it: only a word in the row changes, and screen readers do not read the row again. */
export async function toggleRead(row: Pick<ArticleRow, 'ref' | 'read' | 'story'>): Promise<void> {
  if (await setRead(await meantBy(row), !row.read)) say(translate(row.read ? 'article.nowUnread' : 'article.nowRead'))
}

/** A story's row means its repeats too, and what made it count as unread: the next press takes back the same. */
async function meantBy({ ref, read, story }: Pick<ArticleRow, 'ref' | 'read' | 'story'>): Promise<ArticleRef[]> {
  if (story === null) return [ref]
  const told = await reader.request.readStory(ref)
  if (!told.ok || told.value === null) return [ref]
  const { repeats } = settingsCell.get()
  const { articles } = told.value
  const textOf = (one: StoryArticle) => one.wireOf ?? one.row.ref
  const own = articles.find(one => one.row.ref === ref)
  const isRepeat = (one: StoryArticle) =>
    repeats === 'story' || (repeats === 'wire' && own && textOf(one) === textOf(own))
  const meant = articles.filter(one => one.row.ref === ref || isRepeat(one) || (!read && one.isNew))
  return meant.map(({ row }) => row.ref)
}

/** What the list shows: what has come since it was drawn nobody has seen. */
export async function markAllRead(): Promise<void> {
  const { query, slices } = await openedList()
  tellMarked(await reader.request.markAllRead(query.scope, slices.list.lastId))
}

/** Draws what a marking of many did, and says it with a way back. */
export function tellMarked(marked: Result<MarkedRead>): void {
  if (!marked.ok) {
    tellFailure(marked)
    return
  }
  const { count, refs } = marked.value
  changeEverywhere(refs, { read: true })
  const undo = count > 0 ? () => takeBackRead(marked.value) : null
  tell(translate('timeline.markedRead', { count }), undo)
}

async function takeBackRead(marked: MarkedRead): Promise<boolean> {
  const unread = await reader.request.takeBackRead(marked)
  if (unread.ok) changeEverywhere(unread.value, { read: false })
  else tellFailure(unread)
  return unread.ok
}

export async function toggleBookmark(row: Pick<ArticleRow, 'ref' | 'bookmarked'>): Promise<void> {
  if (!row.bookmarked) {
    if (await addBookmark(row.ref)) tell(translate('bookmarks.added'), null, toBookmarks())
    return
  }
  const removed = await reader.request.removeBookmark(row.ref)
  if (!removed.ok) return tellFailure(removed)
  changeEverywhere([row.ref], { bookmarked: false })
  tell(translate('bookmarks.removed'), () => addBookmark(row.ref))
}

/** null where the reader is among them already. */
function toBookmarks(): Step | null {
  if (scopeCell.get().kind === 'bookmarks') return null
  return { name: translate('bookmarks.show'), act: () => showScope({ kind: 'bookmarks' }) }
}

/** Opens a web or mail address outside the app. */
export async function openLink(address: string): Promise<void> {
  const opened = await reader.request.openLink(address)
  if (!opened.ok) tellFailure(opened)
}

/** What has changed about the open article is drawn. */
export async function readOpenArticle(): Promise<void> {
  const shown = articleCell.get()
  if (!shown?.article) return
  const [again, story] = await readBoth(shown.ref)
  if (!again.ok) return
  // What came meanwhile may be newer than this answer: the reader did something, or it was read another time.
  if (articleCell.get() !== shown) return readOpenArticle()
  const { pictures, pictureStates, picturePolicy, picture, html, page, direction, face, watchedFor } = shown.article
  const isSameArticle = isSame(again.value, {
    pictures,
    pictureStates,
    picturePolicy,
    picture,
    html,
    page,
    direction,
    face,
    watchedFor,
  })
  const isSameStory = JSON.stringify(story) === JSON.stringify(shown.story)
  if (isSameArticle && isSameStory) return
  articleCell.set({
    ...shown,
    article: isSameArticle ? shown.article : asDrawn(again.value),
    story: isSameStory ? shown.story : story,
  })
}

/** Keeps the same object for unchanged parts, so that the drawn text and the focus in it stay. */
function asDrawn(article: Article): Article {
  const drawn = articleCell.get()?.article
  if (drawn?.ref !== article.ref) return article
  const { pictures, html } = drawn
  return isSame(article, { pictures, html }) ? { ...article, pictures } : article
}

async function addBookmark(ref: ArticleRef): Promise<boolean> {
  const added = await reader.request.bookmark(ref)
  if (added.ok) changeEverywhere([ref], { bookmarked: true })
  else tellFailure(added)
  return added.ok
}

export function changeEverywhere(refs: readonly ArticleRef[], change: Partial<ArticleRow>): void {
  changeRows(refs, change)
  tellRowsChanged(refs, change)
  const open = articleCell.get()
  if (!open) return
  const isOwn = open.article && refs.includes(open.ref)
  const article = isOwn ? { ...open.article, ...change } : open.article
  const story = storyWith(open.story, refs, change)
  if (isOwn || story !== open.story) articleCell.set({ ...open, article, story })
}

/** Plain data, compared by what is written in it. */
function isSame(article: Article, part: Partial<Article>): boolean {
  return Object.entries(part).every(
    ([name, value]) => JSON.stringify(article[name as keyof Article]) === JSON.stringify(value),
  )
}
