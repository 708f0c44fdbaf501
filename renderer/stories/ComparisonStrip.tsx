// The same event in the newspapers: a line each, in order of time, under the headline of the article that is open.
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Article } from '../../shared/contract/reading.ts'
import type { Story } from '../../shared/contract/stories.ts'
import { fullDate } from '../../shared/locales/dates.ts'
import { openArticle } from '../articles/open-article.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { Words } from '../language/Words.tsx'
import controls from '../styles/controls.module.css'
import styles from './ComparisonStrip.module.css'
import { Copies } from './Copies.tsx'
import { follow } from './choices.ts'
import { useHeldPlace } from './held-place.ts'
import { Line } from './Line.tsx'
import { daysOf, linesOf, openIn, shownLines } from './strip.ts'

interface ComparisonStripProps {
  readonly article: Article
  readonly story: Story
}

export function ComparisonStrip({ article, story }: ComparisonStripProps) {
  const t = useTranslate()
  const writing = useWriting()
  const strip = useRef<HTMLElement>(null)
  const open = openIn(story, article)?.row.ref ?? null
  const [isWhole, setIsWhole] = useState(false)
  const lines = linesOf(story)
  const shown = isWhole ? lines : shownLines(lines, open)
  const [stop, setStop] = useState<string | null>(null)
  const hold = useHeldPlace(strip, article.ref)
  useFocusKept(strip, story)

  function show(ref: ArticleRef, isByKey: boolean) {
    // Pressed with the mouse it is looked at beside the others; by the keyboard it is gone to.
    if (isByKey) void openArticle(ref, { follow: true })
    else showInPlace(ref)
  }

  function showInPlace(ref: ArticleRef) {
    hold()
    void openArticle(ref, { inPlace: true })
  }

  /** The button goes with what it was for: the focus is in the lines from then on. */
  function showWhole() {
    setIsWhole(true)
    requestAnimationFrame(() => strip.current?.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus())
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !strip.current) return
    const stops = [...strip.current.querySelectorAll<HTMLElement>('[data-stop]')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const step = stepOf(event.key)
    if (step === null || at < 0) return
    event.preventDefault()
    event.stopPropagation()
    const papers = stops.filter(part => part.dataset['paper'] !== undefined)
    const from = papers.findIndex(part => part.dataset['paper'] === open)
    const next = step.changes ? papers[from + step.by] : stops[at + step.by]
    if (!next) return
    next.focus({ preventScroll: step.changes })
    if (step.changes) showInPlace(next.dataset['paper'] as ArticleRef)
  }

  const line = {
    shown: article,
    open,
    stop: stop ?? open ?? lines[0]?.own.row.ref ?? null,
    onStop: setStop,
    onOpen: show,
  }
  return (
    <section
      ref={strip}
      className={styles.strip}
      data-comparison
      aria-label={t('stories.name')}
      onKeyDown={onKeyDown}
      onBlur={event => !event.currentTarget.contains(event.relatedTarget) && setStop(null)}
    >
      <p className={styles.head}>
        <Words className={styles.papers}>
          <Carried story={story} />
        </Words>
        <Button className={controls.link ?? ''} onPress={() => follow(article.ref, !story.isFollowed)}>
          <Words>{t(story.isFollowed ? 'stories.unfollow' : 'stories.follow')}</Words>
        </Button>
      </p>
      {daysOf(shown).map(({ at, lines: ofDay }) => (
        <div key={at ?? 'day'}>
          {at !== null && (
            <p className={styles.day}>
              <Words>{fullDate(at, { ...writing, hijri: false })}</Words>
            </p>
          )}
          <ol className={styles.lines}>
            {ofDay.map(({ own, copies }) => (
              <li key={own.row.ref}>
                <Line one={own} {...line} />
                <Copies key={`${own.row.ref} copies`} own={own} copies={copies} {...line} />
              </li>
            ))}
          </ol>
        </div>
      ))}
      {shown.length < lines.length && (
        <Button className={`${controls.link} ${styles.rest}`} onPress={showWhole}>
          <Words>{t('stories.showAll', { count: lines.length - shown.length })}</Words>
        </Button>
      )}
    </section>
  )
}

/** Of a text that several printed it is said that it is one. */
function Carried({ story: { papers, articles } }: { readonly story: Story }) {
  const t = useTranslate()
  if (papers > 1) return t('stories.papers', { count: papers })
  const count = new Set(articles.map(({ row }) => row.sourceId)).size
  if (count > 1) return `${t('stories.sameText')} · ${t('stories.newspapers', { count })}`
  return `${t('timeline.total', { count: articles.length })} ${t('stories.ofOnePaper')}`
}

interface StripStep {
  readonly by: 1 | -1
  /** Another newspaper's article is shown; otherwise only the focus moves. */
  readonly changes: boolean
}

function stepOf(key: string): StripStep | null {
  const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (key === 'ArrowDown' || key === 'ArrowUp') return { by: key === 'ArrowDown' ? 1 : -1, changes: false }
  if (key === 'ArrowLeft' || key === 'ArrowRight') return { by: key === forward ? 1 : -1, changes: true }
  return null
}

/** A line that had the focus may leave the story: the focus goes on to the line of the open article. */
function useFocusKept(strip: { readonly current: HTMLElement | null }, story: Story): void {
  const hadFocus = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the story is another
  useLayoutEffect(() => {
    const own = strip.current
    if (hadFocus.current && document.activeElement === document.body) {
      own?.querySelector<HTMLElement>('[data-stop][aria-current]')?.focus({ preventScroll: true })
    }
    return () => {
      hadFocus.current = own?.contains(document.activeElement) ?? false
    }
  }, [story])
}
