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

const READING_TIME =
  /^\W*(?:(?:reading time|read time|lecture|temps de lecture|lesezeit|tiempo de lectura|tempo di lettura|tempo de leitura|زمن القراءة|مدة القراءة|وقت القراءة|قراءة)\W*)?\p{Nd}{1,3}\W*(?:mins?|minutes?|minuten|minutos?|minuti|دقائق|دقيقة|دقيقتان|د)\W*(?:read|reading|to read|de lecture|lesezeit|lesedauer|de lectura|di lettura|de leitura|للقراءة|قراءة)?\W*$/iu
const AGO =
  /^(?:(?:\p{Nd}{1,3} (?:minutes?|hours?|days?|weeks?|months?) ago)|(?:il y a \p{Nd}{1,3} (?:minutes?|heures?|jours?|semaines?|mois))|(?:vor \p{Nd}{1,3} (?:minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?))|(?:(?:منذ|قبل) (?:\p{Nd}{1,3} )?(?:دقائق|دقيقة|دقيقتين|ساعة|ساعات|ساعتين|يوم|يومين|أيام|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر)))$/iu

/** Says how long the reading takes, or how long ago it was published, and nothing else. */
export function isReadingTime(text: string): boolean {
  const line = text.trim()
  return line.length <= 40 && /\p{Nd}|منذ|قبل/u.test(line) && (READING_TIME.test(line) || AGO.test(line))
}

export function isDateLine(text: string): boolean {
  if (readDate(text) === null || SENTENCE.test(text) || EVENT.test(text)) return false
  const words = fold(text).match(/\p{L}+/gu) ?? []
  const others = words.filter(word => !AROUND.has(word) && !MONTHS.has(word))
  return others.length <= (saysWhenPublished(text) ? MOST_OTHERS * 2 : MOST_OTHERS)
}
