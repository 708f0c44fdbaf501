/** Lines above an article that say when it was published and nothing else: a sentence with a date in it is a sentence. */

import { readDate } from '../arabic/dates.ts'
import { fold } from '../arabic/fold.ts'
import { MONTHS } from '../arabic/months.ts'
import { saysWhenPublished } from './words.ts'

/** Words that stand around a date, beside months: weekdays, clocks, and what is said of a date. */
const AROUND = new Set(
  fold(
    'السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة يوم الموافق ص م صباحا مساء ظهرا هـ بتوقيت الساعة في على من إلى بتاريخ ' +
      'تاريخ النشر نشر نشرت آخر تحديث آخر تعديل حرر تم كانون تشرين الأول الثاني اول ثاني گرينتش غرينتش ' +
      'lundi mardi mercredi jeudi vendredi samedi dimanche le à publié publiée mis jour modifié h ' +
      'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun on at posted ' +
      'published updated last update am pm gmt utc est edt cst cdt pst pdt et bst cet ist pkt of the st nd rd th ' +
      'montag dienstag mittwoch donnerstag freitag samstag sonntag uhr um am den stand veröffentlicht aktualisiert',
  )
    .split(/\s+/)
    .filter(word => word !== ''),
)
/** A place, or a name of two words. */
const MOST_OTHERS = 2
const SENTENCE = /[.!?؟…][»”"]?\s*$/u
/** «7 February 2026: work stopped»: what follows the day happened on it. */
const EVENT = /\d\s{0,2}[:：]\s{0,2}\p{L}/u

export function isDateLine(text: string): boolean {
  if (readDate(text) === null || SENTENCE.test(text) || EVENT.test(text)) return false
  const words = fold(text).match(/\p{L}+/gu) ?? []
  const others = words.filter(word => !AROUND.has(word) && !MONTHS.has(word))
  return others.length <= (saysWhenPublished(text) ? MOST_OTHERS * 2 : MOST_OTHERS)
}
