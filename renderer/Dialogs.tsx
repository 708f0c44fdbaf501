// What opens over the window, one at a time.
import { AboutBox } from './about/AboutBox.tsx'
import { LicencesDialog } from './about/LicencesDialog.tsx'
import { AccountsDialog } from './accounts/AccountsDialog.tsx'
import { useCell } from './base/cell.ts'
import { CatalogueDialog } from './catalogue/CatalogueDialog.tsx'
import { KeysDialog } from './commands/KeysDialog.tsx'
import { ShortcutSheet } from './commands/ShortcutSheet.tsx'
import { CommandPalette } from './deeds/CommandPalette.tsx'
import { ExportDialog } from './exports/ExportDialog.tsx'
import { HealthSheet } from './health/HealthSheet.tsx'
import { HiddenDialog } from './pictures/HiddenDialog.tsx'
import { reportCell } from './pictures/pictures.ts'
import { ReportDialog } from './pictures/ReportDialog.tsx'
import { dialogCell } from './place/place.ts'
import { SavePageDialog } from './saving/SavePageDialog.tsx'
import { SettingsDialog } from './settings/SettingsDialog.tsx'
import { exportingCell } from './shelf/marks/exporting.ts'
import { FilingDialog } from './shelf/marks/FilingDialog.tsx'
import { filingCell } from './shelf/marks/filing.ts'
import { HighlightDialog } from './shelf/marks/HighlightDialog.tsx'
import { editedCell } from './shelf/marks/marks.ts'
import { AddSourceDialog } from './sources/AddSourceDialog.tsx'
import { ImportQuestion } from './sources/ImportQuestion.tsx'
import { ImportReport } from './sources/ImportReport.tsx'
import { importCell, previewCell } from './sources/lists.ts'
import { SpaceDialog } from './space/SpaceDialog.tsx'
import { comparedCell, joiningCell } from './stories/choices.ts'
import { JoinDialog } from './stories/JoinDialog.tsx'
import { TextsDialog } from './stories/TextsDialog.tsx'
import { UpdatesDialog } from './updates/UpdatesDialog.tsx'
import { VersionsDialog } from './versions/VersionsDialog.tsx'
import { WatchesDialog } from './watches/WatchesDialog.tsx'

export function Dialogs() {
  const dialog = useCell(dialogCell)
  const imported = useCell(importCell)
  const preview = useCell(previewCell)
  const reported = useCell(reportCell)
  const joining = useCell(joiningCell)
  const compared = useCell(comparedCell)
  const filing = useCell(filingCell)
  const edited = useCell(editedCell)
  const exporting = useCell(exportingCell)
  const close = () => dialogCell.set(null)
  if (preview) return <ImportQuestion preview={preview} />
  if (reported) return <ReportDialog picture={reported} onClose={() => reportCell.set(null)} />
  if (imported) return <ImportReport summary={imported} onClose={() => importCell.set(null)} />
  if (joining) return <JoinDialog joined={joining} onClose={() => joiningCell.set(null)} />
  if (compared) return <TextsDialog compared={compared} onClose={() => comparedCell.set(null)} />
  if (filing) return <FilingDialog articles={filing} onClose={() => filingCell.set(null)} />
  if (edited) return <HighlightDialog highlight={edited} onClose={() => editedCell.set(null)} />
  if (exporting) return <ExportDialog start={exporting} onClose={() => exportingCell.set(null)} />
  if (dialog === 'addSource') return <AddSourceDialog onClose={close} />
  if (dialog === 'savePage') return <SavePageDialog onClose={close} />
  if (dialog === 'catalogue') return <CatalogueDialog onClose={close} />
  if (dialog === 'health') return <HealthSheet onClose={close} />
  if (dialog === 'versions') return <VersionsDialog onClose={close} />
  if (dialog === 'settings') return <SettingsDialog onClose={close} />
  if (dialog === 'hiddenPictures') return <HiddenDialog onClose={close} />
  if (dialog === 'space') return <SpaceDialog onClose={close} />
  if (dialog === 'accounts') return <AccountsDialog onClose={close} />
  if (dialog === 'watches') return <WatchesDialog onClose={close} />
  if (dialog === 'palette') return <CommandPalette onClose={close} />
  if (dialog === 'keys') return <KeysDialog onClose={close} />
  if (dialog === 'shortcuts') return <ShortcutSheet onClose={close} />
  if (dialog === 'about') return <AboutBox onClose={close} />
  if (dialog === 'updates') return <UpdatesDialog onClose={close} />
  if (dialog === 'licences') return <LicencesDialog onClose={close} />
  return null
}
