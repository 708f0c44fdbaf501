// The way into article/: the reading view.
import { Bell } from 'lucide-react'
import { Fragment, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { withoutVowels } from '../../shared/arabic/vowels.ts'
import type { PictureKey } from '../../shared/contract/ids.ts'
import type { Article } from '../../shared/contract/reading.ts'
import type { Story } from '../../shared/contract/stories.ts'
import { fullDate, fullDateAndHour, fullDateAndTime } from '../../shared/locales/dates.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import { minutesToRead } from '../../shared/text/reading-time.ts'
import { isVisible } from '../../shared/text/visible.ts'
import { articleCell, followCell } from '../articles/open-article.ts'
import { useVersions } from '../articles/versions.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { Headline } from '../language/Headline.tsx'
import { Address, Name } from '../language/Name.tsx'
import { isoDate } from '../language/RelativeTime.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useLanguage, useTranslate, useWriting } from '../language/translate.ts'
import { namedLibraryCell } from '../library/library.ts'
import { sectionOf } from '../library/tree.ts'
import { sanitise } from '../markup/sanitise.ts'
import { dialogCell } from '../place/place.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { ComparisonStrip } from '../stories/ComparisonStrip.tsx'
import { OtherPapers } from '../stories/OtherPapers.tsx'
import controls from '../styles/controls.module.css'
import styles from './ArticlePane.module.css'
import { ArticleTools } from './ArticleTools.tsx'
import { FindBar } from './find/FindBar.tsx'
import { ArticleMarks } from './highlights/ArticleMarks.tsx'
import { openTextMenu } from './menu/text-menu.ts'
import { Neighbours } from './Neighbours.tsx'
import { originOf } from './origin.ts'
import { LeadPicture } from './pictures/LeadPicture.tsx'
import { leadOver } from './pictures/lead-over.ts'
import { PictureView } from './pictures/PictureView.tsx'
import { dress } from './prepare-markup.ts'
import { useReadingPosition } from './reading-position.ts'
import { SourceAnswer, SourceLink } from './SourceLink.tsx'
import { ArticleBody } from './text/ArticleBody.tsx'

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
      {open?.article && <Reading article={open.article} story={open.story} opening={open.opening} />}
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
  readonly story: Story | null
  readonly opening: number
}

function Reading({ article, story, opening }: ReadingProps) {
  const t = useTranslate()
  const { ref, title, html, baseUrl, url, direction, pictures } = article
  const clean = useMemo(() => {
    const { content, shown, elsewhere } = sanitise({ html, baseUrl, url, pictures })
    dress(content, {
      title,
      direction,
      elsewhere: t('article.elsewhere'),
      pictureElsewhere: t('pictures.elsewhere'),
      table: t('article.table'),
      opensIn: host => t('article.opensIn', { host }),
    })
    return { content, shown, elsewhere, minutes: minutesToRead(content.textContent) }
  }, [title, html, baseUrl, url, direction, pictures, t])
  const lead = leadOver(article, clean.shown)
  return (
    <>
      <ArticleTools article={article} />
      {/* Whatever the window's direction is: an article stands whole on its own side. */}
      <article className={styles.article} dir={direction}>
        <FindBar />
        <header>
          <SectionLine article={article} />
          {/* Each article has a headline element of its own: focusing one that has the focus already is not heard. */}
          <Title key={ref} article={article} opening={opening} />
          <Published article={article} minutes={clean.minutes} />
          <Changed article={article} />
          <Watched words={article.watchedFor} />
          {article.author && isVisible(article.author) && article.author !== article.sourceTitle && (
            <Note>
              <Sentence
                text="article.author"
                parts={{ author: <Name of={article.author} language={article.language} /> }}
              />
            </Note>
          )}
          {story && <ComparisonStrip key={story.id} article={article} story={story} />}
        </header>
        {lead && <LeadPicture key={lead} article={article} name={lead} />}
        <Text article={article} content={clean.content} lead={lead} />
        {clean.elsewhere > 0 && <Note>{t('pictures.more', { count: clean.elsewhere })}</Note>}
        {article.isSimplified && <Note>{t('article.simplified')}</Note>}
        {article.page?.failure && !article.page.isShown && <Note isOfPage>{t('article.pageFailed')}</Note>}
        {article.page?.isBeginning && <Note>{t('article.beginning')}</Note>}
        {article.url && <SourceLink article={article} address={article.url} />}
        <ArticleMarks article={article} />
      </article>
      {story && (
        <div dir={direction}>
          <OtherPapers key={ref} article={article} story={story} />
        </div>
      )}
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
        <Name of={section} language={null} />
      </p>
    )
  )
}

/** `words`: of the reader's own that caught it, '' where they named its newspaper; null: nothing watches for it. */
function Watched({ words }: { readonly words: string | null }) {
  const t = useTranslate()
  if (words === null) return null
  return (
    <Note>
      <Bell className={styles.bell} />
      {words === '' ? (
        t('watches.markOfSource')
      ) : (
        <Sentence text="watches.mark" parts={{ words: <Name of={words} language={null} /> }} />
      )}
    </Note>
  )
}

/** Takes the focus when the keyboard opened the article. */
function Title({ article, opening }: Omit<ReadingProps, 'story'>) {
  const heading = useRef<HTMLElement>(null)
  const { vowels } = useCell(settingsCell)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening asks for the focus anew
  useEffect(() => {
    if (followCell.get()) heading.current?.focus()
  }, [opening])
  return (
    <Headline
      as="h2"
      ref={heading}
      className={styles.headline}
      of={vowels ? article : { ...article, title: withoutVowels(article.title) }}
    />
  )
}

interface PublishedProps {
  readonly article: Article
  readonly minutes: number | null
}

/** Where and when, and how long it takes. */
function Published({ article, minutes }: PublishedProps) {
  const t = useTranslate()
  const writing = useWriting()
  const source = <Name of={article.sourceTitle} language={article.sourceLanguage} />
  return (
    <Note>
      {originOf(article).map(({ text, at, isDay }) => (
        <Fragment key={text}>
          <Sentence
            text={text}
            parts={{
              source,
              date: (
                <time dateTime={isoDate(at)} title={fullDateAndTime(at, writing)}>
                  {isDay ? fullDate(at, writing) : fullDateAndHour(at, writing)}
                </time>
              ),
            }}
          />
        </Fragment>
      ))}
      {minutes !== null && ` · ${t('article.minutes', { count: minutes })}`}
    </Note>
  )
}

interface NoteProps {
  /** About what came of asking for the article's page. */
  readonly isOfPage?: boolean
  readonly children: ReactNode
}

/** A line in the interface's words, on the article's side. */
function Note({ isOfPage = false, children }: NoteProps) {
  const language = useLanguage()
  return (
    <p className={styles.published} data-page-failed={isOfPage || undefined}>
      <span dir={DIRECTIONS[language]} lang={language}>
        {children}
      </span>
    </p>
  )
}

/** The newspaper has other words for this than it had. */
function Changed({ article: { ref } }: { readonly article: Article }) {
  const t = useTranslate()
  const count = useVersions(ref).length
  if (count === 0) return null
  return (
    <Note>
      <Button className={controls.link ?? ''} onPress={() => dialogCell.set('versions')}>
        {t('versions.changed', { count })}
      </Button>
    </Note>
  )
}

interface TextProps {
  readonly article: Article
  readonly content: DocumentFragment
  readonly lead: PictureKey | null
}

function Text({ article, content, lead }: TextProps) {
  const t = useTranslate()
  const language = useLanguage()
  const [host, setHost] = useState<string | null>(null)
  if (!content.hasChildNodes()) return <Note>{t('article.empty')}</Note>
  return (
    <>
      <ArticleBody article={article} content={content} lead={lead} onPoint={setHost} />
      {host && (
        <p className={styles.host} dir={DIRECTIONS[language]}>
          <Sentence text="article.opensIn" parts={{ host: <Address>{host}</Address> }} />
        </p>
      )}
    </>
  )
}
