import type { FrontPage } from '../../shared/contract/stories.ts'
import { fullDate, hijriDate, hour, shortDate } from '../../shared/locales/dates.ts'
import { useNow } from '../language/now.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { editionName, readingTime } from './edition/edition.ts'
import { isPrinted, newestIn, progressIn } from './edition/pages.ts'
import styles from './Masthead.module.css'

/** The day at one side, the edition at the other, and the name between them. */
export function Masthead({ page }: { readonly page: FrontPage | null }) {
  const t = useTranslate()
  const writing = useWriting()
  const now = useNow()
  return (
    <header className={styles.masthead}>
      <p className={styles.today} data-of-day>
        <span>{fullDate(now, { ...writing, hijri: false })}</span>
        {writing.hijri && <span className={styles.hijri}>{hijriDate(now, writing)}</span>}
      </p>
      <h1 className={styles.name}>{t('app.name')}</h1>
      {page && isPrinted(page) ? <EditionLine page={page} /> : <p className={styles.edition} />}
    </header>
  )
}

/** Which edition it is, what is in it, and how much of it is read. */
function EditionLine({ page }: { readonly page: FrontPage }) {
  const t = useTranslate()
  const writing = useWriting()
  const now = useNow()
  const { edition } = page
  const completeAt = edition.syncedAt ?? edition.madeAt
  const name = editionName(completeAt, newestIn(page), now)
  const { minutesRead, minutesLeft } = progressIn(page)
  const time = readingTime(minutesRead, minutesLeft, count => t('front.minutes', { count }))
  const facts = [
    t(name.text, name.at === null ? {} : { date: shortDate(name.at, now, writing) }),
    ...(name.at === null ? [t('front.completeAt', { time: hour(completeAt, writing) })] : []),
    t('front.papers', { count: edition.papers }),
    t('timeline.total', { count: edition.articles }),
  ]
  return (
    <p className={styles.edition} data-of-day>
      <span>{facts.join(' · ')}</span>
      {time && <span>{t(time.text, time.values)}</span>}
    </p>
  )
}
