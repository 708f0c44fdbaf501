import type { FrontStory } from '../../shared/contract/stories.ts'
import { Name } from '../language/Name.tsx'
import { useTranslate } from '../language/translate.ts'
import { spotOf } from './edition/cursor.ts'
import styles from './Second.module.css'
import { StoryHeadline } from './story/StoryHeadline.tsx'
import { StoryLine } from './story/StoryLine.tsx'

interface SecondProps {
  readonly stories: readonly FrontStory[]
  /** Beside the first story, under it, or in the last column. */
  readonly place: 'beside' | 'under' | 'end'
}

export function Second({ stories, place }: SecondProps) {
  const t = useTranslate()
  if (stories.length === 0) return null
  return (
    <section className={styles.second} data-block data-place={place}>
      <h2 className="only-heard">{t('front.second')}</h2>
      <ol className={styles.stories}>
        {stories.map(story => (
          <SecondStory key={story.row.ref} story={story} />
        ))}
      </ol>
    </section>
  )
}

function SecondStory({ story }: { readonly story: FrontStory }) {
  const { row, papers, read, sectionTitle } = story
  const id = `front-second-${row.ref}`
  const hasSection = sectionTitle !== ''
  return (
    <li className={styles.story} data-read={read || undefined}>
      <p className={styles.kicker} aria-hidden="true">
        {hasSection ? (
          <Name of={sectionTitle} language={null} />
        ) : (
          <Name of={row.sourceTitle} language={row.sourceLanguage} />
        )}
      </p>
      <h3>
        <StoryHeadline
          spot={spotOf('second', row)}
          row={row}
          papers={papers}
          isRead={read}
          className={styles.headline}
          describedBy={id}
        />
      </h3>
      <StoryLine id={id} story={story} isSourceSaid={!hasSection} />
    </li>
  )
}
