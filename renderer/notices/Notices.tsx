import { Button } from 'react-aria-components'
import type { Notice } from '../../shared/models.ts'
import { useCell } from '../cell.ts'
import { Sentence } from '../language/Sentence.tsx'
import { fullDate } from '../language/time.ts'
import { useLanguage, useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Notices.module.css'
import { dismissNotice, noticesCell } from './notices.ts'

export function Notices() {
  const t = useTranslate()
  const notices = useCell(noticesCell)
  return (
    <div role="alert" className={styles.notices}>
      {notices.map(notice => (
        <div key={JSON.stringify(notice)} className={styles.notice}>
          <p>
            <NoticeText notice={notice} />
          </p>
          <Button className={controls.plain ?? ''} onPress={() => dismissNotice(notice)}>
            {t('app.dismiss')}
          </Button>
        </div>
      ))}
    </div>
  )
}

function NoticeText({ notice }: { readonly notice: Notice }) {
  const t = useTranslate()
  const language = useLanguage()
  if (notice.kind === 'backupFailed') {
    return <Sentence text="notices.backupFailed" parts={{ reason: t(`failure.${notice.reason.code}`) }} />
  }
  const file = <bdi dir="ltr">{notice.damagedFile}</bdi>
  const date = notice.kind === 'libraryRestored' ? fullDate(notice.backupAt, language) : ''
  return <Sentence text={`notices.${notice.kind}`} parts={{ file, date: <bdi>{date}</bdi> }} />
}
