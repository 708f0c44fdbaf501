import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useCell } from '../cell.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Toasts.module.css'
import { closeToast, toastCell, undoLast } from './toasts.ts'

const SHOWN_FOR = 9_000

/** The live region stays in the page when it is empty: a region that arrives with its text is not read out. */
export function Toasts() {
  const t = useTranslate()
  const toast = useCell(toastCell)
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (!toast || held) return
    const timer = setTimeout(closeToast, SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [toast, held])

  return (
    <section
      className={styles.place}
      aria-label={t('app.messages')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p role="status" className={toast ? styles.message : 'only-heard'}>
        {toast?.message}
      </p>
      {toast?.undo && (
        <Button className={styles.undo ?? ''} onPress={undoLast}>
          {t('app.undo')}
        </Button>
      )}
      {toast && (
        <Button className={`${controls.icon} ${styles.close}`} aria-label={t('app.close')} onPress={closeToast}>
          <X />
        </Button>
      )}
    </section>
  )
}
