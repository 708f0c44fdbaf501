import { useId } from 'react'
import { Switch } from 'react-aria-components'
import controls from '../styles/controls.module.css'
import styles from './SettingRow.module.css'

interface ToggleProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => unknown
}

/** On or off. */
export function Toggle({ label, hint, isOn, onChange }: ToggleProps) {
  const described = useId()
  return (
    <div className={styles.row}>
      <div className={styles.wide}>
        <Switch
          className={`${controls.choice} ${controls.check}`}
          isSelected={isOn}
          {...(hint ? { 'aria-describedby': described } : {})}
          onChange={on => void onChange(on)}
        >
          {label}
        </Switch>
        {hint && (
          <p id={described} className={controls.hint}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
