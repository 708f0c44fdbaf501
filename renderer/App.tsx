// The window: the headline bar over sources, timeline and reading view.
import { type DragEvent, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { LOCALES } from '../shared/locales/languages.ts'
import styles from './App.module.css'
import { ArticlePane } from './article/ArticlePane.tsx'
import { articleCell, openArticle } from './article/open-article.ts'
import { useCell } from './cell.ts'
import { onKeyDown } from './commands/keyboard.ts'
import { dialogCell, paneCell, sourcesOutCell } from './commands/place.ts'
import { HeadlineBar } from './headline-bar/HeadlineBar.tsx'
import { headlinesCell } from './headlines.ts'
import { useTranslate } from './language/translate.ts'
import { Notices } from './notices/Notices.tsx'
import { Toasts } from './notices/Toasts.tsx'
import { settingsCell } from './settings/preferences.ts'
import { SettingsDialog } from './settings/SettingsDialog.tsx'
import { AddSourceDialog } from './sources/AddSourceDialog.tsx'
import { ImportReport } from './sources/ImportReport.tsx'
import { importCell, importDropped } from './sources/library.ts'
import { SourcesPane } from './sources/SourcesPane.tsx'
import { FailuresDialog } from './sync/FailuresDialog.tsx'
import { TimelinePane } from './timeline/TimelinePane.tsx'

export function App() {
  const { language, headlineBar, headlineSpeed } = useCell(settingsCell)
  const headlines = useCell(headlinesCell)
  const pane = useCell(paneCell)
  const hasArticle = useCell(articleCell) !== null
  const sourcesOut = useCell(sourcesOutCell)
  const { isOver, ...dropping } = useOpmlDrop()

  useEffect(() => {
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <I18nProvider locale={LOCALES[language]}>
      <div className={styles.window} {...dropping}>
        {headlineBar && (
          <HeadlineBar
            headlines={headlines}
            language={language}
            speed={headlineSpeed}
            onOpen={ref => void openArticle(ref, { follow: true })}
          />
        )}
        <Notices />
        <div className={styles.panes} data-pane={hasArticle ? pane : 'timeline'} data-sources={sourcesOut || undefined}>
          <div className={styles.sources}>
            <SourcesPane />
          </div>
          <SourcesVeil />
          <TimelinePane />
          <ArticlePane />
        </div>
        {isOver && <DropHint />}
        <Toasts />
        <Dialogs />
      </div>
    </I18nProvider>
  )
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

function Dialogs() {
  const dialog = useCell(dialogCell)
  const imported = useCell(importCell)
  const close = () => dialogCell.set(null)
  if (imported) return <ImportReport summary={imported} onClose={() => importCell.set(null)} />
  if (dialog === 'addSource') return <AddSourceDialog onClose={close} />
  if (dialog === 'failures') return <FailuresDialog onClose={close} />
  if (dialog === 'settings') return <SettingsDialog onClose={close} />
  return null
}

const LIST_FILE = /\.(?:opml|xml)$/i

/** A list of newspapers may be dropped anywhere; nothing that is dropped may take the window to another page. */
function useOpmlDrop() {
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
      const file = [...event.dataTransfer.files].find(({ name }) => LIST_FILE.test(name))
      if (file) void importDropped(file)
    },
  }
}
