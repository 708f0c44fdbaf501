import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { FrontPage, FrontStory } from '../../shared/contract/stories.ts'
import { hour } from '../../shared/locales/dates.ts'
import { showAll } from '../articles/show-list.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { spotOf } from './edition/cursor.ts'
import { type FrontState, frontCell, printNext, showMeanwhile } from './edition/front-page.ts'
import { Second } from './Second.tsx'
import styles from './Since.module.css'
import { Hour } from './story/Hour.tsx'
import { StoryHeadline } from './story/StoryHeadline.tsx'

/** As many as stand beside a first story with its picture. */
const MOST = 8

/** What is new to the reader, by the hour; and on top, always in the same place, what came after the edition. */
interface SinceProps {
  readonly page: FrontPage
  /** What stands in this column while nothing is new. */
  readonly stories: readonly FrontStory[]
}

export function Since({ page, stories }: SinceProps) {
  const t = useTranslate()
  const { isSinceLast, meanwhile, showsMeanwhile } = useCell(frontCell)
  const came = showsMeanwhile ? (meanwhile?.rows ?? []) : []
  const since = page.since.slice(0, MOST)
  const more = page.sinceTotal - since.length
  return (
    <div className={styles.since}>
      <section data-block>
        <div className={styles.head}>
          <h2 className={styles.title}>{t(titleOf(page, isSinceLast))}</h2>
          {page.sinceTotal > 0 && <span className={styles.count}>{t('front.latest', { count: page.sinceTotal })}</span>}
        </div>
        <News page={page} />
        {came.length > 0 && <Rows block="came" rows={came} />}
        <Rows block="since" rows={since} />
        {more > 0 && (
          <button type="button" className={styles.more} onClick={() => void showAll()}>
            {t('front.more', { count: more })}
          </button>
        )}
      </section>
      <Second stories={stories} place="end" />
    </div>
  )
}

function titleOf({ edition, sinceTotal }: FrontPage, isSinceLast: boolean) {
  if (isSinceLast) return 'front.sinceLast'
  return edition.visitedAt === null || sinceTotal === 0 ? 'front.sinceFirst' : 'front.since'
}

/** Its place is kept whatever it says: a sync moves nothing on the page. */
function News({ page }: { readonly page: FrontPage }) {
  const t = useTranslate()
  const writing = useWriting()
  const { meanwhile, showsMeanwhile }: FrontState = useCell(frontCell)
  const count = meanwhile?.total ?? 0
  const { edition } = page
  const upTo = meanwhile?.syncedAt ?? edition.syncedAt ?? edition.madeAt
  return (
    <p className={styles.news}>
      {count > 0 && !showsMeanwhile ? (
        <button type="button" className={styles.arrived} onClick={showMeanwhile}>
          {t('front.arrived', { count })}
        </button>
      ) : (
        <span className={styles.state}>
          {count > 0 ? t('front.arrived', { count }) : t('front.nothingNew', { time: hour(upTo, writing) })}
        </span>
      )}
      <button type="button" className={styles.next} data-due={count > 0 || undefined} onClick={() => void printNext()}>
        {t('front.next')}
      </button>
    </p>
  )
}

function Rows({ block, rows }: { readonly block: string; readonly rows: readonly ArticleRow[] }) {
  if (rows.length === 0) return null
  return (
    <ol className={styles.rows} data-came={block === 'came' || undefined}>
      {rows.map(row => (
        <li key={row.ref} className={styles.row} data-read={row.read || undefined}>
          <Hour className={styles.hour} at={row.publishedAt} />
          <h3>
            <StoryHeadline spot={spotOf(block, row)} row={row} isRead={row.read} className={styles.headline} />
          </h3>
        </li>
      ))}
    </ol>
  )
}
