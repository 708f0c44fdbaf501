import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Input, TextField } from 'react-aria-components'
import { DIRECTIONS } from '../../../shared/locales/languages.ts'
import { articleCell } from '../../articles/open-article.ts'
import { shownPageCell, shownTextCell } from '../../articles/shown-page.ts'
import { useCell, useCellMember, useCellPart } from '../../base/cell.ts'
import { IconButton } from '../../controls/IconButton.tsx'
import { Name } from '../../language/Name.tsx'
import { useLanguage, useTranslate } from '../../language/translate.ts'
import { searchingCell } from '../../place/place.ts'
import { searchCell } from '../../search/asking/results.ts'
import styles from './FindBar.module.css'
import { countInWords, endFind, type Finding, findingCell, findWords, showMatches, stepFind } from './find.ts'

export function FindBar() {
  const t = useTranslate()
  const language = useLanguage()
  const finding = useCell(findingCell)
  useMatchesOfSearch()

  if (finding === null) return null
  const none = finding.found.length === 0
  const isOfSearch = finding.terms !== null
  const name = t(isOfSearch ? 'find.ofSearch' : 'find.name')
  const bar = (
    <>
      {isOfSearch ? <Name className={styles.words} of={finding.words} language={null} /> : <Field finding={finding} />}
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
      <IconButton name={t(isOfSearch ? 'find.leave' : 'find.close')} onPress={leave}>
        <X />
      </IconButton>
    </>
  )
  return isOfSearch ? (
    <section className={styles.bar} aria-label={name} data-of-search>
      {bar}
    </section>
  ) : (
    <search className={styles.bar} aria-label={name}>
      {bar}
    </search>
  )
}

/** While the reader searches, an article that is opened shows what the search found in it. */
function useMatchesOfSearch(): void {
  const text = useCell(shownTextCell)
  const page = useCell(shownPageCell)
  const opening = useCellPart(articleCell, open => open?.opening ?? null)
  const isSearching = useCell(searchingCell)
  const answered = useCellMember(searchCell, 'answered')
  const result = useCellMember(searchCell, 'result')
  const terms = isSearching ? (result?.reading.terms ?? null) : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text was put into the page
  useEffect(() => showMatches(answered?.words ?? '', terms), [text, page, opening, terms])
}

function Field({ finding }: { readonly finding: Finding }) {
  const t = useTranslate()
  const field = useRef<HTMLInputElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the words are there to be typed over
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [finding.asked])

  return (
    <TextField autoFocus aria-label={t('find.name')} value={finding.words} onChange={findWords} onKeyDown={onKey}>
      <Input ref={field} className={styles.field ?? ''} dir="auto" placeholder={t('find.placeholder')} />
    </TextField>
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
