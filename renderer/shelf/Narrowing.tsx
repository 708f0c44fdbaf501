// One row over the shelf: words that are looked for, the order, and what narrows it now.
import { X } from 'lucide-react'
import { Button, Input, TextField } from 'react-aria-components'
import { type ShelfFilter, WHOLE_SHELF } from '../../shared/contract/shelf.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { SHELF_ORDERS } from '../../shared/settings/settings.ts'
import { useCell } from '../base/cell.ts'
import { Select } from '../controls/Select.tsx'
import { Name } from '../language/Name.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import { drawersCell } from './marks/folders.ts'
import { monthInWords } from './months.ts'
import styles from './Narrowing.module.css'
import { findNoted, isNarrowed, narrow, order, shelfCell, showWhole } from './shelf.ts'

export function Narrowing() {
  const t = useTranslate()
  const { page, filter, shelf, noted, notedWords } = useCell(shelfCell)
  const { shelfOrder: by } = useCell(settingsCell)
  const isNotes = page === 'notes'
  const name = t(isNotes ? 'shelf.searchNotes' : 'shelf.search')
  return (
    <>
      <div className={styles.row}>
        <search className={styles.search}>
          <TextField
            aria-label={name}
            value={isNotes ? notedWords : filter.words}
            onChange={words => (isNotes ? findNoted(words) : narrow({ words }))}
          >
            <Input className={controls.search ?? ''} type="search" dir="auto" placeholder={name} />
          </TextField>
        </search>
        {!isNotes && (
          <div className={styles.order}>
            <Select
              label={t('shelf.order')}
              value={by}
              options={SHELF_ORDERS.map(value => ({ value, text: t(`shelf.orderBy.${value}`) }))}
              onChoose={order}
            />
          </div>
        )}
      </div>
      <p className={styles.count}>
        {isNotes
          ? noted &&
            `${t('shelf.noteCount', { count: noted.notes })} · ${t('shelf.highlightCount', { count: noted.highlights })}`
          : shelf && countInWords(filter, shelf, t)}
      </p>
      {!isNotes && isNarrowed(filter) && <Chips filter={filter} />}
    </>
  )
}

function countInWords(
  filter: ShelfFilter,
  { total, all }: { readonly total: number; readonly all: number },
  t: Translate,
) {
  return isNarrowed(filter) ? t('shelf.of', { count: total, all }) : t('timeline.total', { count: total })
}

interface Chip {
  readonly key: string
  readonly text: string
  /** It is a name from outside. */
  readonly isName: boolean
  readonly off: Partial<ShelfFilter>
}

function Chips({ filter }: { readonly filter: ShelfFilter }) {
  const t = useTranslate()
  const chips = useChips(filter)
  return (
    <ul className={styles.chips} aria-label={t('shelf.narrowed')}>
      {chips.map(({ key, text, isName, off }) => (
        <li key={key}>
          <Button
            className={styles.chip ?? ''}
            aria-label={t('shelf.without', { name: text })}
            onPress={() => narrow(off)}
          >
            {isName ? <Name of={text} language={null} /> : text}
            <X aria-hidden="true" />
          </Button>
        </li>
      ))}
      <li>
        <Button className={`${controls.link} ${styles.clear}`} onPress={showWhole}>
          {t('shelf.clear')}
        </Button>
      </li>
    </ul>
  )
}

function useChips({ folder, tags, month, source, hasNote, hasHighlights, words }: ShelfFilter): readonly Chip[] {
  const t = useTranslate()
  const writing = useWriting()
  const drawers = useCell(drawersCell)
  const own = (key: string, text: string, off: Partial<ShelfFilter>): Chip => ({ key, text, isName: false, off })
  const named = (key: string, text: string, off: Partial<ShelfFilter>): Chip => ({ key, text, isName: true, off })
  const title = drawers.folders.find(({ id }) => id === folder)?.title ?? ''
  return [
    ...(folder === 'none' ? [own('folder', t('shelf.noFolder'), { folder: null })] : []),
    ...(typeof folder === 'number' ? [named('folder', title, { folder: null })] : []),
    ...tags.map(tag =>
      named(`tag ${tag}`, drawers.tags.find(({ id }) => id === tag)?.name ?? '', {
        tags: tags.filter(id => id !== tag),
      }),
    ),
    ...(month === null ? [] : [own('month', monthInWords(month, writing), { month: null })]),
    ...(source === null
      ? []
      : source === ''
        ? [own('source', t('shelf.noSource'), { source: null })]
        : [named('source', source, { source: null })]),
    ...(hasNote ? [own('note', t('shelf.hasNote'), { hasNote: false })] : []),
    ...(hasHighlights ? [own('highlights', t('shelf.hasHighlights'), { hasHighlights: false })] : []),
    ...(words.trim() === '' ? [] : [own('words', t('shelf.wordsChip', { words }), { words: WHOLE_SHELF.words })]),
  ]
}
