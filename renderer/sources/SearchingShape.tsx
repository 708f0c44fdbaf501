import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import { typedHost } from '../library/hosts.ts'
import { say } from '../notices/toasts.ts'
import controls from '../styles/controls.module.css'
import styles from './AddSourceDialog.module.css'

interface SearchingShapeProps {
  readonly address: string
  readonly onCancel: () => void
}

/** The shape of the feeds that come, and a way out: a newspaper may take its time. */
export function SearchingShape({ address, onCancel }: SearchingShapeProps) {
  const t = useTranslate()
  const stop = useRef<HTMLButtonElement>(null)
  const host = typedHost(address)
  const words = t('sources.searching', { host })
  useEffect(() => {
    say(words)
    stop.current?.focus()
  }, [words])
  return (
    <div className={styles.searching}>
      <p>
        <Sentence text="sources.searching" parts={{ host: <Address>{host}</Address> }} />
      </p>
      <div aria-hidden="true" className={styles.shape}>
        <i />
        <i />
        <i />
      </div>
      <div className={controls.actions}>
        <Button ref={stop} className={controls.plain ?? ''} onPress={onCancel}>
          {t('sources.stopSearch')}
        </Button>
      </div>
    </div>
  )
}
