// Another story for an article: chosen among what stands around it in the list, or found by its words.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { articleCell } from '../articles/open-article.ts'
import { useCell } from '../base/cell.ts'
import { ComboField } from '../controls/ComboField.tsx'
import { Sheet } from '../controls/Sheet.tsx'
import { Headline } from '../language/Headline.tsx'
import { Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { candidatesAround, useFound } from './candidates.ts'
import { join } from './choices.ts'
import styles from './JoinDialog.module.css'

interface JoinDialogProps {
  readonly joined: Pick<ArticleRow, 'ref' | 'title' | 'direction' | 'language'>
  readonly onClose: () => void
}

export function JoinDialog({ joined, onClose }: JoinDialogProps) {
  const t = useTranslate()
  const story = useCell(articleCell)?.story ?? null
  const [words, setWords] = useState('')
  const [cursor, setCursor] = useState<number | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const own = useMemo(() => {
    const refs = story?.articles.map(({ row }) => row.ref) ?? []
    return new Set(refs.includes(joined.ref) ? refs : [joined.ref])
  }, [story, joined.ref])
  const around = useMemo(() => candidatesAround(joined, own), [joined, own])
  const found = useFound(words, own)
  const shown = words.trim() === '' ? around : found

  useEffect(() => {
    if (cursor !== null) list.current?.children[cursor]?.scrollIntoView({ block: 'nearest' })
  }, [cursor])

  function choose(row: ArticleRow) {
    onClose()
    void join(joined.ref, row.ref)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const last = shown.length - 1
    const row = cursor === null ? undefined : shown[cursor]
    if (event.key === 'ArrowDown') setCursor(cursor === null ? 0 : Math.min(last, cursor + 1))
    else if (event.key === 'ArrowUp') setCursor(Math.max(0, (cursor ?? 0) - 1))
    else if (event.key === 'Enter' && row) choose(row)
    else return
    event.preventDefault()
  }

  return (
    <Sheet title={t('stories.joinTitle')} onClose={onClose}>
      <div>
        <Headline as="p" className={styles.joined} of={joined} />
        <p className={controls.hint}>{t('stories.joinHint')}</p>
      </div>
      <ComboField
        autoFocus
        className={controls.search}
        label={t('stories.joinSearch')}
        list="stories-found"
        hasOptions={shown.length > 0}
        current={cursor !== null && shown[cursor] ? `candidate-${cursor}` : undefined}
        placeholder={t('stories.joinSearch')}
        value={words}
        onChange={event => {
          setWords(event.target.value)
          setCursor(null)
        }}
        onKeyDown={onKeyDown}
      />
      {shown.length === 0 && words.trim() !== '' && <p>{t('stories.joinNothing', { words })}</p>}
      <div ref={list} id="stories-found" role="listbox" aria-label={t('timeline.name')} className={styles.list}>
        {shown.map((row, place) => (
          <Candidate
            key={row.ref}
            id={`candidate-${place}`}
            row={row}
            isCurrent={place === cursor}
            onChoose={() => choose(row)}
          />
        ))}
      </div>
      <p role="status" className="only-heard">
        {words.trim() !== '' && t('search.hits', { count: shown.length })}
      </p>
    </Sheet>
  )
}

interface CandidateProps {
  readonly id: string
  readonly row: ArticleRow
  readonly isCurrent: boolean
  readonly onChoose: () => void
}

function Candidate({ id, row, isCurrent, onChoose }: CandidateProps) {
  return (
    // The field has the focus and the keys; `aria-activedescendant` says which option is meant.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus is the field's
    <div id={id} role="option" className={styles.candidate} data-current={isCurrent || undefined} onClick={onChoose}>
      <Headline as="p" className={styles.title} of={row} />
      <p className={styles.meta}>
        <Name of={row.sourceTitle} language={row.sourceLanguage} /> <RelativeTime at={row.publishedAt} />
      </p>
    </div>
  )
}
