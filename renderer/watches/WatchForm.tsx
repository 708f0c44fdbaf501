import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import {
  type KeptWatch,
  WATCH_DEEDS,
  type Watch,
  type WatchDeed,
  type WatchField,
} from '../../shared/contract/watches.ts'
import { fullDate } from '../../shared/locales/dates.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { asFieldDate } from '../base/field-date.ts'
import { DayField } from '../controls/DayField.tsx'
import { Select } from '../controls/Select.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { HeadlineWords } from './HeadlineWords.tsx'
import { keyOfPlace, usePlaces } from './places.ts'
import { TrialOf } from './TrialOf.tsx'
import { useTrial } from './trial.ts'
import { endOf, endOn, SPAN_NAMES, SPANS, type Span } from './until.ts'
import styles from './Watches.module.css'
import { changeWatch, type Draft, EMPTY_WATCH, makeWatch } from './watches.ts'

const DEED_NAMES: Readonly<Record<WatchDeed, TextKey>> = {
  tell: 'watches.deedTell',
  highlight: 'watches.deedHighlight',
  mute: 'watches.deedMute',
}
const FIELD_NAMES: Readonly<Record<WatchField, TextKey>> = {
  anywhere: 'watches.fieldAnywhere',
  headline: 'watches.fieldHeadline',
}

interface WatchFormProps {
  readonly draft: Draft
  /** The watch that is changed; null: a new one. */
  readonly changed: KeptWatch | null
  readonly onDone: () => void
}

/** A watch as it is written: words, where, what to do, until when; and what it would have done. */
export function WatchForm({ draft, changed, onDone }: WatchFormProps) {
  const t = useTranslate()
  const writing = useWriting()
  const places = usePlaces()
  const [watch, setWatch] = useState<Watch>(draft.watch)
  const trial = useTrial(watch)
  const words = useRef<HTMLInputElement>(null)
  const change = (part: Partial<Watch>) => setWatch(now => ({ ...now, ...part }))
  const isOver = watch.until !== null && watch.until <= Date.now()
  const isRefused = isOver || trial === null || (trial.problem !== null && trial.problem !== 'tooWide')

  useEffect(() => {
    words.current?.focus()
  }, [])

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (isRefused || !(await (changed ? changeWatch(changed, watch) : makeWatch(watch)))) return
    setWatch(EMPTY_WATCH)
    onDone()
  }

  const asBefore = draft.watch.until
  const kept =
    asBefore === null
      ? []
      : [{ value: asBefore, text: t('watches.untilAsBefore', { date: fullDate(asBefore, writing) }) }]
  const spans = SPANS.map(span => ({ value: span, text: t(SPAN_NAMES[span]) }))
  const [span, setSpan] = useState<Span | number>(asBefore ?? 'never')

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <TextField
        className={styles.words ?? ''}
        value={watch.words}
        maxLength={200}
        onChange={each => change({ words: each })}
      >
        <Label className={styles.label ?? ''}>{t('watches.words')}</Label>
        <Input ref={words} dir="auto" />
        <Text slot="description" className={controls.hint ?? ''}>
          {t('watches.wordsHint')}
        </Text>
      </TextField>
      {draft.headline && (
        <HeadlineWords row={draft.headline} onWord={word => change({ words: `${watch.words} ${word}`.trim() })} />
      )}
      <div className={styles.choices}>
        <Select
          label={t('watches.field')}
          value={watch.field}
          options={(['anywhere', 'headline'] as const).map(value => ({ value, text: t(FIELD_NAMES[value]) }))}
          onChoose={field => change({ field })}
        />
        <Select
          label={t('watches.place')}
          value={keyOfPlace(watch.place)}
          options={places.map(({ key, text, language }) => ({
            value: key,
            text,
            ...(language === undefined ? {} : { language }),
          }))}
          onChoose={key => change({ place: places.find(place => place.key === key)?.place ?? watch.place })}
        />
        <Select
          label={t('watches.deed')}
          value={watch.deed}
          options={WATCH_DEEDS.map(value => ({ value, text: t(DEED_NAMES[value]) }))}
          onChoose={deed => change({ deed })}
        />
        <Select<Span | number>
          label={t('watches.until')}
          value={span}
          options={[...kept, ...spans]}
          onChoose={chosen => {
            setSpan(chosen)
            change({ until: typeof chosen === 'number' ? chosen : endOf(chosen, Date.now()) })
          }}
        />
        {span === 'day' && (
          <DayField
            label="watches.untilChosen"
            value={asFieldDate(watch.until)}
            at={watch.until}
            from={endOf('tomorrow', Date.now())}
            // An emptied field keeps the day that it had: a watch without an end is another choice.
            onChange={field => change({ until: endOn(field) ?? watch.until })}
          />
        )}
      </div>
      <TrialOf watch={watch} trial={trial} />
      <div className={controls.actions}>
        {changed && (
          <Button className={controls.plain ?? ''} onPress={onDone}>
            {t('watches.stopChanging')}
          </Button>
        )}
        <Button type="submit" className={controls.primary ?? ''} isDisabled={isRefused}>
          {t(changed ? 'watches.keepChange' : 'watches.keep')}
        </Button>
      </div>
    </form>
  )
}
