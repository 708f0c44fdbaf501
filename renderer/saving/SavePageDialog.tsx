// Any page by its address or from a file. What another program offers is shown first, and saved when the reader says so.
import { type FormEvent, useEffect, useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { FailureCode } from '../../shared/result.ts'
import { linkHost } from '../article/text/link-host.ts'
import { useCell } from '../base/cell.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { offeredCell, saveAddress, saveChosenFile } from './saving.ts'

export function SavePageDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const offered = useCell(offeredCell)
  const [typed, setTyped] = useState(offered ?? '')
  const [isSaving, setSaving] = useState(false)
  const [trouble, setTrouble] = useState<FailureCode | null>(null)
  const address = typed.trim()

  // Another one may be offered while this is open.
  useEffect(() => {
    if (offered !== null) setTyped(offered)
  }, [offered])
  useEffect(() => () => offeredCell.set(null), [])

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (address === '' || isSaving) return
    setSaving(true)
    setTrouble(null)
    const failure = await saveAddress(address)
    setSaving(false)
    if (failure === null) onClose()
    else setTrouble(failure)
  }

  async function onFile() {
    if (await saveChosenFile()) onClose()
  }

  return (
    <Sheet title={t('saving.title')} onClose={onClose}>
      <form onSubmit={onSubmit}>
        {offered !== null && (
          <p>
            <Sentence text="saving.offered" parts={{ host: <Address>{linkHost(offered) ?? offered}</Address> }} />
          </p>
        )}
        <TextField
          autoFocus
          className={controls.field ?? ''}
          value={typed}
          isReadOnly={isSaving || offered !== null}
          onChange={setTyped}
        >
          <Label>{t('saving.label')}</Label>
          <Input dir="ltr" inputMode="url" autoComplete="off" spellCheck={false} placeholder="https://" />
          <Text slot="description" className={controls.hint ?? ''}>
            {t('saving.hint')}
          </Text>
        </TextField>
        <div role="alert" className={trouble ? controls.trouble : 'only-heard'}>
          {trouble && <p>{failureInWords(trouble, t)}</p>}
        </div>
        <div className={controls.actions}>
          {offered === null && (
            <Button className={controls.plain ?? ''} isDisabled={isSaving} onPress={() => void onFile()}>
              {t('saving.chooseFile')}
            </Button>
          )}
          <Button className={controls.plain ?? ''} onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" className={controls.primary ?? ''} isDisabled={address === '' || isSaving}>
            {isSaving ? t('saving.busy') : t('saving.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
