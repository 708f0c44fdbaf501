// The way into chips/: under the field, how the words were read and what narrows them.
import { X } from 'lucide-react'
import { useRef } from 'react'
import { Button, Tag, TagGroup, TagList } from 'react-aria-components'
import { useCell } from '../../base/cell.ts'
import { NameList } from '../../language/NameList.tsx'
import { Sentence } from '../../language/Sentence.tsx'
import { useTranslate } from '../../language/translate.ts'
import { focusSearch } from '../../place/focus.ts'
import { type Chip, chipInWords, chipsOf } from '../asking/chips.ts'
import { searchCell } from '../asking/results.ts'
import styles from './ChipRow.module.css'
import { NarrowMenu } from './NarrowMenu.tsx'
import { askAndSay, useNaming } from './naming.ts'

export function ChipRow() {
  const t = useTranslate()
  const naming = useNaming()
  const row = useRef<HTMLDivElement>(null)
  const { words, filters, answered, result } = useCell(searchCell)
  // While other words are typed, it is not known yet how they will be read.
  const isRead = answered?.words === words
  const chips = chipsOf({ words, filters }, isRead ? (result?.reading ?? null) : null, naming)

  function onRemove(keys: Set<unknown>) {
    const chip = chips.find(({ key }) => keys.has(key))
    if (!chip) return
    if (chips.length === 1) focusSearch()
    askAndSay(chip.without, naming)
  }

  return (
    <div className={styles.row} ref={row}>
      {chips.length > 0 && (
        <TagGroup aria-label={t('search.chips.name')} className={styles.group ?? ''} onRemove={onRemove}>
          <TagList className={styles.chips ?? ''}>
            {chips.map(chip => (
              <Tag
                key={chip.key}
                id={chip.key}
                className={styles.chip ?? ''}
                textValue={chipInWords(chip, t)}
                data-typed={chip.isTyped || undefined}
              >
                <ChipWords chip={chip} />
                <Button
                  slot="remove"
                  className={styles.off ?? ''}
                  aria-label={t('search.chips.remove', { chip: chipInWords(chip, t) })}
                >
                  <X />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      <NarrowMenu naming={naming} />
    </div>
  )
}

function ChipWords({ chip: { text, values, names } }: { readonly chip: Chip }) {
  const t = useTranslate()
  return (
    <span className={styles.words}>
      {names.length === 0 ? t(text, values) : <Sentence text={text} parts={{ name: <NameList of={names} /> }} />}
    </span>
  )
}
