// The way into search/: it takes the timeline's column while the reader searches.
import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { SearchHit, SearchProblemKind } from '../../shared/contract/search.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import type { SearchOrder } from '../../shared/settings/settings.ts'
import { articleCell, openArticle } from '../articles/open-article.ts'
import { useCell } from '../base/cell.ts'
import { ComboField } from '../controls/ComboField.tsx'
import { writtenHeadline } from '../language/headline.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { leaveSearch } from '../place/place.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import { Option } from '../rows/Option.tsx'
import { RowContent } from '../rows/RowContent.tsx'
import controls from '../styles/controls.module.css'
import { Marked } from './Marked.tsx'
import { marksIn } from './pieces.ts'
import { moveInResults, searchCell, searchFor } from './results.ts'
import styles from './SearchView.module.css'

const ORDERS: readonly SearchOrder[] = ['newest', 'best']

export function SearchView() {
  const t = useTranslate()
  const { words, result, cursor } = useCell(searchCell)
  const { searchOrder } = useCell(settingsCell)
  const field = useRef<HTMLInputElement>(null)
  const [hasFocus, setHasFocus] = useState(false)
  const hits = result?.hits ?? []
  useFocusGivenBack(field)

  function onKeyDown(event: KeyboardEvent) {
    // While an input method is composing a word, its keys are its own.
    if (event.nativeEvent.isComposing) return
    const row = hits[cursor]?.row
    if (event.key === 'ArrowDown') moveInResults(1)
    else if (event.key === 'ArrowUp') moveInResults(-1)
    else if (event.key === 'Enter' && row) void openArticle(row.ref, { follow: true })
    else if (event.key === 'Escape') leaveSearch()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  async function onOrder(order: SearchOrder) {
    await changeSettings({ searchOrder: order })
    searchFor(words, order)
  }

  function startAnew() {
    searchFor('', searchOrder)
    field.current?.focus()
  }

  return (
    <search className={styles.view} aria-label={t('search.name')}>
      <div className={styles.field}>
        <ComboField
          ref={field}
          inputMode="search"
          onFocus={() => setHasFocus(true)}
          onBlur={() => setHasFocus(false)}
          label={t('search.label')}
          list="search-results"
          hasOptions={hits.length > 0}
          current={hasFocus && hits[cursor] ? `hit-${cursor}` : undefined}
          placeholder={t('search.placeholder')}
          value={words}
          onChange={event => searchFor(event.target.value, searchOrder)}
          onKeyDown={onKeyDown}
        />
        <Button className={controls.icon ?? ''} aria-label={t('app.close')} onPress={leaveSearch}>
          <X />
        </Button>
      </div>
      <fieldset className={styles.orders} aria-label={t('search.order')}>
        <SearchNews />
        {ORDERS.map(order => (
          <Button
            key={order}
            className={`${controls.text} ${styles.order}`}
            aria-pressed={order === searchOrder}
            onPress={() => onOrder(order)}
          >
            {t(order === 'newest' ? 'search.newest' : 'search.best')}
          </Button>
        ))}
      </fieldset>
      <Results onAnother={startAnew} />
    </search>
  )
}

function SearchNews() {
  const t = useTranslate()
  const { result } = useCell(searchCell)
  return (
    <p role="status" className={styles.news}>
      {result && t('search.hits', { count: result.hits.length })}
      {result && result.waiting > 0 && ` · ${t('search.waiting', { count: result.waiting })}`}
    </p>
  )
}

function Results({ onAnother }: { readonly onAnother: () => void }) {
  const t = useTranslate()
  const { result, failure, answered, cursor } = useCell(searchCell)
  const open = useCell(articleCell)
  const list = useRef<HTMLDivElement>(null)
  const hits = result?.hits ?? []

  useEffect(() => {
    list.current?.querySelector(`#hit-${cursor}`)?.scrollIntoView({ block: 'nearest' })
  }, [cursor])

  return (
    <>
      {hits.length === 0 && (
        <div className={styles.nothing}>
          <p>{failure ? failureInWords(failure.code, t) : nothingFound(answered, result?.problem?.kind, t)}</p>
          {answered === '' && <p className={controls.hint}>{t('search.operators')}</p>}
          {answered !== '' && (
            <Button className={controls.link ?? ''} onPress={onAnother}>
              {t('search.another')}
            </Button>
          )}
        </div>
      )}
      <div ref={list} id="search-results" role="listbox" aria-label={t('search.name')} className={styles.results}>
        {hits.map(({ row, title, snippet }, index) => (
          <Option
            key={row.ref}
            id={`hit-${index}`}
            index={index}
            place={index}
            total={hits.length}
            row={row}
            isCurrent={index === cursor}
            isOpen={row.ref === open?.ref}
            onOpen={openArticle}
          >
            <Found id={`hit-${index}`} row={row} title={title} snippet={snippet} />
          </Option>
        ))}
      </div>
    </>
  )
}

function Found({ id, row, title, snippet }: Omit<SearchHit, 'story'> & { readonly id: string }) {
  const { text } = writtenHeadline(row, useTranslate(), useWriting())
  const lead = snippet.text === '' ? '' : <Snippet marked={snippet} />
  return <RowContent id={id} row={row} title={<Marked marked={marksIn(text, title)} />} lead={lead} />
}

function nothingFound(answered: string, problem: SearchProblemKind | undefined, t: Translate): string {
  if (answered === '') return t('search.start')
  if (problem === 'onlySigns') return t('search.onlySigns')
  return problem === 'onlyExcluded' ? t('search.onlyExcluded') : t('search.nothing', { words: answered })
}

/** Two lines of whole words: it was cut so that the match is in the first of them. */
function Snippet({ marked }: Parameters<typeof Marked>[0]) {
  return (
    <span className={styles.snippet}>
      <Marked marked={marked} />
    </span>
  )
}

/** Takes the focus, and gives it back to where it was when the search is left. */
function useFocusGivenBack(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    field.current?.select()
    return () => {
      const target = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null
      // The list takes its place again only after this view has gone.
      requestAnimationFrame(() => (target ?? document.querySelector<HTMLElement>('[data-timeline]'))?.focus())
    }
  }, [field])
}
