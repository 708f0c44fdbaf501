// At the end of an article: what other newspapers have about the same.
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Article } from '../../shared/contract/reading.ts'
import type { Story, StoryArticle } from '../../shared/contract/stories.ts'
import { openArticle } from '../articles/open-article.ts'
import { Headline } from '../language/Headline.tsx'
import { Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { useTranslate } from '../language/translate.ts'
import { Words } from '../language/Words.tsx'
import controls from '../styles/controls.module.css'
import styles from './OtherPapers.module.css'
import { inOtherPapers } from './strip.ts'

interface OtherPapersProps {
  readonly article: Article
  readonly story: Story
}

const MOST_AT_FIRST = 6

export function OtherPapers({ article, story }: OtherPapersProps) {
  const t = useTranslate()
  const [isWhole, setIsWhole] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const others = inOtherPapers(story, article)
  if (others.length === 0) return null
  const shown = isWhole || others.length <= MOST_AT_FIRST + 1 ? others : others.slice(0, MOST_AT_FIRST)

  /** The button goes with what it was for: the focus is on the first of what came in its place. */
  function showWhole() {
    setIsWhole(true)
    requestAnimationFrame(() => list.current?.children[MOST_AT_FIRST]?.querySelector('button')?.focus())
  }

  return (
    <nav className={styles.others} aria-label={t('stories.inOthers')} data-other-papers>
      <h3 className={styles.head}>
        <Words>{t('stories.inOthers')}</Words>
      </h3>
      <ul ref={list} className={styles.list}>
        {shown.map(one => (
          <li key={one.row.ref}>
            <Other one={one} />
          </li>
        ))}
      </ul>
      {shown.length < others.length && (
        <Button className={`${controls.link} ${styles.rest}`} onPress={showWhole}>
          <Words>{t('stories.showAll', { count: others.length - shown.length })}</Words>
        </Button>
      )}
    </nav>
  )
}

function Other({ one: { row, wireOf, isNew } }: { readonly one: StoryArticle }) {
  const t = useTranslate()
  return (
    <Button
      className={styles.other ?? ''}
      onPress={({ pointerType }) => openArticle(row.ref, { follow: pointerType !== 'mouse' })}
    >
      <Headline as="span" className={styles.title} of={row} />{' '}
      <span className={styles.meta}>
        <Name of={row.sourceTitle} language={row.sourceLanguage} />{' '}
        <Words>
          <RelativeTime at={row.publishedAt} />
        </Words>{' '}
        {wireOf !== null && <Words>{t('stories.sameText')}</Words>}{' '}
        {isNew && <Words className={styles.new}>{t('stories.new')}</Words>}
      </span>
    </Button>
  )
}
