/**
 * Titles that come back every day: prayer times, the weather, the papers of the day. They are no events; but on one day
 * several papers may carry the same one.
 */

import { fold, foldWords } from '../arabic/fold.ts'
import { HOUR } from '../units.ts'
import type { Entry } from './entry.ts'

/** What is further apart belongs to another day. */
export const COLUMN_WINDOW = 16 * HOUR

/** What everybody has such columns of. Most are found by their paper's having had the title before. */
const EVERY_DAY = [
  'مواقيت الصلاة / أوقات الصلاة / مواعيد الصلاة / حالة الطقس / أحوال الطقس / طقس اليوم / الطقس اليوم / درجات الحرارة المتوقعة',
  'عناوين الصحف / صحف اليوم / قراءة في الصحف / جولة الصحافة / أسعار العملات / أسعار صرف / سعر الدولار اليوم / أسعار الذهب اليوم',
  'حظك اليوم / توقعات الأبراج / هذا اليوم في التاريخ / في مثل هذا اليوم',
  'heures de prière / horaires des prières / météo du / prévisions météo / revue de presse / cours de change / taux de change',
  'horoscope / éphéméride / programme tv',
  'prayer times / weather forecast / front pages / papers today / exchange rates / on this day / tv listings',
]
const PHRASE = new RegExp(` (?:${fold(EVERY_DAY.join(' / ')).replaceAll(' / ', '|')}) `)

/** Such columns say so before long: in the title, or in the first line. */
const FIRST_LINE = 120

export interface Appearance {
  readonly source: number
  readonly at: number
  readonly title: string
  readonly lead: string
}

/** Whether an article belongs to a column: by what it says, or because its paper has had the title on another day. */
export function isColumn({ source, at, title, lead }: Appearance, sameTitles: readonly Entry[]): boolean {
  if (sameTitles.some(entry => entry.source === source && Math.abs(entry.at - at) >= COLUMN_WINDOW)) return true
  const words = ` ${foldWords(`${title} ${lead.slice(0, FIRST_LINE)}`)
    .replace(/ +/g, ' ')
    .trim()} `
  return PHRASE.test(words)
}
