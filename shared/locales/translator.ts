/** The way in to the interface's words, for the window and for main's menus and dialogs alike. */

import i18next from 'i18next'
import { type InterfaceLanguage, settingsFrom } from '../settings/settings.ts'
import ar from './ar.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import { localeOf } from './languages.ts'

type Singular<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Base
  : K
type Keys<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Keys<T[K]>}`
}[keyof T & string]

/** Every sentence there is: a key that the Arabic file lacks does not compile. */
export type TextKey = Keys<typeof ar>
export type TextValues = Readonly<Record<string, string | number>>
/** `count` chooses the plural form (CLDR's six in Arabic); other values fill the placeholders. */
export type Translate = (key: TextKey, values?: TextValues) => string

const texts = i18next.createInstance()
// Everything is at hand, so the promise has nothing to wait for: `initAsync: false` finishes before it returns.
void texts.init({
  initAsync: false,
  lng: 'ar',
  fallbackLng: 'ar',
  resources: { ar: { translation: ar }, fr: { translation: fr }, en: { translation: en } },
  // Values go into text nodes and menus, never into markup; escaping them would show entities to the reader.
  interpolation: { escapeValue: false },
})
// i18next hands a value named `locale` on to its formats.
texts.services.formatter?.add('digits', (value: number, locale) => new Intl.NumberFormat(locale).format(value))

/** Sentences that a translator remembers: a list says the same few hundred again whenever it is drawn, and i18next is slow. */
const MOST_REMEMBERED = 2000

/** `locale` is how numbers are written; without one, as in a new profile. */
export function createTranslate(
  language: InterfaceLanguage,
  locale = localeOf({ ...settingsFrom({}), language }),
): Translate {
  const fixed = texts.getFixedT(language)
  const said = new Map<string, string>()
  return (key, values) => {
    const sentence = values === undefined ? key : key + JSON.stringify(values)
    const known = said.get(sentence)
    if (known !== undefined) return known
    const text = String(fixed(key as string, { locale, ...values }))
    if (said.size >= MOST_REMEMBERED) said.clear()
    said.set(sentence, text)
    return text
  }
}
