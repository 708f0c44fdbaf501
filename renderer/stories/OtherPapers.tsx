// At the end of an article: what other newspapers have about the same.
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Article } from '../../shared/contract/reading.ts'
import type { Story, StoryArticle } from '../../shared/contract/stories.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import { openArticle } from '../articles/open-article.ts'
import { Headline } from '../language/Headline.tsx'
import { Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { useLanguage, useTranslate } from '../language/translate.ts'
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
  const language = useLanguage()
  const [isWhole, setIsWhole] = useState(false)
  const others = inOtherPapers(story, article)
  if (others.length === 0) return null
  const shown = isWhole || others.length <= MOST_AT_FIRST + 1 ? others : others.slice(0, MOST_AT_FIRST)
  return (
    <nav className={styles.others} aria-label={t('stories.inOthers')} data-other-papers>
      <h3 className={styles.head} dir={DIRECTIONS[language]} lang={language}>
        {t('stories.inOthers')}
      </h3>
      <ul className={styles.list}>
        {shown.map(one => (
          <li key={one.row.ref}>
            <Other one={one} />
          </li>
        ))}
      </ul>
      {shown.length < others.length && (
        <Button className={`${controls.link} ${styles.rest}`} onPress={() => setIsWhole(true)}>
          {t('stories.showAll', { count: others.length - shown.length })}
        </Button>
      )}
    </nav>
  )
}

function Other({ one: { row, wireOf, isNew } }: { readonly one: StoryArticle }) {
  const t = useTranslate()
  const language = useLanguage()
  return (
    <Button
      className={styles.other ?? ''}
      onPress={({ pointerType }) => openArticle(row.ref, { follow: pointerType !== 'mouse' })}
    >
      <Headline as="span" className={styles.title} of={row} />{' '}
      <span className={styles.meta} dir={DIRECTIONS[language]} lang={language}>
        <Name of={row.sourceTitle} language={row.sourceLanguage} /> <RelativeTime at={row.publishedAt} />{' '}
        {wireOf !== null && <span>{t('stories.sameText')}</span>}{' '}
        {isNew && <span className={styles.new}>{t('stories.new')}</span>}
      </span>
    </Button>
  )
}
