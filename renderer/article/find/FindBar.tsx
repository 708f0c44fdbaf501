import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Input, TextField } from 'react-aria-components'
import { DIRECTIONS } from '../../../shared/locales/languages.ts'
import { shownTextCell } from '../../articles/shown-page.ts'
import { useCell } from '../../base/cell.ts'
import { IconButton } from '../../controls/IconButton.tsx'
import { useLanguage, useTranslate } from '../../language/translate.ts'
import styles from './FindBar.module.css'
import { countInWords, endFind, findAgain, findingCell, findWords, stepFind } from './find.ts'

export function FindBar() {
  const t = useTranslate()
  const language = useLanguage()
  const finding = useCell(findingCell)
  const text = useCell(shownTextCell)
  const field = useRef<HTMLInputElement>(null)
  const isOpen = finding !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the words are there to be typed over
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [finding?.asked])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text was put into the page
  useEffect(() => findAgain(), [text])

  if (!isOpen) return null
  const none = finding.found.length === 0
  return (
    <search className={styles.bar} aria-label={t('find.name')}>
      <TextField
        autoFocus
        aria-label={t('find.name')}
        value={finding.words}
        onChange={findWords}
        onKeyDown={event => onKey(event)}
      >
        <Input ref={field} className={styles.field ?? ''} dir="auto" placeholder={t('find.placeholder')} />
      </TextField>
      {/* It is said as well, once for each change. */}
      <output className={styles.count} dir={DIRECTIONS[language]} aria-live="off">
        {countInWords(finding)}
      </output>
      <IconButton name={t('find.previous')} isDisabled={none} onPress={() => stepFind(-1)}>
        <ChevronUp />
      </IconButton>
      <IconButton name={t('find.next')} isDisabled={none} onPress={() => stepFind(1)}>
        <ChevronDown />
      </IconButton>
      <IconButton name={t('find.close')} onPress={leave}>
        <X />
      </IconButton>
    </search>
  )
}

function onKey(event: KeyboardEvent): void {
  if (event.key === 'Enter') stepFind(event.shiftKey ? -1 : 1)
  else if (event.key === 'Escape') leave()
  else return
  event.preventDefault()
}

/** Back to the text. */
function leave(): void {
  endFind()
  document.querySelector<HTMLElement>('[data-article] h2')?.focus({ preventScroll: true })
}
