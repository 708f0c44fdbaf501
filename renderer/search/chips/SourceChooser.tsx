// Newspapers that a search is narrowed to, found by a part of their names.
import { Autocomplete, Button, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components'
import { useCellMember } from '../../base/cell.ts'
import { hasAll, wordsOf } from '../../commands/names.ts'
import { Sheet } from '../../controls/Sheet.tsx'
import { Name } from '../../language/Name.tsx'
import { useTranslate } from '../../language/translate.ts'
import controls from '../../styles/controls.module.css'
import type { Naming } from '../asking/chips.ts'
import { searchCell } from '../asking/results.ts'
import { narrowAndSay } from './naming.ts'
import styles from './SourceChooser.module.css'

interface SourceChooserProps {
  readonly naming: Naming
  readonly onClose: () => void
}

export function SourceChooser({ naming, onClose }: SourceChooserProps) {
  const t = useTranslate()
  const filters = useCellMember(searchCell, 'filters')

  function onChosen(keys: 'all' | Set<unknown>) {
    if (keys !== 'all') narrowAndSay({ ...filters, sources: [...keys].map(Number) }, naming)
  }

  return (
    <Sheet title={t('search.narrow.chooseSources')} onClose={onClose}>
      <Autocomplete filter={(name, typed) => hasAll(name, wordsOf(typed))}>
        <SearchField autoFocus aria-label={t('search.narrow.findSource')}>
          <Input className={controls.search ?? ''} dir="auto" placeholder={t('search.narrow.findSource')} />
        </SearchField>
        <ListBox
          aria-label={t('search.counts.sources')}
          className={styles.list ?? ''}
          selectionMode="multiple"
          selectedKeys={filters.sources}
          onSelectionChange={onChosen}
          renderEmptyState={() => <p className={controls.hint}>{t('search.narrow.noSource')}</p>}
        >
          {(naming.library?.sources ?? []).map(({ id, title, language }) => (
            <ListBoxItem key={id} id={id} textValue={title} className={styles.source ?? ''}>
              <Name of={title} language={language} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Autocomplete>
      <div className={controls.actions}>
        <Button className={controls.primary ?? ''} onPress={onClose}>
          {t('search.narrow.done')}
        </Button>
      </div>
    </Sheet>
  )
}
