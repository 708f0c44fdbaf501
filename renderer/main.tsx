import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import './styles/base.css'
import { App } from './App.tsx'
import { watchAccounts } from './accounts/accounts.ts'
import { watchArticles } from './articles/list.ts'
import { watchOpenArticle } from './articles/open-article.ts'
import { beginAtPlace, bringListBehind, watchReadingPlace } from './articles/reading-place.ts'
import { watchUnfolded } from './articles/unfolded.ts'
import { afterNextFrame } from './base/first-frame.ts'
import { bridgeOfPage, provideReader } from './base/reader.ts'
import { provideDeeds, watchMenu } from './commands/run.ts'
import { partsCame } from './controls/lazy-part.tsx'
import { DEEDS } from './deeds/deeds.ts'
import { watchExchange } from './exchange/exchange.ts'
import { watchAttention } from './front-page/edition/attention.ts'
import { watchOrder } from './front-page/edition/cursor.ts'
import { adoptFront, watchFrontPage } from './front-page/edition/front-page.ts'
import { watchHeadlines } from './headline-bar/headlines.ts'
import { screenToKeep } from './kept-screen/keep-screen.ts'
import { watchKeptScreen } from './kept-screen/leave-screen.ts'
import { watchLibrary } from './library/library.ts'
import { watchNotices } from './notices/notices.ts'
import { tellFailure } from './notices/toasts.ts'
import { reportCell } from './pictures/pictures.ts'
import { dialogOf, watchAwaited } from './place/awaited.ts'
import { dialogCell, leaveSearch, searchingCell } from './place/place.ts'
import { watchUse } from './place/used-pane.ts'
import { watchFarewell } from './place/visits.ts'
import { readStart } from './preferences/preferences.ts'
import { watchLooks } from './preferences/window-looks.ts'
import { watchOffers } from './saving/saving.ts'
import { watchCounts } from './search/asking/counts.ts'
import { watchResults } from './search/asking/results.ts'
import { watchSaved } from './search/asking/saved.ts'
import { filingCell } from './shelf/marks/filing.ts'
import { watchDrawers } from './shelf/marks/folders.ts'
import { editedCell, watchMarks } from './shelf/marks/marks.ts'
import { watchShelf } from './shelf/shelf.ts'
import { watchShelfOrder } from './shelf/walk.ts'
import { watchImports } from './sources/lists.ts'
import { joiningCell } from './stories/choices.ts'
import { watchSync } from './sync/sync.ts'
import { watchUpdates } from './updates/updates.ts'
import { watchCaught } from './watches/caught.ts'
import { watchWatches } from './watches/watches.ts'

/** Parts that come later and take the focus then. */
const AWAITED = [
  ...[dialogOf(dialogCell), dialogOf(filingCell), dialogOf(editedCell), dialogOf(reportCell), dialogOf(joiningCell)],
  {
    place: 'search:has([role="combobox"])',
    isOpen: searchingCell.get,
    subscribe: searchingCell.subscribe,
    leave: leaveSearch,
  },
]

async function begin(page: HTMLElement): Promise<void> {
  provideReader(bridgeOfPage())
  watchLooks(document.documentElement)
  const start = await readStart()
  beginAtPlace(start.ok ? start.value : null)
  adoptFront(start.ok ? start.value.front : null)
  provideDeeds(DEEDS)
  watchUse(document)
  watchAwaited(document, AWAITED)
  const root = createRoot(page)
  // The headlines at once; whatever else is asked for and comes in is drawn after them.
  flushSync(() =>
    root.render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  )
  const place = start.ok ? start.value.place : null
  watchReadingPlace(place, window)
  watchFarewell(window, () => screenToKeep(document))
  watchKeptScreen(document, partsCame)
  afterNextFrame(() => void bringListBehind(place))
  watchNotices(start.ok ? start.value.notices : [])
  if (!start.ok) tellFailure(start)
  watchArticles()
  watchUnfolded()
  watchLibrary()
  watchImports()
  watchOffers()
  watchSync()
  watchOpenArticle()
  watchFrontPage()
  watchOrder()
  watchDrawers()
  watchMarks()
  watchShelf()
  watchShelfOrder()
  watchAttention(window, document.hasFocus())
  watchHeadlines()
  watchResults()
  watchCounts()
  watchSaved()
  watchWatches()
  watchAccounts()
  watchCaught()
  watchMenu()
  watchUpdates()
  watchExchange()
}

const page = document.querySelector<HTMLElement>('#app')
if (page) void begin(page)
