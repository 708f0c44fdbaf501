import { type FormEvent, useState } from 'react'
import { Input, Label, Radio, RadioGroup, Text, TextField } from 'react-aria-components'
import {
  isReportReason,
  LONGEST_REPORT_WORDS,
  REPORT_REASONS,
  type ReportReason,
} from '../../shared/contract/reports.ts'
import { DialogActions } from '../controls/NameDialog.tsx'
import { Sheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import type { PictureInArticle } from '../place/context-menu.ts'
import controls from '../styles/controls.module.css'
import { hidePicture } from './pictures.ts'
import styles from './ReportDialog.module.css'

interface ReportDialogProps {
  readonly picture: PictureInArticle
  readonly onClose: () => void
}

/** Why? Nothing is chosen yet, since a list is passed on with its reasons; hiding takes one press all the same. */
export function ReportDialog({ picture, onClose }: ReportDialogProps) {
  const t = useTranslate()
  const [reason, setReason] = useState<ReportReason | null>(null)
  const [words, setWords] = useState('')

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    onClose()
    void hidePicture({ ...picture, reason: reason ?? 'other', words: words.trim() })
  }

  return (
    <Sheet title={t('report.title')} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <RadioGroup
          className={styles.reasons ?? ''}
          value={reason ?? ''}
          onChange={chosen => isReportReason(chosen) && setReason(chosen)}
        >
          <Label>{t('report.question')}</Label>
          {REPORT_REASONS.map((each, place) => (
            <Radio key={each} autoFocus={place === 0} className={controls.choice ?? ''} value={each}>
              {t(`report.${each}`)}
            </Radio>
          ))}
        </RadioGroup>
        <TextField className={controls.field ?? ''} value={words} maxLength={LONGEST_REPORT_WORDS} onChange={setWords}>
          <Label>{t('report.words')}</Label>
          <Input dir="auto" autoComplete="off" />
          <Text slot="description" className={controls.hint ?? ''}>
            {t('report.stays')}
          </Text>
        </TextField>
        <DialogActions submit={t('report.submit')} isDisabled={false} cancel={t('app.cancel')} onCancel={onClose} />
      </form>
    </Sheet>
  )
}
