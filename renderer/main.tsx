import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import './styles/base.css'
import { App } from './App.tsx'
import { watchOpenArticle } from './article/open-article.ts'
import { watchMenu } from './commands/commands.ts'
import { showScope } from './commands/place.ts'
import { watchHeadlines } from './headlines.ts'
import { watchNotices } from './notices/notices.ts'
import { tellFailure } from './notices/toasts.ts'
import { watchOffers } from './saving/saving.ts'
import { watchResults } from './search/results.ts'
import { readStart } from './settings/preferences.ts'
import { watchLibrary } from './sources/library.ts'
import { watchImports } from './sources/lists.ts'
import { watchSync } from './sync/sync.ts'
import { adoptList, watchArticles } from './timeline/list.ts'

async function begin(place: HTMLElement): Promise<void> {
  const start = await readStart()
  if (start.ok && start.value.first) adoptList(start.value.first)
  else void showScope({ kind: 'all' })
  const root = createRoot(place)
  // The headlines at once; whatever else is asked for and comes in is drawn after them.
  flushSync(() =>
    root.render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  )
  watchNotices(start.ok ? start.value.notices : [])
  if (!start.ok) tellFailure(start)
  watchArticles()
  watchLibrary()
  watchImports()
  watchOffers()
  watchSync()
  watchOpenArticle()
  watchHeadlines()
  watchResults()
  watchMenu()
}

const place = document.querySelector<HTMLElement>('#app')
if (place) void begin(place)
