import type { FormEvent } from 'react'
import type { ImportPreview } from '../../shared/contract/sources.ts'
import { useDestination } from '../accounts/Destination.tsx'
import { DialogActions } from '../controls/NameDialog.tsx'
import { Sheet } from '../controls/Sheet.tsx'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import { LeftOut } from './ImportReport.tsx'
import { finishImport, forgetImport, importTo } from './lists.ts'

/** What importing a list would bring, before anything is written. */
export function ImportQuestion({ preview }: { readonly preview: ImportPreview }) {
  const t = useTranslate()
  const { file, sources, alreadyThere } = preview
  const { account, choice } = useDestination()
  const cancel = () => void forgetImport(preview)

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void (account ? importTo(account, preview) : finishImport(preview))
  }

  return (
    <Sheet title={t('sources.importAsk')} onClose={cancel}>
      <form onSubmit={onSubmit}>
        <p>
          <Sentence text="sources.listFile" parts={{ file: <Address>{file}</Address> }} />
        </p>
        <p>
          {t('sources.listHolds', { count: sources })}{' '}
          {alreadyThere > 0 && t('sources.alreadyThere', { count: alreadyThere })}
        </p>
        {choice}
        <DialogActions
          submit={t('sources.importSubmit')}
          isDisabled={sources === 0 && account === null}
          cancel={t('app.cancel')}
          onCancel={cancel}
        />
      </form>
      <LeftOut list={preview} />
    </Sheet>
  )
}
