import { useId } from 'react'
import { fullDate } from '../../shared/locales/dates.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { asFieldDate } from '../base/field-date.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'

interface DayFieldProps {
  readonly label: TextKey
  /** As the field writes days. */
  readonly value: string
  /** The instant that is meant by it; null: none. */
  readonly at: number | null
  /** The first day that can be chosen; null: any. */
  readonly from?: number | null
  readonly onChange: (value: string) => void
}

/** The system's own field, which writes dates as the system does; under it the day as Warraq writes it. */
export function DayField({ label, value, at, from = null, onChange }: DayFieldProps) {
  const t = useTranslate()
  const writing = useWriting()
  const id = useId()
  return (
    <div className={controls.field}>
      <label htmlFor={id}>{t(label)}</label>
      <input
        id={id}
        type="date"
        dir="ltr"
        value={value}
        {...(from === null ? {} : { min: asFieldDate(from) })}
        aria-describedby={`${id}-day`}
        onChange={event => onChange(event.target.value)}
      />
      <span id={`${id}-day`} className={controls.hint}>
        {at !== null && fullDate(at, writing)}
      </span>
    </div>
  )
}
