// The interface's words. `useTranslate` in components, `translate` where there is no component.
import { createTranslate, type TextKey, type TextValues, type Translate } from '../../shared/locales/translator.ts'
import type { InterfaceLanguage } from '../../shared/settings.ts'
import { createCell, useCell } from '../cell.ts'

export const languageCell = createCell<InterfaceLanguage>('ar')

const translators: Readonly<Record<InterfaceLanguage, Translate>> = {
  ar: createTranslate('ar'),
  fr: createTranslate('fr'),
  en: createTranslate('en'),
}

export function translate(key: TextKey, values?: TextValues): string {
  return translators[languageCell.get()](key, values)
}

/** The translator of the current language; a component that holds it is drawn again when the language changes. */
export function useTranslate(): Translate {
  return translators[useCell(languageCell)]
}

export function useLanguage(): InterfaceLanguage {
  return useCell(languageCell)
}
