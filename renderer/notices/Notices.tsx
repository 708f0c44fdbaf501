import { Button } from 'react-aria-components'
import type { Notice } from '../../shared/contract/app.ts'
import { fullDate } from '../../shared/locales/dates.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import { useCell } from '../base/cell.ts'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Notices.module.css'
import { dismissNotice, noticesCell } from './notices.ts'

export function Notices() {
  const t = useTranslate()
  const notices = useCell(noticesCell)
  return (
    <div role="alert" hidden={notices.length === 0} className={styles.notices}>
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
  const writing = useWriting()
  if (notice.kind === 'backupFailed') {
    return <Sentence text="notices.backupFailed" parts={{ reason: failureInWords(notice.reason.code, t) }} />
  }
  if (isPlain(notice)) return t(`notices.${notice.kind}`)
  const file = <Address>{notice.damagedFile}</Address>
  const date = notice.kind === 'libraryRestored' ? fullDate(notice.backupAt, writing) : ''
  return <Sentence text={`notices.${sentenceOf(notice)}`} parts={{ file, date }} />
}

type PlainNotice = Extract<Notice, { kind: (typeof PLAIN)[number] }>
const PLAIN = ['windowReloaded', 'storeStopped', 'folderMoved', 'libraryWentBack'] as const

function isPlain(notice: Notice): notice is PlainNotice {
  return PLAIN.some(kind => kind === notice.kind)
}

/** A library that was not there at all has no damaged file to speak of. */
function sentenceOf(notice: Exclude<Notice, PlainNotice | { kind: 'backupFailed' }>) {
  if (notice.damagedFile !== '') return notice.kind
  if (notice.kind === 'libraryRestored') return 'libraryFound'
  return notice.kind === 'libraryLost' ? 'libraryMissing' : notice.kind
}
