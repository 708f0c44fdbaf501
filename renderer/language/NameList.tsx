// Names of newspapers, one after the other.
import { Fragment } from 'react'
import { Name } from './Name.tsx'
import { useLanguage } from './translate.ts'

export interface Named {
  readonly title: string
  readonly language: string | null
}

export function NameList({ of }: { readonly of: readonly Named[] }) {
  const comma = useLanguage() === 'ar' ? '، ' : ', '
  return of.map(({ title, language }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two newspapers may have one name
    <Fragment key={place}>
      {place > 0 && comma}
      <Name of={title} language={language} />
    </Fragment>
  ))
}
