// React Aria's own words and its idea of which way is forward, in the reader's language.
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { localeOf } from '../../shared/locales/languages.ts'
import { useWriting } from './translate.ts'

export function AriaLocale({ children }: { readonly children: ReactNode }) {
  return <I18nProvider locale={localeOf(useWriting())}>{children}</I18nProvider>
}
