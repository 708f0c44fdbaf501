import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/base.css'
import { App } from './App.tsx'
import { watchOpenArticle } from './article/open-article.ts'
import { watchMenu } from './commands/commands.ts'
import { showScope } from './commands/place.ts'
import { watchHeadlines } from './headlines.ts'
import { watchNotices } from './notices/notices.ts'
import { tellFailure } from './notices/toasts.ts'
import { readStart } from './settings/preferences.ts'
import { watchLibrary } from './sources/library.ts'
import { watchSync } from './sync/sync.ts'
import { watchArticles } from './timeline/list.ts'

async function begin(place: HTMLElement): Promise<void> {
  const start = await readStart()
  watchNotices(start.ok ? start.value.notices : [])
  if (!start.ok) tellFailure(start)
  watchLibrary()
  watchSync()
  watchArticles()
  watchOpenArticle()
  watchHeadlines()
  watchMenu()
  void showScope({ kind: 'all' })
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

const place = document.querySelector<HTMLElement>('#app')
if (place) void begin(place)
