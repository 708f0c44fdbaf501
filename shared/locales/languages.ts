import type { Direction } from '../models.ts'
import type { InterfaceLanguage } from '../settings.ts'

/** How dates and numbers are written: Moroccan month names, digits 0–9. */
export const LOCALES: Readonly<Record<InterfaceLanguage, string>> = {
  ar: 'ar-MA-u-nu-latn-ca-gregory',
  fr: 'fr-MA-u-nu-latn-ca-gregory',
  en: 'en-GB',
}

export const DIRECTIONS: Readonly<Record<InterfaceLanguage, Direction>> = { ar: 'rtl', fr: 'ltr', en: 'ltr' }
