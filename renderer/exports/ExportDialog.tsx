// Which bookmarks, in which form; where to is asked by the system.
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/contract/exchange.ts'
import { useCell } from '../base/cell.ts'
import { Choice } from '../controls/Choice.tsx'
import { Select } from '../controls/Select.tsx'
import { Sheet } from '../controls/Sheet.tsx'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { Words } from '../language/Words.tsx'
import type { Exporting } from '../shelf/marks/exporting.ts'
import { drawersCell } from '../shelf/marks/folders.ts'
import { shelfCell } from '../shelf/shelf.ts'
import controls from '../styles/controls.module.css'
import styles from './ExportDialog.module.css'
import { allMeant, countMeant, exportArticles, type Meant } from './exports.ts'

interface ExportDialogProps {
  readonly start: Exporting
  readonly onClose: () => void
}

/** What was chosen last: whoever exports again mostly wants the same. */
let lastFormat: ExportFormat = 'html'

export function ExportDialog({ start, onClose }: ExportDialogProps) {
  const t = useTranslate()
  const language = useLanguage()
  const all = allMeant(start, useCell(shelfCell), useCell(drawersCell), t)
  const [chosen, setChosen] = useState<string | null>(null)
  const [format, setFormat] = useState(lastFormat)
  const [cited, setCited] = useState(language)
  const meant = all.find(({ value }) => value === chosen) ?? all[0]
  const count = useCount(meant)

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (!meant || count === 0) return
    lastFormat = format
    onClose()
    void exportArticles(meant.what, format, format === 'citations' ? cited : language)
  }

  return (
    <Sheet title={t('exports.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        <Select label={t('exports.what')} value={meant?.value ?? ''} options={all} onChoose={setChosen} />
        <p className={styles.hint} role="status">
          {count !== null && <Words>{t('timeline.total', { count })}</Words>}
        </p>
        <Select
          label={t('exports.format')}
          value={format}
          options={EXPORT_FORMATS.map(value => ({ value, text: t(`exports.formats.${value}`) }))}
          onChoose={setFormat}
        />
        <p className={styles.hint}>
          <Words>{t(`exports.hint.${format}`)}</Words>
        </p>
        {format === 'citations' && (
          <Choice
            label={t('exports.language')}
            value={cited}
            options={(['ar', 'fr', 'en'] as const).map(value => ({ value, text: t(`exports.form.${value}`) }))}
            onChoose={setCited}
          />
        )}
        <div className={controls.actions}>
          <Button className={controls.plain ?? ''} onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" className={controls.primary ?? ''} isDisabled={count === 0}>
            {t('exports.submit')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** null: not known yet. */
function useCount(meant: Meant | undefined): number | null {
  const [count, setCount] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: its value says which it is
  useEffect(() => {
    let isWanted = true
    setCount(null)
    if (meant) void countMeant(meant.what).then(found => isWanted && setCount(found))
    return () => {
      isWanted = false
    }
  }, [meant?.value])
  return count
}
