// The way into counts/: how what was found divides. Each number narrows the search to what it counts, and widens it again.
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { number } from '../../../shared/locales/dates.ts'
import type { TextKey } from '../../../shared/locales/translator.ts'
import { useCell, useCellMember } from '../../base/cell.ts'
import { Name } from '../../language/Name.tsx'
import type { Named } from '../../language/NameList.tsx'
import { useTranslate, useWriting } from '../../language/translate.ts'
import controls from '../../styles/controls.module.css'
import { pressed } from '../asking/chips.ts'
import { countsFoundCell, countsOpenCell } from '../asking/counts.ts'
import { searchCell } from '../asking/results.ts'
import { askAndSay, useNaming } from '../chips/naming.ts'
import { barsOf } from './bars.ts'
import styles from './FoundCounts.module.css'
import { TimeChart } from './TimeChart.tsx'

export function FoundCounts() {
  const t = useTranslate()
  const id = useId()
  const counts = useCell(countsFoundCell)
  const isOpen = useCell(countsOpenCell)
  const naming = useNaming()
  const filters = useCellMember(searchCell, 'filters')
  const result = useCellMember(searchCell, 'result')
  if (counts === null) return null

  const bars = barsOf(counts)
  const { library } = naming
  const nameOf = (list: readonly (Named & { readonly id: number })[] | undefined, wanted: number) =>
    list?.find(one => one.id === wanted) ?? null
  const sections = (library?.sections ?? []).map(section => ({ ...section, language: null }))
  // Those that were typed are chosen, too.
  const shown = result?.reading.filters ?? filters
  const press = (kind: 'sources' | 'sections', id: number) => {
    const asked = searchCell.get()
    const pieces = asked.answered?.words === asked.words ? (asked.result?.reading.pieces ?? []) : []
    askAndSay(pressed(asked, pieces, kind, id), naming)
  }

  return (
    <section className={styles.counts} aria-label={t('search.counts.name')} data-open={isOpen || undefined}>
      <Button
        className={`${controls.text} ${styles.open}`}
        aria-expanded={isOpen}
        aria-controls={id}
        onPress={() => countsOpenCell.set(!isOpen)}
      >
        <ChevronDown />
        {t('search.counts.name')}
      </Button>
      <div id={id} className={styles.all}>
        {bars && (
          <TimeChart
            of={bars}
            filters={shown}
            naming={naming}
            onTime={time => askAndSay({ words: searchCell.get().words, filters: { ...filters, ...time } }, naming)}
          />
        )}
        <CountList
          heading="search.counts.sources"
          chosen={shown.sources}
          counted={counts.sources}
          nameOf={wanted => nameOf(library?.sources, wanted)}
          onChoose={id => press('sources', id)}
        />
        <CountList
          heading="search.counts.sections"
          chosen={shown.sections}
          counted={counts.sections}
          nameOf={wanted => nameOf(sections, wanted)}
          onChoose={id => press('sections', id)}
        />
        {!counts.isExact && <p className={controls.hint}>{t('search.counts.newest')}</p>}
      </div>
    </section>
  )
}

interface CountListProps {
  readonly heading: TextKey
  readonly chosen: readonly number[]
  readonly counted: readonly { readonly id: number; readonly count: number }[]
  /** null: it is gone. */
  readonly nameOf: (id: number) => Named | null
  readonly onChoose: (id: number) => void
}

/** As many as are seen at a glance. */
const FIRST = 5

function CountList({ heading, chosen, counted, nameOf, onChoose }: CountListProps) {
  const t = useTranslate()
  const writing = useWriting()
  const id = useId()
  const [isWhole, setIsWhole] = useState(false)
  const named = counted.flatMap(one => {
    const name = nameOf(one.id)
    return name ? [{ ...one, name }] : []
  })
  if (named.length === 0) return null
  return (
    <div className={styles.part}>
      <h3 id={id} className={styles.heading}>
        {t(heading)}
      </h3>
      <ul aria-labelledby={id} className={styles.list}>
        {(isWhole ? named : named.slice(0, FIRST)).map(({ id: one, count, name }) => (
          <li key={one}>
            <Button className={styles.one ?? ''} aria-pressed={chosen.includes(one)} onPress={() => onChoose(one)}>
              <Name className={styles.name} of={name.title} language={name.language} />{' '}
              <span className={styles.count}>{number(count, writing)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {named.length > FIRST && (
        <Button className={`${controls.link} ${styles.more}`} onPress={() => setIsWhole(!isWhole)}>
          {t(isWhole ? 'search.counts.less' : 'search.counts.more')}
        </Button>
      )}
    </div>
  )
}
