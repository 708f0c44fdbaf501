// The way into article/: the reading view.
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { withoutVowels } from '../../shared/arabic/vowels.ts'
import type { PictureKey } from '../../shared/contract/ids.ts'
import type { Article } from '../../shared/contract/reading.ts'
import { fullDate, fullDateAndTime } from '../../shared/locales/dates.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import { articleCell, followCell } from '../articles/open-article.ts'
import { useVersions } from '../articles/versions.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { isoDate } from '../language/RelativeTime.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { namedLibraryCell } from '../library/library.ts'
import { sectionOf } from '../library/tree.ts'
import { sanitise } from '../markup/sanitise.ts'
import { dialogCell } from '../place/place.ts'
import { settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import { ArticleBody } from './ArticleBody.tsx'
import styles from './ArticlePane.module.css'
import { ArticleTools } from './ArticleTools.tsx'
import { FindBar } from './find/FindBar.tsx'
import { Neighbours } from './Neighbours.tsx'
import { LeadPicture } from './pictures/LeadPicture.tsx'
import { PictureView } from './pictures/PictureView.tsx'
import { dress } from './prepare-markup.ts'
import { useReadingPosition } from './reading-position.ts'
import { SourceAnswer, SourceLink } from './SourceLink.tsx'
import { openTextMenu } from './text-menu.ts'

export function ArticlePane() {
  const t = useTranslate()
  const open = useCell(articleCell)
  const scroller = useRef<HTMLElement>(null)

  useReadingPosition(scroller, open)

  return (
    <section
      ref={scroller}
      className={styles.pane}
      data-article
      aria-label={t('article.name')}
      onContextMenu={onContextMenu}
    >
      {!open && <p className={styles.nothing}>{t('article.choose')}</p>}
      {open?.failure && (
        <p className={styles.nothing} role="alert">
          {t('article.failed')} {failureInWords(open.failure.code, t)}
        </p>
      )}
      {open?.article && <Reading article={open.article} opening={open.opening} />}
    </section>
  )
}

/** On what stands around the text: headline, names, caption. */
function onContextMenu(event: MouseEvent): void {
  const ref = articleCell.get()?.ref
  if (!ref || event.defaultPrevented) return
  event.preventDefault()
  const at = event.button === 2 ? { x: event.clientX, y: event.clientY } : null
  openTextMenu({ target: event.target as Element, selection: document.getSelection(), ref, at })
}

interface ReadingProps {
  readonly article: Article
  readonly opening: number
}

function Reading({ article, opening }: ReadingProps) {
  const t = useTranslate()
  const { ref, html, baseUrl, url, direction, pictures } = article
  const clean = useMemo(() => {
    const { content, shown } = sanitise({ html, baseUrl, url, pictures })
    dress(content, {
      direction,
      elsewhere: t('article.elsewhere'),
      table: t('article.table'),
      opensIn: host => t('article.opensIn', { host }),
    })
    return { content, shown }
  }, [html, baseUrl, url, direction, pictures, t])
  const lead = article.picture && !clean.shown.has(article.picture) ? article.picture : null
  return (
    <>
      <ArticleTools article={article} />
      <FindBar />
      <article className={styles.article}>
        <header>
          <SectionLine article={article} />
          <Headline article={article} opening={opening} />
          <Published article={article} />
          <Changed article={article} />
          {article.author && article.author !== article.sourceTitle && (
            <p className={styles.published}>
              <Sentence text="article.author" parts={{ author: <bdi key="author">{article.author}</bdi> }} />
            </p>
          )}
        </header>
        {lead && <LeadPicture key={lead} article={article} name={lead} />}
        <Text key={`${ref} text`} article={article} content={clean.content} lead={lead} />
        {article.isSimplified && <p className={styles.published}>{t('article.simplified')}</p>}
        {article.page?.failure && !article.page.isShown && (
          <p className={styles.published} data-page-failed>
            {t('article.pageFailed')}
          </p>
        )}
        {article.url && <SourceLink article={article} address={article.url} />}
      </article>
      <Neighbours current={ref} />
      <SourceAnswer article={article} />
      <PictureView of={ref} />
    </>
  )
}

/** The newspaper's own name stands under the headline. */
function SectionLine({ article: { sourceId } }: { readonly article: Article }) {
  const section = useCellPart(namedLibraryCell, library => library && sectionOf(library, sourceId))
  return (
    section && (
      <p className={styles.section}>
        <bdi>{section}</bdi>
      </p>
    )
  )
}

/** Takes the focus when the keyboard opened the article. */
function Headline({ article, opening }: ReadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { vowels } = useCell(settingsCell)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening asks for the focus anew
  useEffect(() => {
    if (followCell.get()) heading.current?.focus()
  }, [opening])
  return (
    <h2
      ref={heading}
      tabIndex={-1}
      className={styles.headline}
      dir={article.direction}
      lang={article.language ?? undefined}
    >
      {vowels ? article.title : withoutVowels(article.title)}
    </h2>
  )
}

function Published({ article: { sourceTitle, publishedAt } }: { readonly article: Article }) {
  const writing = useWriting()
  const date = (
    <time dateTime={isoDate(publishedAt)} title={fullDateAndTime(publishedAt, writing)}>
      <bdi>{fullDate(publishedAt, writing)}</bdi>
    </time>
  )
  return (
    <p className={styles.published}>
      <Sentence text="article.published" parts={{ source: <bdi>{sourceTitle}</bdi>, date }} />
    </p>
  )
}

/** The newspaper has other words for this than it had. */
function Changed({ article: { ref } }: { readonly article: Article }) {
  const t = useTranslate()
  const count = useVersions(ref).length
  if (count === 0) return null
  return (
    <p className={styles.published}>
      <Button className={controls.link ?? ''} onPress={() => dialogCell.set('versions')}>
        {t('versions.changed', { count })}
      </Button>
    </p>
  )
}

interface TextProps {
  readonly article: Article
  readonly content: DocumentFragment
  readonly lead: PictureKey | null
}

function Text({ article, content, lead }: TextProps) {
  const t = useTranslate()
  const [host, setHost] = useState<string | null>(null)
  if (!content.hasChildNodes()) return <p className={styles.published}>{t('article.empty')}</p>
  return (
    <>
      <ArticleBody article={article} content={content} lead={lead} onPoint={setHost} />
      {host && (
        <p className={styles.host}>
          <Sentence text="article.opensIn" parts={{ host: <bdi dir="ltr">{host}</bdi> }} />
        </p>
      )}
    </>
  )
}
