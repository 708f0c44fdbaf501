// Where the reader is, kept so that the next start begins there; and where the last one ended.

import type { ReadingPlace, Start } from '../../shared/contract/app.ts'
import type { OpenedList } from '../../shared/contract/reading.ts'
import { reader } from '../base/reader.ts'
import { debounce } from '../base/soon.ts'
import { paneCell, paneToKeep, scopeCell } from '../place/place.ts'
import { lastVisitCell, watchVisits } from '../place/visits.ts'
import { adoptList, expectList, listCell, listPlaceCell, openList, placeToKeep } from './list.ts'
import { articleCell, restoreArticle } from './open-article.ts'
import { showScope, unreadOnlyIn } from './scope.ts'

/** A place that is left sooner is none. */
const DEBOUNCE_MS = 800
/** An article that stops the window does so within this time. */
const PROVED_MS = 3_000

/** The row that the list behind the front page will begin at; undefined: that list is here. */
let rowBehind: ReadingPlace['row'] | undefined

/** Before anything is drawn. null: nothing came with the start. */
export function beginAtPlace(start: Pick<Start, 'front' | 'first' | 'place'> | null): void {
  const place = start?.place ?? null
  lastVisitCell.set(place?.seenAt ?? null)
  rowBehind = undefined
  if (start?.first) showFirst(start.first, place)
  else if (start?.front?.lead) {
    rowBehind = place?.row ?? null
    scopeCell.set(place?.scope ?? { kind: 'all' })
    expectList(scopeCell.get(), unreadOnlyIn(scopeCell.get()))
  } else void showScope({ kind: 'all' })
}

/** After the front page was drawn: the list behind it comes, unless the reader went to another one meanwhile. */
export async function bringListBehind(place: ReadingPlace | null): Promise<void> {
  if (rowBehind === undefined) return
  const { opening } = listCell.get()
  const first = await reader.request.readFirstList()
  rowBehind = undefined
  if (listCell.get().opening !== opening) return
  if (first.ok && first.value) showFirst(first.value, place)
  else await openList(scopeCell.get(), unreadOnlyIn(scopeCell.get()))
}

function showFirst(first: OpenedList, place: ReadingPlace | null): void {
  const isThere = JSON.stringify(place?.scope) === JSON.stringify(first.query.scope)
  scopeCell.set(first.query.scope)
  adoptList(first, isThere ? place?.row : null)
}

/** After the headlines were drawn: the article comes back, and from then on the place is kept. */
export function watchReadingPlace(place: ReadingPlace | null, window: EventTarget): void {
  // An article that stops the window must not do so at every start: until it has proved harmless, none is kept.
  let isProved = place?.open == null
  const save = () => void reader.request.saveReadingPlace(isProved ? currentPlace() : { ...currentPlace(), open: null })
  const saving = debounce(save, DEBOUNCE_MS)
  for (const cell of [scopeCell, paneCell, articleCell, listPlaceCell]) cell.subscribe(saving.ask)
  watchVisits(window, saving.now)
  // Whoever says farewell was not stopped by an article; one that is still on its way is the place, too.
  window.addEventListener('pagehide', () => {
    if (isProved) return
    isProved = true
    const here = currentPlace()
    void reader.request.saveReadingPlace({ ...here, open: here.open ?? place?.open ?? null })
  })
  if (!place || isProved) return
  save()
  void restoreArticle(place)
  setTimeout(() => {
    isProved = true
    saving.now()
  }, PROVED_MS)
}

function currentPlace(): ReadingPlace {
  const article = articleCell.get()?.article
  return {
    scope: scopeCell.get(),
    row: rowBehind === undefined ? placeToKeep() : rowBehind,
    open: article ? { ref: article.ref, publishedAt: article.publishedAt } : null,
    pane: paneToKeep(),
    seenAt: Date.now(),
  }
}
