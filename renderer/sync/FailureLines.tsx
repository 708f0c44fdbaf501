import type { ReactNode } from 'react'
import { failureInWords } from '../../shared/locales/failures.ts'
import type { FailureCode } from '../../shared/result.ts'
import { isVisible } from '../../shared/text/visible.ts'
import { Address, Name } from '../language/Name.tsx'
import { useTranslate } from '../language/translate.ts'
import styles from './FailureLines.module.css'

export function FailureLines({ children }: { readonly children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>
}

interface FailureLineProps {
  readonly title: string
  readonly url: string
  readonly code: FailureCode
  /** Sentences that replace those of the failure's code. */
  readonly reason?: string | undefined
}

/** Which source, where it is, and what happened in words. */
export function FailureLine({ title, url, code, reason }: FailureLineProps) {
  const t = useTranslate()
  return (
    <li className={styles.line}>
      <p className={styles.title}>
        {isVisible(title) ? <Name of={title} language={null} /> : <Address>{url}</Address>}
      </p>
      <p>{reason ?? failureInWords(code, t)}</p>
      <p className={styles.address}>
        <Address>{url}</Address>
      </p>
    </li>
  )
}
