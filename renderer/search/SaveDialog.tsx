// The name of a search that is being kept.
import { withoutIsolates } from '../../shared/press/names.ts'
import { useCell } from '../base/cell.ts'
import { NameDialog } from '../controls/NameDialog.tsx'
import { useTranslate } from '../language/translate.ts'
import { searchCell } from './asking/results.ts'
import { namingSearchCell, saveSearch } from './asking/saved.ts'
import { useNaming } from './chips/naming.ts'
import { proposedName } from './saving.ts'

export function SaveDialog() {
  const t = useTranslate()
  const naming = useNaming()
  const asked = useCell(searchCell)
  if (!useCell(namingSearchCell)) return null
  return (
    <NameDialog
      title={t('saved.saveTitle')}
      label={t('saved.label')}
      submit={t('saved.submit')}
      first={withoutIsolates(proposedName(asked, naming))}
      onName={name => saveSearch(name, asked)}
      onClose={() => namingSearchCell.set(false)}
    />
  )
}
