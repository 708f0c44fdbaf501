import type { FrontPage } from '../../shared/contract/stories.ts'
import { hour } from '../../shared/locales/dates.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import styles from './End.module.css'
import { progressIn } from './edition/pages.ts'

/** That there is no more, how much of it is read, and why it stands in this order. */
export function End({ page }: { readonly page: FrontPage }) {
  const t = useTranslate()
  const writing = useWriting()
  const { edition } = page
  const { read, total } = progressIn(page)
  const time = hour(edition.syncedAt ?? edition.madeAt, writing)
  return (
    <footer className={styles.end}>
      <p className={styles.all}>
        {t('front.end', { time })}{' '}
        {read > 0 ? t('front.readOf', { read, count: total }) : t('front.holds', { count: total })}
      </p>
      <p className={styles.why}>{t('front.ranking')}</p>
    </footer>
  )
}
