import type { ReactNode } from 'react'
import styles from './HealthSheet.module.css'

interface FactProps {
  readonly name: string
  readonly children: ReactNode
}

/** A line of an imprint: what it is, and how it stands. */
export function Fact({ name, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt className={styles.factName}>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
