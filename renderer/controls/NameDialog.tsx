import { type FormEvent, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { isVisible } from '../../shared/text/visible.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { Sheet } from './Sheet.tsx'

interface NameDialogProps {
  readonly title: string
  readonly label: string
  readonly submit: string
  readonly first: string
  readonly onName: (name: string) => Promise<void>
  readonly onClose: () => void
}

export function NameDialog({ title, label, submit, first, onName, onClose }: NameDialogProps) {
  const t = useTranslate()
  const [name, setName] = useState(first)

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    await onName(name.trim())
    onClose()
  }

  return (
    <Sheet title={title} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <TextField autoFocus className={controls.field ?? ''} value={name} onChange={setName}>
          <Label>{label}</Label>
          <Input dir="auto" />
        </TextField>
        <DialogActions submit={submit} isDisabled={!isVisible(name)} cancel={t('app.cancel')} onCancel={onClose} />
      </form>
    </Sheet>
  )
}

interface DialogActionsProps {
  readonly submit: string
  readonly cancel: string
  readonly isDisabled: boolean
  readonly onCancel: () => void
}

export function DialogActions({ submit, cancel, isDisabled, onCancel }: DialogActionsProps) {
  return (
    <div className={controls.actions}>
      <Button className={controls.plain ?? ''} onPress={onCancel}>
        {cancel}
      </Button>
      <Button type="submit" className={controls.primary ?? ''} isDisabled={isDisabled}>
        {submit}
      </Button>
    </div>
  )
}
