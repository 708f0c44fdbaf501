/** One event in several newspapers on loopback, beside other news; all of its sentences are our own. */

import { openPress, type Press } from './press.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const ATLAS = 'صدى الأطلس'
export const PORT = 'الميناء اليوم'
export const COAST = 'بريد الساحل'
export const EVENING = 'المساء الجديد'
export const COURIER = 'Le Courrier des Dunes'

/** In order of time; the port's says most, and the coast's repeats the text of the Atlas. */
export const FIRE = {
  atlas: 'حريق كبير في مستودع القطن بميناء تامدا فجر اليوم',
  port: 'حريق كبير في مستودع القطن بميناء تامدا ولا ضحايا بين العمال',
  coast: 'ألسنة اللهب تلتهم مستودع القطن بميناء تامدا',
  evening: 'إخماد حريق كبير في مستودع القطن بميناء تامدا',
} as const

export const BREAD = 'الشعير المغربي يعود إلى موائد المدن'
export const LIBRARY = 'مكتبة متنقلة تقطع ستين قرية في الشتاء'
export const FRENCH = 'Les palmiers de la corniche changent de jardinier'

/** What the agency sent first stands at the head of every report; each newspaper wrote on by itself. */
const FIRST = [
  'اندلع حريق كبير فجر اليوم في مستودع القطن بميناء تامدا، وهرع إليه أربعون رجلا من رجال الإطفاء في تسع شاحنات.',
  'وقال قائد فرقة الإطفاء إن النار بدأت في الطابق الثاني من المستودع، ثم حملتها الريح إلى سقف من خشب قديم فانهار نصفه.',
  'وأُخليت ثلاث سفن كانت ترسو قرب المستودع، وأُغلق باب الميناء الشرقي.',
]

const WIRE = [
  ...FIRST,
  'وقال شيخ الصيادين إن القوارب كلها كانت في البحر ساعة اندلع، وإنها عادت حين رأى أصحابها ضوءا فوق الساحل.',
  'وطلبت إدارة الميناء من الصيادين أن يبيعوا سمكهم هذا الصباح في المرفأ القديم، وأرسلت إليهم عربات مبردة.',
  'ولم تُعرف بعد أسباب الحريق، ويحقق مهندسو الميناء في كابل قديم يمر تحت أرض المستودع.',
]

const FULLEST = [
  ...FIRST,
  'وكان الحارس الليلي أول من رأى الدخان، فأيقظ اثني عشر عاملا ينامون في غرفة ملاصقة وخرجوا جميعا سالمين.',
  'وتقدّر غرفة التجارة أن المستودع كان يضم ألفين وأربعمئة بالة، ثلثها لمصانع الغزل في المدينة وثلثاها للتصدير.',
  'ويقول صاحب أقدم مصنع في تامدا إن عنده ما يكفي لشهر واحد، وإنه سيطلب من مستودعات الداخل قبل أن ترتفع الأسعار.',
  'وتعود الحركة إلى الرصيف الشرقي غدا صباحا، بعد أن يفحص المختصون ما بقي من الجدران.',
  'ووعدت شركة التأمين بأن ترسل خبيرين من العاصمة قبل نهاية الأسبوع، وقالت إن العقد يشمل البناء وما فيه.',
]

const LATEST = [
  ...FIRST,
  'وبعد سبع ساعات لم يبق غير دخان رقيق، وبقيت فرقة صغيرة تراقب الركام حتى الفجر.',
  'وعاد العمال إلى الأرصفة الأخرى قبل المساء، ومرت أمامهم أول سفينة تغادر منذ الصباح.',
  'وقُدّرت المياه التي ضُخت من البحر بما يملأ بركة المدينة مرتين، وجرفت الأمواج ما بقي من الفحم.',
  'وشكر رئيس البلدية سكان الحي الذين حملوا الماء والخبز إلى الرصيف طول النهار.',
]

const html = (paragraphs: readonly string[]) => paragraphs.map(text => `<p>${text}</p>`).join('')

/** Only the first reports: what comes later is printed later. */
export async function openPressOfOneEvent(): Promise<Press> {
  const press = await openPress()
  press.print(ATLAS, { title: FIRE.atlas, html: html(WIRE), age: 5 * HOUR })
  press.print(ATLAS, {
    title: LIBRARY,
    html: html(['تحمل المكتبة أربعة آلاف كتاب، وتقف يوما في كل قرية من قرى الجبل قبل أن يقطعها الثلج.']),
    age: 4 * HOUR,
  })
  press.print(PORT, { title: FIRE.port, html: html(FULLEST), age: 3 * HOUR })
  press.print(PORT, {
    title: BREAD,
    html: html(['تطحن ثلاث مطاحن صغيرة الشعير كل صباح، ويقف الزبائن أمامها قبل أن تفتح أبوابها.']),
    age: 150 * MINUTE,
  })
  press.print(COAST, {
    title: 'الصيادون يصلحون شباكهم في انتظار هدوء البحر',
    html: html(['تُعلق الشباك على جدار المرفأ القديم، ويجلس تحتها من يعرف كيف تُعقد.']),
    age: 110 * MINUTE,
  })
  press.print(COURIER, {
    title: FRENCH,
    html: '<p>Le nouveau jardinier arrose avant l’aube et taille à la main, comme on le faisait autrefois.</p>',
    age: HOUR,
  })
  press.print(EVENING, {
    title: 'معرض الخرائط القديمة يفتح أبوابه للتلاميذ',
    html: html(['رسم التلاميذ خرائط لأحيائهم، وعُلقت بجانب خرائط البحارة.']),
    age: 30 * MINUTE,
  })
  return press
}

/** The agency's text a second time, with another headline and other last words. */
export function printCopy(press: Press): void {
  const last = 'ولم تُعرف بعد أسباب الحريق، ويحقق مهندسو الميناء في كابل قديم يمر تحت المستودع، وقد طلبوا رسومه.'
  press.print(COAST, { title: FIRE.coast, html: html([...WIRE.slice(0, -1), last]), age: 2 * HOUR })
}

export function printEvening(press: Press): void {
  press.print(EVENING, { title: FIRE.evening, html: html(LATEST) })
}
