import { useState } from 'react'
import { Button, Label, TextArea, TextField } from 'react-aria-components'
import { directionOf } from '../../../shared/arabic/direction.ts'
import { type Highlight, LONGEST_NOTE } from '../../../shared/contract/shelf.ts'
import { Sheet } from '../../controls/Sheet.tsx'
import { useTranslate } from '../../language/translate.ts'
import controls from '../../styles/controls.module.css'
import styles from './HighlightDialog.module.css'
import { noteHighlight, removeHighlight } from './marks.ts'

interface HighlightDialogProps {
  readonly highlight: Highlight
  readonly onClose: () => void
}

/** The words that were marked, and the note on them. */
export function HighlightDialog({ highlight, onClose }: HighlightDialogProps) {
  const t = useTranslate()
  const [note, setNote] = useState(highlight.note)
  return (
    <Sheet title={t('shelf.highlight')} onClose={onClose}>
      <blockquote className={styles.quote} dir={directionOf(highlight.quote, null)}>
        {highlight.quote}
      </blockquote>
      <TextField className={controls.field ?? ''} autoFocus value={note} onChange={setNote} maxLength={LONGEST_NOTE}>
        <Label>{t('shelf.highlightNote')}</Label>
        <TextArea className={styles.note ?? ''} dir="auto" rows={3} />
      </TextField>
      <div className={controls.actions}>
        <Button
          className={`${controls.plain} ${styles.remove}`}
          onPress={() => {
            onClose()
            void removeHighlight(highlight)
          }}
        >
          {t('shelf.removeHighlight')}
        </Button>
        <Button className={controls.plain ?? ''} onPress={onClose}>
          {t('app.cancel')}
        </Button>
        <Button
          className={controls.primary ?? ''}
          onPress={() => {
            onClose()
            void noteHighlight(highlight, note)
          }}
        >
          {t('shelf.keep')}
        </Button>
      </div>
    </Sheet>
  )
}
