// All that the reader wrote and marked, article by article; each leads to its place.
import { Highlighter } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { Noted } from '../../shared/contract/shelf.ts'
import { goToHighlight } from '../article/highlights/highlights.ts'
import { openArticle } from '../articles/open-article.ts'
import { useCell } from '../base/cell.ts'
import { isMac } from '../base/system.ts'
import { firstKey } from '../commands/shown-keys.ts'
import { Headline } from '../language/Headline.tsx'
import { Name } from '../language/Name.tsx'
import { OwnWords } from '../language/OwnWords.tsx'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { Words } from '../language/Words.tsx'
import { settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import styles from './NotedList.module.css'
import { loadMore, shelfCell } from './shelf.ts'

export function NotedList() {
  const t = useTranslate()
  const settings = useCell(settingsCell)
  const language = useLanguage()
  const { noted, notedWords } = useCell(shelfCell)
  if (!noted) return null
  if (noted.total === 0) {
    return (
      <p className={styles.nothing}>
        {notedWords.trim() === ''
          ? t('shelf.noNotes', { key: firstKey('highlight', settings, { t, language, isMac }) })
          : t('shelf.noNotesFound')}
      </p>
    )
  }
  return (
    <section className={styles.scroller} aria-label={t('shelf.allNoted')}>
      <ol className={styles.list}>
        {noted.articles.map(one => (
          <li key={one.row.ref}>
            <NotedArticle noted={one} />
          </li>
        ))}
      </ol>
      {noted.articles.length < noted.total && (
        <Button className={controls.plain ?? ''} onPress={() => void loadMore()}>
          {t('shelf.loadMore')}
        </Button>
      )}
    </section>
  )
}

function NotedArticle({ noted: { row, note, highlights } }: { readonly noted: Noted }) {
  const t = useTranslate()
  return (
    <article className={styles.article} data-key={row.ref}>
      <p className={styles.source}>
        {row.sourceTitle === '' ? (
          t('bookmarks.savedByHand')
        ) : (
          <Name of={row.sourceTitle} language={row.sourceLanguage} />
        )}
      </p>
      <h3 className={styles.headline}>
        <Button className={styles.open ?? ''} data-noted onPress={() => void openArticle(row.ref, { follow: true })}>
          <Headline as="span" className={styles.words} of={row} />
        </Button>
      </h3>
      {note !== '' && (
        <p className={styles.note}>
          <OwnWords>{note}</OwnWords>
        </p>
      )}
      {highlights.map(highlight => (
        <div key={highlight.id} className={styles.highlight}>
          <Button className={styles.quote ?? ''} onPress={() => void goToHighlight(row.ref, highlight.id)}>
            <Highlighter aria-hidden="true" />
            <span dir={row.direction} lang={row.language ?? undefined}>
              {highlight.quote}
            </span>
            <Words className="only-heard">{t('shelf.goTo')}</Words>
          </Button>
          {highlight.note !== '' && (
            <p className={styles.under}>
              <OwnWords>{highlight.note}</OwnWords>
            </p>
          )}
        </div>
      ))}
    </article>
  )
}
