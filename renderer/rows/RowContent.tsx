// What a row shows, in the timeline and in search alike.
import { Bell, Bookmark } from 'lucide-react'
import { memo, type ReactNode, useState } from 'react'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { Headline } from '../language/Headline.tsx'
import { Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { StoryLine } from '../stories/StoryLine.tsx'
import { leadOf } from './lead.ts'
import styles from './RowContent.module.css'
import { markOf } from './watched.ts'

interface RowContentProps {
  /** The id of the option around it; parts of this row name and describe that option. */
  readonly id: string
  readonly row: ArticleRow
  /** Of a search: the headline with what was found in it, and where it was found in the text. */
  readonly title?: ReactNode
  readonly lead?: ReactNode
}

export const RowContent = memo(function RowContent({ id, row, title, lead }: RowContentProps) {
  const t = useTranslate()
  const language = useLanguage()
  const own = leadOf(row)
  return (
    <div className={styles.row} data-read={row.read || undefined} data-watched={row.watchedFor !== null || undefined}>
      {/* Heard in this order: what state it is in, the headline, where it is from. Seen with the source on top. */}
      {!row.read && (
        <Heard id={`${id}-state`} lang={language}>
          {t('timeline.optionUnread')}
        </Heard>
      )}
      {row.watchedFor !== null && (
        <Heard id={`${id}-watched`} lang={language}>
          {markOf(row.watchedFor, t)}
        </Heard>
      )}
      <Headline
        id={`${id}-title`}
        as="p"
        className={styles.title}
        of={row}
        marked={row.title === '' ? undefined : title}
      >
        <Heard />
      </Headline>
      <p id={`${id}-from`} className={styles.meta} lang={language}>
        {row.sourceTitle === '' ? (
          <span className={styles.source}>{t('bookmarks.savedByHand')}</span>
        ) : (
          <Name className={styles.source} of={row.sourceTitle} language={row.sourceLanguage} />
        )}
        <RelativeTime at={row.publishedAt} />
        {row.watchedFor !== null && (
          <span className={styles.watched} title={markOf(row.watchedFor, t)} aria-hidden="true">
            <Bell />
            {row.watchedFor !== '' && <Name of={row.watchedFor} language={null} />}
          </span>
        )}
        {row.bookmarked && <Bookmark role="img" aria-label={t('timeline.optionBookmarked')} />}
      </p>
      {lead !== undefined && lead !== '' ? (
        <p id={`${id}-lead`} className={styles.found} dir={row.direction} lang={row.language ?? undefined}>
          {lead}
        </p>
      ) : (
        own && (
          <p
            id={`${id}-lead`}
            className={styles.lead}
            data-fills={own.fills}
            dir={row.direction}
            lang={row.language ?? undefined}
          >
            {own.text}
          </p>
        )
      )}
      {row.story && (
        <div className={styles.story}>
          <StoryLine id={`${id}-story`} row={row} story={row.story} />
        </div>
      )}
      {row.picture && <RowPicture name={row.picture} />}
    </div>
  )
})

interface HeardProps {
  readonly id?: string
  readonly children?: ReactNode
  readonly lang?: string
}

/** A word for the ear, and the pause after it. */
function Heard({ id, children, lang }: HeardProps) {
  return (
    <span id={id} className="only-heard" lang={lang}>
      {children}.{' '}
    </span>
  )
}

/** A picture that is not in the cache leaves nothing behind. */
function RowPicture({ name }: { readonly name: string }) {
  const [missing, setMissing] = useState(false)
  if (missing) return null
  return (
    <img
      className={styles.picture}
      src={`app://picture/${name}`}
      alt=""
      loading="lazy"
      decoding="async"
      width={96}
      height={64}
      onError={() => setMissing(true)}
    />
  )
}

export function RowShape() {
  return (
    <div className={styles.row} aria-hidden="true">
      <span className={styles.shape} data-part="meta" />
      <span className={styles.shape} />
      <span className={styles.shape} data-part="short" />
    </div>
  )
}
