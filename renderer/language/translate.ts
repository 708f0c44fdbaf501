// The interface's words. `useTranslate` in components, `translate` where there is no component.
import i18next from 'i18next'
import ar from '../../shared/locales/ar.json' with { type: 'json' }
import en from '../../shared/locales/en.json' with { type: 'json' }
import fr from '../../shared/locales/fr.json' with { type: 'json' }
import type { InterfaceLanguage } from '../../shared/settings.ts'
import { createCell, useCell } from '../cell.ts'
import { LOCALES } from './locales.ts'

type Singular<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Base
  : K
type Keys<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Keys<T[K]>}`
}[keyof T & string]

/** Every sentence there is: a key that the Arabic file lacks does not compile. */
export type TextKey = Keys<typeof ar>
export type TextValues = Readonly<Record<string, string | number>>
export type Translate = (key: TextKey, values?: TextValues) => string

export const languageCell = createCell<InterfaceLanguage>('ar')

const texts = i18next.createInstance()
// Everything is at hand, so the promise has nothing to wait for: `initAsync: false` finishes before it returns.
void texts.init({
  initAsync: false,
  lng: 'ar',
  fallbackLng: 'ar',
  resources: { ar: { translation: ar }, fr: { translation: fr }, en: { translation: en } },
  interpolation: { escapeValue: false },
})
texts.services.formatter?.add('digits', (value: number, language) =>
  new Intl.NumberFormat(LOCALES[(language ?? 'ar') as InterfaceLanguage]).format(value),
)

const translators: Readonly<Record<InterfaceLanguage, Translate>> = {
  ar: translatorFor('ar'),
  fr: translatorFor('fr'),
  en: translatorFor('en'),
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

function translatorFor(language: InterfaceLanguage): Translate {
  const fixed = texts.getFixedT(language)
  return (key, values) => String(fixed(key as string, values ?? {}))
}
