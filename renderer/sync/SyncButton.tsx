import { CircleStop, RefreshCw } from 'lucide-react'
import { useCell } from '../cell.ts'
import { useTranslate } from '../language/translate.ts'
import { IconButton } from '../styles/IconButton.tsx'
import { cancelSync, startSync, syncCell } from './sync.ts'

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
