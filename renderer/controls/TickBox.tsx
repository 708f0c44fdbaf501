// A box with a tick in front of words of any height.
import type { ReactNode } from 'react'
import { Checkbox, type CheckboxProps } from 'react-aria-components'
import styles from './TickBox.module.css'

interface TickBoxProps extends Omit<CheckboxProps, 'className' | 'children'> {
  readonly className?: string | undefined
  /** There is nothing to choose: the words alone. */
  readonly isBare?: boolean
  readonly children: ReactNode
}

export function TickBox({ className = '', isBare = false, children, ...box }: TickBoxProps) {
  return (
    <Checkbox {...box} className={`${styles.box} ${className}`} data-bare={isBare || undefined}>
      {children}
    </Checkbox>
  )
}
