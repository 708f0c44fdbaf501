/** What stands where a paper ends the free part of an article: words that ask for a subscription before one may read on. */

import { foldWords } from '../arabic/fold.ts'

const WALLS = phrases(`
  للمشتركين فقط / مخصص للمشتركين / مخصصة للمشتركين / حصري للمشتركين / خاص بالمشتركين / متاح للمشتركين / محتوى المشتركين /
  هذا المقال للمشتركين / اشترك لقراءة / اشترك لتقرأ / اشترك لمتابعة القراءة / اشترك لإكمال القراءة / اشترك لمواصلة القراءة /
  اشتركوا لقراءة / سجل لمتابعة القراءة / سجل الدخول لقراءة / سجل دخولك لقراءة / لقراءة بقية المقال / لقراءة باقي المقال /
  لمواصلة القراءة / لمتابعة قراءة المقال / لإكمال قراءة المقال / لقراءة المقال كاملا
  ویژه مشترکان / مخصوص مشترکین
  réservé aux abonnés / réservée aux abonnés / réservé à nos abonnés / réservée à nos abonnés / réservés aux abonnés /
  de cet article à lire / pour lire la suite / abonnez vous pour lire / abonnez vous pour continuer /
  débloquer cet article / connectez vous pour lire / pour accéder à l'intégralité / la suite de cet article
  subscribe to continue / subscribe to read / subscribe to keep reading / subscribe now to read / to continue reading /
  to keep reading / to read the full story / to read the full article / to read this article in full / to read the whole article /
  subscribers only / exclusive to subscribers / exclusively for subscribers / exclusive for subscribers /
  is for subscribers / for subscribers only / for our subscribers / for paying subscribers / reserved for subscribers /
  register to continue / register to read / sign in to read / sign in to continue reading / log in to read /
  log in to continue reading / unlock this article / reached your limit of free / this content is for members / for members only
  weiterlesen mit / jetzt weiterlesen / und weiterlesen / um weiterzulesen / artikel weiterlesen / für abonnenten / für abonnentinnen /
  artikel freischalten / den ganzen artikel lesen / den vollständigen artikel lesen
  para suscriptores / para seguir leyendo / para continuar leyendo / suscríbete para leer
  para assinantes / para continuar lendo / conteúdo exclusivo para assinantes
  riservato agli abbonati / riservato ai nostri abbonati / per gli abbonati / per continuare a leggere
  voor abonnees / om verder te lezen / verder lezen met / för prenumeranter / for abonnenter /
  vain tilaajille / dla prenumeratorów / dla subskrybentów / для подписчиков / для передплатників / abonelere özel / למנויים בלבד
`)
/** Each of them has one of these in it. */
const STEM =
  /مشترك|مشترک|اشترك|القراءة|قراءة|لقراءة|abonn|abo\b|lire|acc[eé]der|article|subscri|reading|read|register|log in|sign in|members|unlock|limit|lesen|artikel|suscri|leyendo|assina|lendo|abbona|leggere|lezen|prenumer|tilaaj|subskr|подписч|передплат|abone|מנויים/iu
const LONGEST = 400

/** Whether these words, of a block of a page, say that one has to pay or to sign in to read on. */
export function asksToPay(text: string): boolean {
  if (text.length > LONGEST || !STEM.test(text)) return false
  const words = ` ${foldWords(text).trim().replace(/\s+/g, ' ')} `
  return WALLS.some(phrase => words.includes(phrase))
}

const OPEN_END = /(?:\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3})["”»)\]\s]*$/u
/** Fewer letters are a button that says «loading …». */
const SHORTEST = 20

/** Whether a text ends in the midst of something. */
export function endsOpen(text: string): boolean {
  const last = text.trimEnd().slice(text.trimEnd().lastIndexOf('\n') + 1)
  return last.length >= SHORTEST && OPEN_END.test(last)
}

function phrases(list: string): readonly string[] {
  return [
    ...new Set(
      list
        .split(/[/\n]/)
        .map(phrase => foldWords(phrase).trim().replace(/\s+/g, ' '))
        .filter(phrase => phrase !== ''),
    ),
  ].map(phrase => ` ${phrase} `)
}
