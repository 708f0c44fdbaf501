// Two dates, and the search between them.
import { type FormEvent, useState } from 'react'
import { asFieldDate } from '../../base/field-date.ts'
import { DayField } from '../../controls/DayField.tsx'
import { DialogActions } from '../../controls/NameDialog.tsx'
import { Sheet } from '../../controls/Sheet.tsx'
import { useTranslate } from '../../language/translate.ts'
import controls from '../../styles/controls.module.css'
import type { Time } from '../asking/filters.ts'
import { timeBetween } from '../asking/spans.ts'
import styles from './RangeDialog.module.css'

interface RangeDialogProps {
  readonly first: Time
  readonly onRange: (time: Time) => void
  readonly onClose: () => void
}

export function RangeDialog({ first, onRange, onClose }: RangeDialogProps) {
  const t = useTranslate()
  const [from, setFrom] = useState(asFieldDate(first.after))
  // The last day is in the time, and the time ends where the next day begins.
  const [to, setTo] = useState(asFieldDate(first.before === null ? null : first.before - 1))
  const time = timeBetween(from, to)
  const isBackwards = time.after !== null && time.before !== null && time.after >= time.before
  const isWhole = time.after === null && time.before === null

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (isBackwards || isWhole) return
    onRange(time)
    onClose()
  }

  return (
    <Sheet title={t('search.times.rangeTitle')} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <div className={styles.days}>
          <DayField label="search.times.first" value={from} at={time.after} onChange={setFrom} />
          <DayField
            label="search.times.last"
            value={to}
            at={time.before === null ? null : time.before - 1}
            onChange={setTo}
          />
        </div>
        <p role="status" className={controls.hint}>
          {isBackwards && t('search.problem.emptyTime')}
        </p>
        <DialogActions
          submit={t('search.times.rangeSubmit')}
          isDisabled={isBackwards || isWhole}
          cancel={t('app.cancel')}
          onCancel={onClose}
        />
      </form>
    </Sheet>
  )
}
