import { type ReactNode, useState } from 'react'
import type { FrontStory } from '../../shared/contract/stories.ts'
import { useCellPart } from '../base/cell.ts'
import { Name } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import { hiddenHereCell } from '../pictures/pictures.ts'
import { leadOf } from '../rows/lead.ts'
import { FIRST_SPOT, spotOf } from './edition/cursor.ts'
import styles from './Lead.module.css'
import { Hour } from './story/Hour.tsx'
import { StoryHeadline } from './story/StoryHeadline.tsx'
import { Facts, Papers, Standing } from './story/StoryLine.tsx'
import { StoryPicture } from './story/StoryPicture.tsx'

/** Letters of the face of texts in the narrower of its columns. */
const TWO_LINES = 112
const FOUR_LINES = 224

/** The first story: its picture, its first words, and how others put it. */
export function Lead({ story }: { readonly story: FrontStory }) {
  const t = useTranslate()
  const { row, papers, read } = story
  const lead = leadOf(row)
  // Another edition, another picture: what is missing is remembered for one.
  const [missing, setMissing] = useState<string | null>(null)
  const isHidden = useCellPart(hiddenHereCell, hidden => row.picture !== null && hidden.has(row.picture))
  const picture = isHidden || row.picture === missing ? null : row.picture
  return (
    <section className={styles.lead} data-block data-bare={picture === null || undefined} data-read={read || undefined}>
      <h2 className="only-heard">{t('front.lead')}</h2>
      <ol>
        <li className={styles.story}>
          {picture && (
            <StoryPicture key={picture} name={picture} size="lead" onMissing={() => setMissing(row.picture)} />
          )}
          <p className={styles.kicker} aria-hidden="true">
            {t('front.lead')}
            {story.sectionTitle !== '' && (
              <>
                {' · '}
                <Name of={story.sectionTitle} language={null} />
              </>
            )}
          </p>
          <h3>
            <StoryHeadline
              spot={FIRST_SPOT}
              row={row}
              papers={papers}
              isRead={read}
              className={styles.headline}
              describedBy="front-lead"
            />
          </h3>
          {lead && (
            <p className={styles.words} dir={row.direction} lang={row.language ?? undefined}>
              {shortened(lead.text, picture ? TWO_LINES : FOUR_LINES)}
            </p>
          )}
          <p id="front-lead" className={styles.line}>
            <LeadFacts story={story} />
          </p>
        </li>
      </ol>
      {story.rivals.length > 0 && (
        <ol className={styles.rivals}>
          {story.rivals.map(rival => (
            <li key={rival.ref} className={styles.rival}>
              <Name of={rival.sourceTitle} language={rival.sourceLanguage} />
              <StoryHeadline
                spot={spotOf('rival', rival)}
                row={rival}
                isRead={rival.read}
                className={styles.rivalHeadline}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Of a story: how many carry it, whose text says most, who was first. Of an article alone: whose it is, and when. */
function LeadFacts({ story }: { readonly story: FrontStory }) {
  const t = useTranslate()
  const { row, papers, minutes, first, newestAt } = story
  const source = <Name of={row.sourceTitle} language={row.sourceLanguage} />
  const readIn = minutes === null ? null : t('front.minutes', { count: minutes })
  const facts: ReactNode[] =
    papers > 1 && first
      ? [
          <Papers key="papers" count={papers} />,
          <Sentence
            key="fullest"
            text={readIn ? 'front.fullestIn' : 'front.fullest'}
            parts={{ source }}
            values={readIn ? { minutes: readIn } : {}}
          />,
          <Sentence
            key="first"
            text="front.first"
            parts={{
              source: <Name of={first.sourceTitle} language={first.sourceLanguage} />,
              time: <Hour at={first.at} />,
            }}
          />,
        ]
      : [
          source,
          <Hour key="hour" at={newestAt} />,
          ...(minutes === null ? [] : [t('article.minutes', { count: minutes })]),
        ]
  return (
    <>
      <Facts>{facts}</Facts>
      <Standing story={story} />
    </>
  )
}

/** Whole words, and dots where more follow. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const end = text.lastIndexOf(' ', most)
  return `${text.slice(0, end > 0 ? end : most).replace(/(?<![\s،,.؛;:…])[\s،,.؛;:…]+$/u, '')}…`
}
