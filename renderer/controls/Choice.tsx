import { Label, Radio, RadioGroup } from 'react-aria-components'
import { Name } from '../language/Name.tsx'
import { useLanguage } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Choice.module.css'
import rows from './SettingRow.module.css'

interface ChoiceProps<T extends string | number> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly text: string; readonly language?: string }[]
  /** The name stands beside the choices, as on the page of settings. */
  readonly isBeside?: boolean
  readonly onChoose: (value: T) => unknown
}

/** One of a few. */
export function Choice<T extends string | number>({
  label,
  value,
  options,
  isBeside = false,
  onChoose,
}: ChoiceProps<T>) {
  const language = useLanguage()

  function onChange(chosen: string) {
    const option = options.find(each => String(each.value) === chosen)
    if (option) void onChoose(option.value)
  }

  return (
    <RadioGroup className={(isBeside ? rows.row : styles.group) ?? ''} value={String(value)} onChange={onChange}>
      <Label className={(isBeside ? rows.label : styles.label) ?? ''}>{label}</Label>
      <div className={controls.choices}>
        {options.map(option => (
          <Radio key={option.value} className={controls.choice ?? ''} value={String(option.value)}>
            <Name of={option.text} language={option.language ?? language} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
