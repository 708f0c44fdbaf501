import { type FormEvent, useEffect, useId, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { ReportedPicture, ReportList } from '../../shared/contract/reports.ts'
import { fullDate } from '../../shared/locales/dates.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { FailureCode } from '../../shared/result.ts'
import { useCell } from '../base/cell.ts'
import { Choice } from '../controls/Choice.tsx'
import { focusSheet, Sheet } from '../controls/Sheet.tsx'
import { Headline } from '../language/Headline.tsx'
import { Address, Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './HiddenDialog.module.css'
import {
  exportReports,
  hiddenCell,
  importReports,
  leaveList,
  restorePicture,
  setListsNeeded,
  subscribeToReports,
  watchHidden,
} from './hidden.ts'

const CHOICES_OF_NEEDED = [1, 2, 3, 5, 10]

/** What is hidden and why, and the lists that hide by themselves. */
export function HiddenDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const hidden = useCell(hiddenCell)
  useEffect(watchHidden, [])
  return (
    <Sheet title={t('hidden.name')} isWide onClose={onClose}>
      {hidden && <Mine reported={hidden.reported} />}
      {hidden && <Lists lists={hidden.lists} needed={hidden.listsNeeded} />}
    </Sheet>
  )
}

function Mine({ reported }: { readonly reported: readonly ReportedPicture[] }) {
  const t = useTranslate()
  const name = useId()
  return (
    <section className={styles.part} aria-labelledby={name}>
      <h3 id={name} className={styles.name}>
        {t('hidden.mine')}
      </h3>
      {reported.length === 0 && <p className={controls.hint}>{t('hidden.none')}</p>}
      {reported.length > 0 && (
        <ul className={styles.list}>
          {reported.map(picture => (
            <Reported key={picture.id} picture={picture} />
          ))}
        </ul>
      )}
      {reported.length > 0 && (
        <div>
          <Button className={controls.plain ?? ''} onPress={exportReports}>
            {t('hidden.exportFile')}
          </Button>
          <p className={controls.hint}>{t('hidden.exportHint')}</p>
        </div>
      )}
    </section>
  )
}

function Reported({ picture }: { readonly picture: ReportedPicture }) {
  const t = useTranslate()
  const writing = useWriting()
  const { reason, words, title, sourceTitle, language, direction, reportedAt } = picture
  const parts = {
    title: <Headline key="title" of={{ title, direction, language }} />,
    source: <Name key="source" of={sourceTitle} language={language} />,
    date: fullDate(reportedAt, writing),
  }
  return (
    <li className={styles.row}>
      <div>
        <p>{t(`report.${reason}`)}</p>
        {words !== '' && (
          <p>
            <Name of={words} language={null} />
          </p>
        )}
        <p className={controls.hint}>
          <Sentence text="hidden.seenIn" parts={parts} />
        </p>
      </div>
      <Button
        className={controls.link ?? ''}
        aria-label={t('hidden.restoreNamed', { title })}
        onPress={({ target }) => {
          focusSheet(target)
          void restorePicture(picture)
        }}
      >
        {t('hidden.restore')}
      </Button>
    </li>
  )
}

interface ListsProps {
  readonly lists: readonly ReportList[]
  readonly needed: number
}

function Lists({ lists, needed }: ListsProps) {
  const t = useTranslate()
  const name = useId()
  return (
    <section className={styles.part} aria-labelledby={name}>
      <h3 id={name} className={styles.name}>
        {t('hidden.lists')}
      </h3>
      <p className={controls.hint}>{t('hidden.listsHint')}</p>
      {lists.length > 0 && (
        <ul className={styles.list}>
          {lists.map(list => (
            <ListRow key={list.id} list={list} />
          ))}
        </ul>
      )}
      <Choice
        label={t('hidden.needed')}
        value={needed}
        options={CHOICES_OF_NEEDED.map(count => ({ value: count, text: t('hidden.neededLists', { count }) }))}
        onChoose={setListsNeeded}
      />
      <Subscribe />
      <div>
        <Button className={controls.plain ?? ''} onPress={importReports}>
          {t('hidden.importFile')}
        </Button>
      </div>
    </section>
  )
}

function ListRow({ list }: { readonly list: ReportList }) {
  const t = useTranslate()
  const { title, address, pictures, checkedAt, failure } = list
  return (
    <li className={styles.row}>
      <div>
        <p>
          <Name of={title} language={null} />
        </p>
        <p className={controls.hint}>
          {t('hidden.inList', { count: pictures })}
          {' · '}
          {address === null ? t('hidden.fromFile') : <Address>{address}</Address>}
          {' · '}
          <RelativeTime at={checkedAt} />
        </p>
        {failure && <p className={controls.trouble}>{failureInWords(failure.code, t)}</p>}
      </div>
      <Button
        className={controls.link ?? ''}
        aria-label={t('hidden.leaveNamed', { title })}
        onPress={({ target }) => {
          focusSheet(target)
          void leaveList(list)
        }}
      >
        {t('hidden.leave')}
      </Button>
    </li>
  )
}

function Subscribe() {
  const t = useTranslate()
  const [address, setAddress] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<FailureCode | null>(null)

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    setAsking(true)
    const added = await subscribeToReports(address.trim())
    setAsking(false)
    setTrouble(added.ok ? null : added.code)
    if (added.ok) setAddress('')
  }

  return (
    <form onSubmit={onSubmit}>
      <TextField className={controls.field ?? ''} value={address} onChange={setAddress}>
        <Label>{t('hidden.address')}</Label>
        <div className={styles.asking}>
          <Input dir="ltr" inputMode="url" autoComplete="off" spellCheck={false} placeholder="https://" />
          <Button className={controls.plain ?? ''} type="submit" isDisabled={isAsking || address.trim() === ''}>
            {t('hidden.subscribe')}
          </Button>
        </div>
      </TextField>
      <p role="alert" className={trouble ? (controls.trouble ?? '') : ''}>
        {trouble && failureInWords(trouble, t)}
      </p>
    </form>
  )
}
