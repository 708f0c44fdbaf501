// The headline that the keyboard is at: one of the page is in the tab order, and keys lead to the others.

import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { FrontStory } from '../../../shared/contract/stories.ts'
import { type OpenArticle, openArticle, setRead, toggleBookmark } from '../../articles/open-article.ts'
import { type PageOrder, pageOrderCell } from '../../articles/page-order.ts'
import { createCell } from '../../base/cell.ts'
import { translate } from '../../language/translate.ts'
import { say, tell } from '../../notices/toasts.ts'
import { onFrontCell, paneCell } from '../../place/place.ts'
import { frontCell } from './front-page.ts'
import { isPrinted, storiesIn } from './pages.ts'
import { type Box, type Spot, type Step, stepFrom } from './walk.ts'

/** A place on the page: the same article may stand in two. null: the first story's. */
export const cursorCell = createCell<string | null>(null)

export const FIRST_SPOT = 'lead'

export function spotOf(block: string, row: Pick<ArticleRow, 'ref'>): string {
  return block === FIRST_SPOT ? FIRST_SPOT : `${block} ${row.ref}`
}

/** Whether there is a front page before the reader, with nothing over it. */
export function isFrontInView(): boolean {
  const { page } = frontCell.get()
  return onFrontCell.get() && paneCell.get() === 'timeline' && page !== null && isPrinted(page)
}

/** Whether an article was opened on it. */
export function isOverFront(open: OpenArticle | null): boolean {
  return onFrontCell.get() && paneCell.get() === 'article' && open !== null
}

export function focusFront(): boolean {
  const spot = spotAt(cursorCell.get()) ?? spots()[0]
  spot?.focus()
  return spot !== undefined
}

/** To the next headline in reading order. From elsewhere in the window it first comes back to the page. */
export function moveOnFront(by: 1 | -1, target: Element | null): boolean {
  if (!target?.closest?.('[data-spot]')) return focusFront()
  return focusSpot(neighbourOf(by))
}

/** By what stands beside it on the screen. */
export function stepOnFront(step: Step): boolean {
  const all = spots()
  const from = all.findIndex(spot => spot === (spotAt(cursorCell.get()) ?? all[0]))
  const to = stepFrom(measured(all), from, step)
  return to !== null && focusSpot(all[to])
}

const ORDER: PageOrder = {
  neighbour: by => itemAt(neighbourOf(by)?.dataset['spot'] ?? null).row,
  open: by => void openNeighbourOnFront(by),
}

/** An article that is open on the page has the page's neighbours. */
export function watchOrder(): void {
  const give = () => pageOrderCell.set(onFrontCell.get() ? ORDER : null)
  onFrontCell.subscribe(give)
  give()
}

/** The article of the next or previous headline takes the place of the one that is open. */
export function openNeighbourOnFront(by: 1 | -1): boolean {
  const spot = neighbourOf(by)
  if (spot) return openSpot(spot)
  say(translate(by === 1 ? 'front.noNext' : 'front.noPrevious'))
  return true
}

export function openNextUnreadOnFront(): void {
  const all = spots()
  const at = all.findIndex(({ dataset }) => dataset['spot'] === cursorCell.get())
  const unread = all.slice(at + 1).find(({ dataset }) => dataset['unread'] !== undefined)
  if (unread) openSpot(unread)
  else tell(translate('commands.noUnread'))
}

export function openOnFront(): boolean {
  const spot = spotAt(cursorCell.get()) ?? spots()[0]
  return spot !== undefined && openSpot(spot)
}

export function toggleBookmarkOnFront(): boolean {
  const { row } = itemAtCursor()
  if (row) void toggleBookmark(row)
  return row !== null
}

/** All of the story: its articles are one thing on the page. */
export function toggleReadOnFront(): boolean {
  const { row, story } = itemAtCursor()
  if (!row) return false
  const read = story ? story.read : row.read
  void setRead(story?.refs ?? [row.ref], !read).then(isDone => {
    if (isDone) say(translate(read ? 'front.nowUnread' : 'front.nowRead'))
  })
  return true
}

interface Item {
  readonly row: ArticleRow | null
  /** null: one article beside the stories. */
  readonly story: FrontStory | null
}

function itemAtCursor(): Item {
  return itemAt(cursorCell.get() ?? FIRST_SPOT)
}

/** `spot`: null for none. */
function itemAt(spot: string | null): Item {
  const { page, meanwhile } = frontCell.get()
  if (!page || spot === null) return { row: null, story: null }
  if (spot === FIRST_SPOT) return { row: page.lead?.row ?? null, story: page.lead }
  const ref = spot.split(' ')[1]
  const story = storiesIn(page).find(({ row }) => row.ref === ref)
  if (story) return { row: story.row, story }
  const others = [...(page.lead?.rivals ?? []), ...page.since, ...(meanwhile?.rows ?? [])]
  return { row: others.find(row => row.ref === ref) ?? null, story: null }
}

function openSpot({ dataset }: HTMLElement): boolean {
  const ref = dataset['ref'] as ArticleRow['ref'] | undefined
  if (ref === undefined) return false
  cursorCell.set(dataset['spot'] ?? null)
  void openArticle(ref, { follow: true })
  return true
}

function focusSpot(spot: HTMLElement | undefined): boolean {
  spot?.focus()
  return spot !== undefined
}

function neighbourOf(by: 1 | -1): HTMLElement | undefined {
  const all = spots()
  const at = all.findIndex(({ dataset }) => dataset['spot'] === (cursorCell.get() ?? FIRST_SPOT))
  return all[at + by]
}

function spots(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-front] [data-spot]')]
}

function spotAt(key: string | null): HTMLElement | undefined {
  return spots().find(({ dataset }) => dataset['spot'] === key)
}

function measured(all: readonly HTMLElement[]): Spot[] {
  const isRightToLeft = document.documentElement.dir === 'rtl'
  const boxOf = (element: Element): Box => {
    const { left, right, top, width, height } = element.getBoundingClientRect()
    return { along: isRightToLeft ? -right : left, down: top, width, height }
  }
  const blocks = new Map<Element, Box>()
  return all.map(spot => {
    const around = spot.closest('[data-block]') ?? spot
    const block = blocks.get(around) ?? boxOf(around)
    blocks.set(around, block)
    return { ...boxOf(spot), block }
  })
}
