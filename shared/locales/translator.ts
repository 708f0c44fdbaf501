/** The way in to the interface's words: one i18next instance for a language, without anything global. */

import i18next from 'i18next'
import type { InterfaceLanguage } from '../settings.ts'
import ar from './ar.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** `count` chooses the plural form (CLDR's six in Arabic); other values fill the placeholders. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

const WORDS: Readonly<Record<InterfaceLanguage, object>> = { ar, fr, en }

export function createTranslate(language: InterfaceLanguage): Translate {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    fallbackLng: 'ar',
    initAsync: false,
    resources: { [language]: { translation: WORDS[language] }, ar: { translation: ar } },
    // Values go into text nodes and menus, never into markup; escaping them would show entities to the reader.
    interpolation: { escapeValue: false },
  })
  return (key, values) => instance.t(key, values ?? {})
}
