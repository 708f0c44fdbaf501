// The front page as it was printed. It changes only when the reader asks for the next edition; what comes meanwhile is
// counted beside it.

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { FrontPage, Meanwhile } from '../../../shared/contract/stories.ts'
import { onRowsChanged } from '../../articles/row-changes.ts'
import { createCell } from '../../base/cell.ts'
import { createLatest } from '../../base/latest.ts'
import { reader } from '../../base/reader.ts'
import { throttle } from '../../base/soon.ts'
import { translate } from '../../language/translate.ts'
import { libraryCell, namedLibraryCell } from '../../library/library.ts'
import { say, tellFailure } from '../../notices/toasts.ts'
import { syncCell } from '../../sync/sync.ts'
import { afterChange, isPrinted, sourcesIn, withSinceLast } from './pages.ts'

export interface FrontState {
  /** null until there is an answer; without a first story there was nothing to print. */
  readonly page: FrontPage | null
  /** What came after it; null until something changed. */
  readonly meanwhile: Meanwhile | null
  /** The reader wants to see that beside the page. */
  readonly showsMeanwhile: boolean
  /** Its first newspapers are being asked: its shape is shown. */
  readonly isComing: boolean
  /** Counts editions: each begins at its head. */
  readonly printing: number
  /** The column of what is new tells what came after the edition before this one. */
  readonly isSinceLast: boolean
}

export const frontCell = createCell<FrontState>({
  page: null,
  meanwhile: null,
  showsMeanwhile: false,
  isComing: false,
  printing: 0,
  isSinceLast: false,
})

/** During a sync changes come in quick succession. */
const DEBOUNCE_MS = 400
const THROTTLE_MS = 1000
/** So long the first edition waits for the newspapers that are still being asked: then it is printed with those it has. */
const LONGEST_WAIT_MS = 10_000

const looking = throttle(look, () => ({ wait: DEBOUNCE_MS, interval: THROTTLE_MS }))
const beginPrinting = createLatest()
let waitsSince: number | null = null
let waiting: ReturnType<typeof setTimeout> | undefined

/** Whether the window shows it: as printed, or its shape. */
export function isFrontDrawn({ page, isComing }: FrontState): boolean {
  return isComing || (page !== null && isPrinted(page))
}

/** The page that came with the start, drawn with the first frame. */
export function adoptFront(page: FrontPage | null): void {
  change({
    ...frontCell.get(),
    page,
    meanwhile: null,
    showsMeanwhile: false,
    isSinceLast: false,
    printing: frontCell.get().printing + 1,
  })
}

export function watchFrontPage(): void {
  onRowsChanged(applyChange)
  reader.on.articlesChanged(looking.ask)
  namedLibraryCell.subscribe(looking.ask)
  syncCell.subscribe(awaitFirst)
  if (frontCell.get().page === null) looking.now()
}

/** As the reader asked: the next edition, from its head. */
export async function printNext(): Promise<void> {
  if (await print()) say(translate('front.printed'))
}

export function showMeanwhile(): void {
  change({ showsMeanwhile: true })
}

/** What came while nobody looked is told, an empty page is filled, and one of which a newspaper is gone is made anew. */
async function look(): Promise<void> {
  const { page } = frontCell.get()
  if (page === null || !isPrinted(page)) return fill()
  if (hasLostSource(page)) {
    await print()
    return
  }
  const meanwhile = await reader.request.readMeanwhile(page.edition)
  if (meanwhile.ok && frontCell.get().page?.edition === page.edition) change({ meanwhile: meanwhile.value })
}

/** Its shape is seen at once: the list behind it would be gone in a moment. */
function awaitFirst(): void {
  const { page } = frontCell.get()
  if ((page === null || !isPrinted(page)) && isFetching() && hasSources()) change({ isComing: true })
  looking.ask()
}

function isFetching(): boolean {
  return syncCell.get().progress?.phase === 'feeds'
}

/** A first edition of one newspaper, because it answered first, would be none. */
async function fill(): Promise<void> {
  waitsSince ??= Date.now()
  const left = waitsSince + LONGEST_WAIT_MS - Date.now()
  clearTimeout(waiting)
  if (isFetching() && left > 0) {
    waiting = setTimeout(looking.ask, left)
    return
  }
  if (!isFetching()) waitsSince = null
  await print()
  const { page } = frontCell.get()
  if (!isFetching() || (page && isPrinted(page))) change({ isComing: false })
}

async function print(): Promise<boolean> {
  const isLatest = beginPrinting()
  const before = frontCell.get().page
  const came = before && isPrinted(before) ? await reader.request.readMeanwhile(before.edition) : null
  const printed = await reader.request.readFrontPage()
  if (!isLatest()) return false
  if (!printed.ok) {
    tellFailure(printed)
    return false
  }
  adoptFront(printed.value)
  const page = came?.ok ? withSinceLast(printed.value, came.value) : null
  if (page) change({ page, isSinceLast: true })
  return true
}

function hasSources(): boolean {
  return libraryCell.get()?.sources.some(({ enabled }) => enabled) ?? false
}

function hasLostSource(page: FrontPage): boolean {
  const library = libraryCell.get()
  if (library === null) return false
  const known = new Set(library.sources.map(({ id }) => id))
  return sourcesIn(page).some(id => !known.has(id))
}

function applyChange(refs: readonly ArticleRef[], rowChange: Partial<ArticleRow>): void {
  const { page, meanwhile } = frontCell.get()
  const changed = new Set(refs)
  if (page) change({ page: afterChange(page, changed, rowChange) })
  if (!meanwhile) return
  const rows = meanwhile.rows.map(row => (changed.has(row.ref) ? { ...row, ...rowChange } : row))
  change({ meanwhile: { ...meanwhile, rows } })
}

function change(to: Partial<FrontState>): void {
  frontCell.set({ ...frontCell.get(), ...to })
}
