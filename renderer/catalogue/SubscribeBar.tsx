// What is chosen so far, and the one button that brings it.
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { catalogueCell, chosenCell, newspapersOf, subscribe } from './choice.ts'
import styles from './SubscribeBar.module.css'

interface SubscribeBarProps {
  /** The other way out. */
  readonly children: ReactNode
  readonly onSubscribed?: () => void
}

export function SubscribeBar({ children, onSubscribed }: SubscribeBarProps) {
  const t = useTranslate()
  const catalogue = useCell(catalogueCell)
  const chosen = useCell(chosenCell)
  const [isAdding, setIsAdding] = useState(false)
  const count = catalogue === null || catalogue === 'failed' ? 0 : newspapersOf(catalogue.sources, chosen)

  async function onPress() {
    setIsAdding(true)
    const done = await subscribe()
    setIsAdding(false)
    if (done) onSubscribed?.()
  }

  return (
    <footer className={styles.bar}>
      <p role="status" className={styles.count}>
        {/* The count is empty until the catalogue has arrived: "none chosen" would be read out first, and be wrong. */}
        {catalogue !== null && t('catalogue.chosen', { count })}
      </p>
      {children}
      <Button className={controls.primary ?? ''} isDisabled={count === 0 || isAdding} onPress={onPress}>
        {t(isAdding ? 'catalogue.subscribing' : 'catalogue.subscribe')}
      </Button>
    </footer>
  )
}
