/** Newspapers whose articles have one word in common, in several of its spellings; all of their sentences are our own. */

import { DAY, HOUR } from './clock.ts'
import { ownWords } from './own-words.ts'
import { openPress, type Press } from './press.ts'

export const ATLAS = 'صدى الأطلس'
export const COAST = 'بريد الساحل'

/** With vowels, as a careful paper prints. */
export const LAMP = 'مَسْؤُولُ المنارة يُشعِلُ مصباحها بيده'
export const STORE = 'مسؤولو المخزن يفتحون بابه للجيران'
export const DAM = 'المسؤول عن السد يعدّ طيور البحيرة'
export const FOREST = 'مسئولة الغابة تزرع شجرة لكل مولود'
/** What is typed for them: without vowels, and with the hamza on another seat. */
export const TYPED = 'مسئول'

/** How often the lamp's article has the word: in its headline, and in its text twice. */
export const IN_LAMP = 3

export async function openSearchedPress(): Promise<Press> {
  const press = await openPress()
  press.print(ATLAS, { title: STORE, html: `<p>${ownWords('store', 60)}</p>`, age: 20 * DAY })
  press.print(ATLAS, {
    title: LAMP,
    html: `<p>قالَ المَسْؤُولُ ${ownWords('lamp', 400)}</p><p>ثم عادَ <b>المسـؤول</b> ${ownWords('night', 30)}</p>`,
  })
  press.print(COAST, { title: DAM, html: `<p>${ownWords('dam', 60)}</p>`, age: today(HOUR) })
  press.print(COAST, { title: 'كعك العيد في أفران الحي', html: `<p>${ownWords('cake', 60)}</p>`, age: today(2 * HOUR) })
  return press
}

/** That long ago, but on this day: right behind midnight too, two articles of one day are two of one day. */
function today(age: number): number {
  const midnight = new Date().setHours(0, 0, 0, 0)
  return Math.min(age, ((Date.now() - midnight) * age) / (3 * HOUR))
}

export function printForest(press: Press): void {
  press.print(COAST, { title: FOREST, html: `<p>${ownWords('forest', 60)}</p>` })
}
