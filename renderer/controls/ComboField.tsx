// The field of a combobox whose options stand in a list of their own: the field keeps the focus and the keys.
import type { InputHTMLAttributes, Ref } from 'react'

interface ComboFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'role'> {
  readonly ref?: Ref<HTMLInputElement>
  readonly label: string
  /** The id of the list. */
  readonly list: string
  readonly hasOptions: boolean
  /** The id of the option that is meant. */
  readonly current: string | undefined
}

export function ComboField({ label, list, hasOptions, current, ...field }: ComboFieldProps) {
  return (
    <input
      type="text"
      role="combobox"
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-autocomplete="list"
      aria-expanded={hasOptions}
      aria-controls={list}
      aria-activedescendant={current}
      {...field}
    />
  )
}
