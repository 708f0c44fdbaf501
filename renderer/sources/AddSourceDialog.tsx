import { type FormEvent, useRef, useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import type { FailureCode } from '../../shared/result.ts'
import { dialogCell } from '../commands/place.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { Sheet } from '../styles/Sheet.tsx'
import styles from './AddSourceDialog.module.css'
import { addSource } from './library.ts'
import { DialogActions } from './NameDialog.tsx'

export function AddSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const field = useRef<HTMLInputElement>(null)
  const [address, setAddress] = useState('')
  const [checking, setChecking] = useState(false)
  const [trouble, setTrouble] = useState<FailureCode | null>(null)

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    setChecking(true)
    const added = await addSource(address.trim())
    setChecking(false)
    if (added.ok) return onClose()
    setTrouble(added.code)
    // The button that had the focus was out of use meanwhile; the address is what has to be mended.
    field.current?.focus()
  }

  return (
    <Sheet title={t('sources.addTitle')} onClose={onClose}>
      <Button className={`${controls.link} ${styles.catalogue}`} onPress={() => dialogCell.set('catalogue')}>
        {t('catalogue.browse')}
      </Button>
      <form onSubmit={onSubmit}>
        <TextField autoFocus className={controls.field ?? ''} value={address} onChange={setAddress}>
          <Label>{t('sources.addLabel')}</Label>
          <Input ref={field} dir="ltr" inputMode="url" autoComplete="off" spellCheck={false} placeholder="https://" />
          <Text slot="description" className={controls.hint ?? ''}>
            {t('sources.addHint')}
          </Text>
        </TextField>
        <p role="alert" className={trouble ? (controls.trouble ?? '') : ''}>
          {trouble && t(`failure.${trouble}`)}
        </p>
        <DialogActions
          submit={checking ? t('sources.adding') : t('sources.addSubmit')}
          isDisabled={checking || address.trim() === ''}
          cancel={t('app.cancel')}
          onCancel={onClose}
        />
      </form>
    </Sheet>
  )
}
