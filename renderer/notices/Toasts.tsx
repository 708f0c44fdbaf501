import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Toasts.module.css'
import { closeToast, spokenCell, takeBack, takeStep, toastCell } from './toasts.ts'

const SHOWN_FOR = 9_000

/**
 * The app's one live region is here and stays in the page when it is empty: a region that arrives with its text is not
 * read out. What it says is also what the message shows, which is therefore not read a second time.
 */
export function Toasts() {
  const t = useTranslate()
  const toast = useCell(toastCell)
  const spoken = useCell(spokenCell)
  const undo = toast?.undo
  const step = toast?.step
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (!toast || held) return
    const timer = setTimeout(closeToast, SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [toast, held])

  return (
    <section
      className={styles.place}
      data-toast={toast !== null || undefined}
      // Within reach also while a dialog is open.
      data-react-aria-top-layer
      aria-label={t('app.messages')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p role="status" className="only-heard">
        {spoken}
      </p>
      {toast && (
        <p className={styles.message} aria-hidden="true">
          {toast.message}
        </p>
      )}
      {step && (
        <Button className={styles.undo ?? ''} onPress={() => takeStep(step)}>
          {step.name}
        </Button>
      )}
      {undo && (
        <Button className={styles.undo ?? ''} onPress={() => takeBack(undo)}>
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
