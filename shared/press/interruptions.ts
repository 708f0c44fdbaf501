/** What stands between two paragraphs and belongs to neither: labels of advertisements, of players, of what is to be loaded. */

import { foldWords } from '../arabic/fold.ts'

const INTERRUPTIONS = new Set(
  `
  إعلان / إعلانات / مساحة إعلانية / يستمر الخبر بعد الإعلان / يتبع بعد الإعلان / تابع القراءة بعد الإعلان / جار التحميل / تحميل /
  تبلیغات / آگهی
  publicité / annonce / la suite après la publicité / l'article continue après la publicité / la suite après cette publicité /
  chargement / chargement en cours
  advertisement / advertisements / advertising / ad / sponsored / sponsored content / article continues below this ad /
  article continues after ad / article continues after advertisement / story continues below advertisement /
  story continues below this ad / story continues below / story continues after advertisement / continue reading below /
  continue reading the main story / advertisement continue reading below / skip advertisement / loading / loading... /
  show caption / hide caption / click to unmute / image / photo / watch this / play / play video / open image modal /
  this content is not available due to your privacy preferences / please enable javascript to view this content
  anzeige / werbung / artikel wird nach der anzeige fortgesetzt / lesen sie nach der anzeige weiter / wird geladen /
  publicidad / anuncio / la noticia continúa después de la publicidad / cargando / pubblicità / caricamento /
  publicidade / continua após a publicidade / carregando / advertentie / reklama / реклама / reklam / annons / mainos
`
    .split(/[/\n]/)
    .map(phrase => foldWords(phrase).trim().replace(/\s+/g, ' '))
    .filter(phrase => phrase !== ''),
)
const LONGEST = 100

/** Nothing but such words. */
export function interrupts(text: string): boolean {
  return text.length <= LONGEST && INTERRUPTIONS.has(foldWords(text).trim().replace(/\s+/g, ' '))
}
