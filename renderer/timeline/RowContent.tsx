// What a row shows, in the timeline and in search alike.
import { Bookmark } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ArticleRow } from '../../shared/models.ts'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { useTranslate } from '../language/translate.ts'
import styles from './RowContent.module.css'

interface RowContentProps {
  readonly row: ArticleRow
  readonly title?: ReactNode
  readonly lead?: ReactNode
}

export function RowContent({ row, title = row.title, lead = row.lead }: RowContentProps) {
  const t = useTranslate()
  const own = { dir: row.direction, lang: row.language ?? undefined }
  return (
    <div className={styles.row} data-read={row.read || undefined}>
      <p className={styles.meta}>
        <bdi className={styles.source}>{row.sourceTitle}</bdi>
        <RelativeTime at={row.publishedAt} />
        {row.bookmarked && <Bookmark role="img" aria-label={t('timeline.optionBookmarked')} />}
      </p>
      <p className={styles.title} {...own}>
        {title}
      </p>
      {row.lead !== '' && (
        <p className={styles.lead} {...own}>
          {lead}
        </p>
      )}
      {row.picture && <RowPicture name={row.picture} />}
    </div>
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
