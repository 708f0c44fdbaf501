// What a search can be narrowed by, in a menu.
import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import type { SearchFilters } from '../../../shared/contract/search.ts'
import { useCell, useCellMember } from '../../base/cell.ts'
import { MenuEntry, MenuRule } from '../../controls/RowMenu.tsx'
import { MenuChoice, Submenu } from '../../controls/Submenu.tsx'
import { useTranslate } from '../../language/translate.ts'
import controls from '../../styles/controls.module.css'
import { type Naming, nameOfLanguage } from '../asking/chips.ts'
import { ALL_TIME, isSameTime, STATE_FILTERS, type StateFilter, type Time, toggled } from '../asking/filters.ts'
import { narrowingCell, searchCell } from '../asking/results.ts'
import { NEAR_TIMES, nearTime } from '../asking/spans.ts'
import styles from './ChipRow.module.css'
import { narrowAndSay } from './naming.ts'
import { RangeDialog } from './RangeDialog.tsx'
import { SourceChooser } from './SourceChooser.tsx'

export function NarrowMenu({ naming }: { readonly naming: Naming }) {
  const t = useTranslate()
  const filters = useCellMember(searchCell, 'filters')
  const isOpen = useCell(narrowingCell)
  const [asking, setAsking] = useState<'sources' | 'range' | null>(null)
  const narrow = (next: SearchFilters) => narrowAndSay(next, naming)

  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={narrowingCell.set}>
        <Button className={`${controls.text} ${styles.narrow}`} aria-label={t('search.narrow.open')}>
          <Plus />
          {t('search.narrow.name')}
        </Button>
        <Popover className={controls.popover ?? ''} placement="bottom start">
          <Menu className={controls.menu ?? ''} aria-label={t('search.narrow.open')}>
            <MenuEntry onAction={() => setAsking('sources')}>{t('search.narrow.sources')}</MenuEntry>
            <SectionsMenu filters={filters} naming={naming} onNarrow={narrow} />
            <LanguagesMenu filters={filters} naming={naming} onNarrow={narrow} />
            <TimesMenu filters={filters} now={naming.now} onNarrow={narrow} onRange={() => setAsking('range')} />
            <MenuRule />
            <MenuSection
              aria-label={t('search.chips.name')}
              selectionMode="multiple"
              selectedKeys={STATE_FILTERS.filter(name => filters[name])}
              onSelectionChange={keys => keys !== 'all' && narrow({ ...filters, ...statesIn(keys) })}
            >
              {STATE_FILTERS.map(name => (
                <MenuItem key={name} id={name} className={controls.menuItem ?? ''}>
                  {({ isSelected }) => (
                    <>
                      {t(`search.chips.${name}`)}
                      {isSelected && <Check />}
                    </>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {asking === 'sources' && <SourceChooser naming={naming} onClose={() => setAsking(null)} />}
      {asking === 'range' && (
        <RangeDialog
          first={filters}
          onRange={time => narrow({ ...filters, ...time })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

function statesIn(keys: Set<unknown>): Pick<SearchFilters, StateFilter> {
  const [bookmarked, unread, pictured] = STATE_FILTERS.map(name => keys.has(name)) as [boolean, boolean, boolean]
  return { bookmarked, unread, pictured }
}

interface PartProps {
  readonly filters: SearchFilters
  readonly naming: Naming
  readonly onNarrow: (filters: SearchFilters) => void
}

/** Absent where the reader has no sections. */
function SectionsMenu({ filters, naming: { library }, onNarrow }: PartProps) {
  const t = useTranslate()
  const sections = library?.sections ?? []
  if (sections.length === 0) return null
  return (
    <Submenu name={t('search.narrow.sections')} selectionMode="multiple" selectedKeys={filters.sections.map(String)}>
      {sections.map(({ id, title }) => (
        <MenuChoice
          key={id}
          id={String(id)}
          text={title}
          language={null}
          onChoose={() => onNarrow(toggled(filters, 'sections', id))}
        />
      ))}
    </Submenu>
  )
}

/** Absent where all newspapers write in one. */
function LanguagesMenu({ filters, naming: { library, writing }, onNarrow }: PartProps) {
  const t = useTranslate()
  const written = (library?.sources ?? []).flatMap(({ language }) => language?.split('-')[0] ?? [])
  const languages = [...new Set([...written, ...filters.languages])]
  if (languages.length < 2 && filters.languages.length === 0) return null
  return (
    <Submenu name={t('search.narrow.languages')} selectionMode="multiple" selectedKeys={[...filters.languages]}>
      {languages.map(language => (
        <MenuChoice
          key={language}
          id={language}
          text={nameOfLanguage(language, writing)}
          onChoose={() => onNarrow(toggled(filters, 'languages', language))}
        />
      ))}
    </Submenu>
  )
}

interface TimesProps extends Omit<PartProps, 'naming'> {
  readonly now: number
  readonly onRange: () => void
}

function TimesMenu({ filters, now, onNarrow, onRange }: TimesProps) {
  const t = useTranslate()
  const set = (time: Time) => onNarrow({ ...filters, ...time })
  const isAny = isSameTime(filters, ALL_TIME)
  const chosen = NEAR_TIMES.find(name => isSameTime(filters, nearTime(name, now))) ?? (isAny ? 'any' : 'range')
  return (
    <Submenu name={t('search.narrow.time')} selectionMode="single" selectedKeys={[chosen]}>
      <MenuChoice id="any" text={t('search.times.any')} onChoose={() => set(ALL_TIME)} />
      {NEAR_TIMES.map(name => (
        <MenuChoice key={name} id={name} text={t(`search.times.${name}`)} onChoose={() => set(nearTime(name, now))} />
      ))}
      <MenuChoice id="range" text={t('search.times.range')} onChoose={onRange} />
    </Submenu>
  )
}
