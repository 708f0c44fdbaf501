// One of many, in a list that opens.
import { ChevronDown } from 'lucide-react'
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components'
import { Name } from '../language/Name.tsx'
import { useLanguage } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './Select.module.css'

export interface Named<T> {
  readonly value: T
  readonly text: string
  /** Of a name from outside; without one, it is a word of the interface. */
  readonly language?: string | null
}

interface SelectProps<T> {
  readonly label: string
  readonly value: T
  readonly options: readonly Named<T>[]
  readonly onChoose: (value: T) => unknown
}

export function Select<T extends string | number | null>({ label, value, options, onChoose }: SelectProps<T>) {
  const language = useLanguage()

  function onChange(key: unknown) {
    const option = options.find(each => String(each.value) === key)
    if (option) void onChoose(option.value)
  }
  return (
    <AriaSelect className={styles.row ?? ''} value={String(value)} onChange={onChange}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <Button className={styles.button ?? ''}>
        <SelectValue />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={controls.popover ?? ''}>
        <ListBox className={`${controls.menu} ${styles.options}`}>
          {options.map(option => (
            <ListBoxItem
              key={String(option.value)}
              id={String(option.value)}
              textValue={option.text}
              className={controls.menuItem ?? ''}
            >
              <Name of={option.text} language={option.language === undefined ? language : option.language} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
