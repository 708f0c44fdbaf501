// The way into search/: it takes the timeline's column while the reader searches.
import { Bookmark, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { SearchOrder } from '../../shared/settings/settings.ts'
import { openArticle } from '../articles/open-article.ts'
import { unfoldedCell } from '../articles/unfolded.ts'
import { useCell } from '../base/cell.ts'
import { ComboField } from '../controls/ComboField.tsx'
import { IconButton } from '../controls/IconButton.tsx'
import { useTranslate } from '../language/translate.ts'
import { leaveSearch } from '../place/place.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import { chosenChips } from './asking/chips.ts'
import { currentHit, isAsking, moveInResults, searchCell, searchFor } from './asking/results.ts'
import { savedAs, savedCell } from './asking/saved.ts'
import { ChipRow } from './chips/ChipRow.tsx'
import { askAndSay, useNaming } from './chips/naming.ts'
import { FoundCounts } from './counts/FoundCounts.tsx'
import { FoundNews } from './FoundNews.tsx'
import { Results } from './Results.tsx'
import { SaveDialog } from './SaveDialog.tsx'
import styles from './SearchView.module.css'
import { toggleSaved } from './saving.ts'

const ORDERS: readonly SearchOrder[] = ['newest', 'best']

export function SearchView() {
  const t = useTranslate()
  const { searchOrder } = useCell(settingsCell)
  const field = useRef<HTMLInputElement>(null)
  useFocusGivenBack(field)

  function startAnew() {
    searchFor('')
    field.current?.focus()
  }

  return (
    <search className={styles.view} aria-label={t('search.name')}>
      <div className={styles.field}>
        <Field field={field} />
        <Button className={controls.icon ?? ''} aria-label={t('app.close')} onPress={leaveSearch}>
          <X />
        </Button>
      </div>
      <ChipRow />
      <fieldset className={styles.orders} aria-label={t('search.order')}>
        <FoundNews />
        {ORDERS.map(order => (
          <Button
            key={order}
            className={`${controls.text} ${styles.order}`}
            aria-pressed={order === searchOrder}
            onPress={() => changeSettings({ searchOrder: order })}
          >
            {t(order === 'newest' ? 'search.newest' : 'search.best')}
          </Button>
        ))}
        <SaveButton />
      </fieldset>
      <div className={styles.found}>
        <FoundCounts />
        <Results onAnother={startAnew} />
      </div>
      <SaveDialog />
    </search>
  )
}

function Field({ field }: { readonly field: { current: HTMLInputElement | null } }) {
  const t = useTranslate()
  const naming = useNaming()
  const state = useCell(searchCell)
  useCell(unfoldedCell)
  const [hasFocus, setHasFocus] = useState(false)
  const { words, filters, cursor, within } = state
  const hits = state.result?.hits ?? []
  const row = currentHit(state)

  function onKeyDown(event: KeyboardEvent) {
    // While an input method is composing a word, its keys are its own.
    if (event.nativeEvent.isComposing) return
    const last = words === '' && event.key === 'Backspace' ? chosenChips({ words, filters }, naming).at(-1) : undefined
    if (event.key === 'ArrowDown') moveInResults(1)
    else if (event.key === 'ArrowUp') moveInResults(-1)
    else if (event.key === 'Enter' && row) void openArticle(row.ref, { follow: true })
    else if (event.key === 'Escape') leaveSearch()
    else if (last) askAndSay(last.without, naming)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <ComboField
      ref={field}
      inputMode="search"
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      label={t('search.label')}
      list="search-results"
      hasOptions={hits.length > 0}
      current={hasFocus && row ? (within === null ? `hit-${cursor}` : `hit-${cursor}-${within}`) : undefined}
      placeholder={t('search.placeholder')}
      value={words}
      onChange={event => searchFor(event.target.value)}
      onKeyDown={onKeyDown}
    />
  )
}

/** Keeps what is asked for among the sources, or lets go of it. */
function SaveButton() {
  const t = useTranslate()
  const asked = useCell(searchCell)
  const saved = useCell(savedCell)
  const isSaved = savedAs(asked, saved) !== undefined
  if (!isAsking(asked)) return null
  return (
    <IconButton name={t(isSaved ? 'saved.isSaved' : 'saved.save')} isOn={isSaved} onPress={toggleSaved}>
      <Bookmark />
    </IconButton>
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
