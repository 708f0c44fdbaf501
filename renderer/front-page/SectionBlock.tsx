import type { FrontSection, FrontStory } from '../../shared/contract/stories.ts'
import { number } from '../../shared/locales/dates.ts'
import { showList } from '../articles/show-list.ts'
import { Name } from '../language/Name.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { spotOf } from './edition/cursor.ts'
import styles from './SectionBlock.module.css'
import { StoryHeadline } from './story/StoryHeadline.tsx'
import { StoryLine } from './story/StoryLine.tsx'
import { StoryPicture } from './story/StoryPicture.tsx'

interface SectionBlockProps {
  readonly section: FrontSection
  /** There is no other: it is the rest of the paper. */
  readonly isOnly: boolean
  readonly isPictured: boolean
}

export function SectionBlock({ section, isOnly, isPictured }: SectionBlockProps) {
  const writing = useWriting()
  return (
    <section className={styles.block} data-block data-only={isOnly || undefined}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          <SectionTitle section={section} isOnly={isOnly} />
        </h2>
        {section.unread > 0 && (
          <span className={styles.count} aria-hidden="true">
            {number(section.unread, writing)}
          </span>
        )}
      </div>
      <ol className={styles.stories}>
        {section.stories.map((story, place) => (
          <BlockStory
            key={story.row.ref}
            block={String(section.id)}
            story={story}
            picture={isPictured && place === 0 ? story.row.picture : null}
          />
        ))}
      </ol>
    </section>
  )
}

function SectionTitle({ section: { id, title }, isOnly }: Omit<SectionBlockProps, 'isPictured'>) {
  const t = useTranslate()
  if (id === null) return t(isOnly ? 'front.rest' : 'front.noSection')
  return (
    <button type="button" className={styles.open} onClick={() => void showList({ kind: 'section', sectionId: id })}>
      <Name of={title} language={null} />
    </button>
  )
}

interface BlockStoryProps {
  readonly block: string
  readonly story: FrontStory
  readonly picture: string | null
}

function BlockStory({ block, story, picture }: BlockStoryProps) {
  const { row, papers, read } = story
  const id = `front-${block}-${row.ref}`
  return (
    <li className={styles.story} data-read={read || undefined}>
      <div className={styles.words}>
        <h3>
          <StoryHeadline
            spot={spotOf(block, row)}
            row={row}
            papers={papers}
            isRead={read}
            className={styles.headline}
            describedBy={id}
          />
        </h3>
        <StoryLine id={id} story={story} />
      </div>
      {picture && <StoryPicture name={picture} size="small" />}
    </li>
  )
}
