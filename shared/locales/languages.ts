/** How the reader's language and part of the world write: direction, months, digits. */

import type { Direction } from '../arabic/direction.ts'
import type { InterfaceLanguage, Region, Settings } from '../settings/settings.ts'

/** What decides how dates and numbers are written. */
export type Writing = Pick<Settings, 'language' | 'region' | 'digits' | 'hijri'>

export const DIRECTIONS: Readonly<Record<InterfaceLanguage, Direction>> = { ar: 'rtl', fr: 'ltr', en: 'ltr' }

/** A country of the region whose month names CLDR has: the papers of the others write the same ones. */
const ARABIC: Readonly<Record<Region, string>> = {
  morocco: 'ar-MA',
  algeriaTunisia: 'ar-DZ',
  mashriq: 'ar-LB',
  gulf: 'ar-AE',
}
const DIGITS_OF_REGION = { morocco: 'western', algeriaTunisia: 'western', mashriq: 'eastern', gulf: 'eastern' } as const
const NUMBERING = { western: 'latn', eastern: 'arab' } as const
const ELSEWHERE = { fr: 'fr-MA', en: 'en-GB' } as const

/** The BCP 47 tag for `Intl`. Only Arabic has more than one way. */
export function localeOf({ language, region, digits }: Writing): string {
  if (language !== 'ar') return `${ELSEWHERE[language]}-u-ca-gregory-nu-latn`
  const numbering = NUMBERING[digits === 'region' ? DIGITS_OF_REGION[region] : digits]
  return `${ARABIC[region]}-u-ca-gregory-nu-${numbering}`
}

/** The same way of writing, in the calendar of Umm al-Qura. */
export function hijriLocaleOf(writing: Writing): string {
  return localeOf(writing).replace('ca-gregory', 'ca-islamic-umalqura')
}
