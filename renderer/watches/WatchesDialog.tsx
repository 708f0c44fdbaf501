import { useId, useState } from 'react'
import type { KeptWatch } from '../../shared/contract/watches.ts'
import { useCell } from '../base/cell.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Watches.module.css'
import { WatchForm } from './WatchForm.tsx'
import { WatchItem } from './WatchItem.tsx'
import { draftCell, EMPTY_WATCH, watchesCell } from './watches.ts'

/** What the reader watches for: a new one is written on top, each of the others says what it caught lately. */
export function WatchesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const watches = useCell(watchesCell)
  const draft = useCell(draftCell)
  const [changed, setChanged] = useState<KeptWatch | null>(null)
  const [form, mine] = [useId(), useId()]

  function change(watch: KeptWatch) {
    const { words, field, place, deed, until } = watch
    draftCell.set({ watch: { words, field, place, deed, until: watch.isOver ? null : until }, headline: null })
    setChanged(watch)
  }

  function done() {
    draftCell.set({ watch: EMPTY_WATCH, headline: null })
    setChanged(null)
  }

  return (
    <Sheet title={t('watches.name')} isWide onClose={onClose}>
      <p className={controls.hint}>{t('watches.intro')}</p>
      <section className={styles.part} aria-labelledby={form}>
        <h3 id={form} className={styles.name}>
          {t(changed ? 'watches.changing' : 'watches.new')}
        </h3>
        <WatchForm key={changed?.id ?? 'new'} draft={draft} changed={changed} onDone={done} />
      </section>
      <section className={styles.part} aria-labelledby={mine}>
        <h3 id={mine} className={styles.name}>
          {t('watches.mine')}
        </h3>
        {watches?.length === 0 && <p className={controls.hint}>{t('watches.none')}</p>}
        <ul className={styles.list}>
          {watches?.map(watch => (
            <WatchItem key={watch.id} watch={watch} onChange={change} />
          ))}
        </ul>
      </section>
    </Sheet>
  )
}
