// The window: the headline bar over the front page, or over sources, timeline and reading view.
import { type DragEvent, useEffect, useRef, useState } from 'react'
import styles from './App.module.css'
import { articleCell, openArticle } from './articles/open-article.ts'
import { useCell, useCellPart } from './base/cell.ts'
import { onKeyDown } from './commands/keyboard.ts'
import { later } from './controls/lazy-part.tsx'
import { takeDropped } from './deeds/dropped.ts'
import { frontCell, isFrontDrawn } from './front-page/edition/front-page.ts'
import { FrontPage } from './front-page/FrontPage.tsx'
import { headlinesCell } from './headline-bar/headlines.ts'
import { useTranslate } from './language/translate.ts'
import { aloneCell, onFrontCell, paneCell, scopeCell, searchingCell, sourcesOutCell } from './place/place.ts'
import { settingsCell } from './preferences/preferences.ts'
import { TimelinePane } from './timeline/TimelinePane.tsx'
import { useFirstStart } from './welcome/first-start.ts'

const HeadlineBar = later(
  async () => (await import('./headline-bar/HeadlineBar.tsx')).HeadlineBar,
  <div className={styles.barPlace} />,
)
const Notices = later(async () => (await import('./notices/Notices.tsx')).Notices)
const SourcesPane = later(async () => (await import('./sources/SourcesPane.tsx')).SourcesPane)
const ArticlePane = later(async () => (await import('./article/ArticlePane.tsx')).ArticlePane, <section data-article />)
const PaneEdge = later(async () => (await import('./panes/PaneEdge.tsx')).PaneEdge)
const Toasts = later(async () => (await import('./notices/Toasts.tsx')).Toasts)
const ExchangeNotice = later(async () => (await import('./exchange/ExchangeNotice.tsx')).ExchangeNotice)
const UpdateNotice = later(async () => (await import('./updates/UpdateNotice.tsx')).UpdateNotice)
const Welcome = later(async () => (await import('./welcome/Welcome.tsx')).Welcome)
const ContextMenu = later(async () => (await import('./menu/ContextMenu.tsx')).ContextMenu)
const Dialogs = later(async () => (await import('./Dialogs.tsx')).Dialogs)

export function App() {
  const { language, headlineBar, headlineSpeed, otherHeadlines } = useCell(settingsCell)
  const headlines = useCell(headlinesCell)
  const pane = useCell(paneCell)
  const hasArticle = useCell(articleCell) !== null
  const sourcesOut = useCell(sourcesOutCell)
  const isFirstStart = useFirstStart()
  const isAlone = useCell(aloneCell) && hasArticle
  const front = useFront(hasArticle)
  const isShelf = useShelf() && front === 'away' && (!hasArticle || pane === 'timeline')
  const isList = useEver(front === 'away')
  const isArticle = useEver(front !== 'page')
  const { isOver, ...dropping } = useDrop()

  useEffect(() => {
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <div className={styles.window} {...dropping}>
      {headlineBar && !isFirstStart && !isAlone && (
        <HeadlineBar
          headlines={headlines}
          language={language}
          speed={headlineSpeed}
          others={otherHeadlines}
          onOpen={ref => void openArticle(ref, { follow: true })}
        />
      )}
      <Notices />
      <ExchangeNotice />
      {!isFirstStart && <UpdateNotice />}
      {isFirstStart ? (
        <Welcome />
      ) : (
        <div
          className={styles.panes}
          data-pane={hasArticle ? pane : 'timeline'}
          data-sources={sourcesOut || undefined}
          data-alone={isAlone || undefined}
          data-home={front}
          data-on-shelf={isShelf || undefined}
        >
          <div className={styles.sources} data-sources>
            <SourcesPane />
          </div>
          <SourcesVeil />
          <main className={styles.main}>
            {front !== 'page' && <AppName />}
            <PaneEdge of="sourcesWidth" className={styles.sourcesEdge} />
            {front !== 'away' && (
              <div className={styles.front}>
                <FrontPage />
              </div>
            )}
            {isList && <TimelinePane />}
            <PaneEdge of="listWidth" className={styles.listEdge} />
            {isArticle && <ArticlePane />}
          </main>
        </div>
      )}
      {isOver && <DropHint />}
      <Toasts />
      <ContextMenu />
      <Dialogs />
    </div>
  )
}

/** Before the reader, under an article that was opened on it, or elsewhere. A page on which nothing can be printed is not shown. */
function useFront(hasArticle: boolean): 'page' | 'under' | 'away' {
  const isOn = useCell(onFrontCell)
  const pane = useCell(paneCell)
  const hasPage = useCellPart(frontCell, isFrontDrawn)
  if (!isOn || !hasPage) return 'away'
  return pane === 'article' && hasArticle ? 'under' : 'page'
}

/** The library has the list's column and the article's, until an article is opened on it. */
function useShelf(): boolean {
  const isSearching = useCell(searchingCell)
  return useCellPart(scopeCell, ({ kind }) => kind === 'bookmarks') && !isSearching
}

/** Parts that were needed once stay, out of sight: they keep their place. */
function useEver(isNeeded: boolean): boolean {
  const ever = useRef(false)
  ever.current ||= isNeeded
  return ever.current
}

/** The nameplate may be out of sight; a listener always finds the name at the head of the page. */
function AppName() {
  const t = useTranslate()
  return <h1 className="only-heard">{t('app.name')}</h1>
}

/** Beside sources that came out over the window: pressing anywhere else puts them away. */
function SourcesVeil() {
  const t = useTranslate()
  return (
    <button
      type="button"
      className={styles.veil}
      aria-label={t('sources.hide')}
      onClick={() => sourcesOutCell.set(false)}
    />
  )
}

function DropHint() {
  const t = useTranslate()
  return <p className={styles.drop}>{t('app.dropHere')}</p>
}

/** Something may be dropped anywhere; nothing takes the window to another page. */
function useDrop() {
  const [isOver, setIsOver] = useState(false)
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    isOver,
    onDragOver(event: DragEvent) {
      event.preventDefault()
      setIsOver(hasFiles(event))
    },
    onDragLeave(event: DragEvent) {
      if (event.relatedTarget === null) setIsOver(false)
    },
    onDrop(event: DragEvent) {
      event.preventDefault()
      setIsOver(false)
      void takeDropped([...event.dataTransfer.files], event.dataTransfer.getData('text/uri-list'))
    },
  }
}
