import { CircleStop, RefreshCw } from 'lucide-react'
import { useCell } from '../base/cell.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { useTranslate } from '../language/translate.ts'
import { cancelSync, startSync, syncCell } from '../sync/sync.ts'

export function SyncButton() {
  const t = useTranslate()
  const { progress } = useCell(syncCell)
  if (progress) {
    return (
      <IconButton name={t('sync.cancel')} onPress={cancelSync}>
        <CircleStop />
      </IconButton>
    )
  }
  return (
    <IconButton name={t('sync.startTitle')} onPress={startSync}>
      <RefreshCw />
    </IconButton>
  )
}
