/** What stands between two paragraphs and belongs to neither: labels of advertisements, of players, of what is to be loaded. */

import { foldWords } from '../arabic/fold.ts'

const INTERRUPTIONS = phrases(`
  إعلان / إعلانات / مساحة إعلانية / يستمر الخبر بعد الإعلان / يتبع بعد الإعلان / تابع القراءة بعد الإعلان / جار التحميل / تحميل /
  تبلیغات / آگهی
  publicité / annonce / la suite après la publicité / l'article continue après la publicité / la suite après cette publicité /
  chargement / chargement en cours
  advertisement / advertisements / advertising / ad / sponsored / sponsored content / article continues below this ad /
  article continues after ad / article continues after advertisement / story continues below advertisement /
  story continues below this ad / article continues below / already a subscriber sign in / story continues below / story continues after advertisement / continue reading below /
  continue reading the main story / advertisement continue reading below / skip advertisement / loading / loading... /
  show caption / hide caption / click to unmute / image / photo / watch this / play / play video / open image modal /
  external content / embedded content / this slideshow requires javascript / no ratings yet / no votes yet / no comments yet /
  you are not logged in / published in / show sources / hide sources / waiting for your permission to load the content /
  this content is not available due to your privacy preferences / please enable javascript to view this content
  contenu externe / contenu intégré / aucun commentaire / pas encore de commentaires / vous n'êtes pas connecté /
  externer inhalt / externe inhalte / empfohlener externer inhalt / noch keine bewertungen / noch keine kommentare /
  quellen anzeigen / quellen ausblenden / sie sind nicht eingeloggt / sie sind aktuell nicht eingeloggt /
  contenido externo / aún no hay comentarios / contenuto esterno / nessun commento / conteúdo externo / externe content /
  محتوى خارجي / لا توجد تعليقات / لا تعليقات / لا يوجد تعليقات /
  anzeige / werbung / artikel wird nach der anzeige fortgesetzt / lesen sie nach der anzeige weiter / wird geladen /
  publicidad / anuncio / la noticia continúa después de la publicidad / cargando / pubblicità / caricamento /
  publicidade / continua após a publicidade / carregando / advertentie / reklama / реклама / reklam / annons / mainos
`)

/** What stands before a link to another article, or above a list of them; in languages beside those of `words.ts`, too. */
const SIGNPOSTS = phrases(`
  بیشتر بخوانید / بخوانید / همچنین بخوانید / مطالب مرتبط / اخبار مرتبط / مزید پڑھیں / إقرأ أيضا / اقرأ أيضا / طالع أيضا / شاهد /
  شاهد أيضا / اقرأ / تابع / للمزيد
  more / more on this / see more / read / read this / read next / watch / listen / related / you might be interested in / people are also reading / explore / now see / also / background /
  from the archive / also interesting / keep reading / further reading / related coverage / related content / see also /
  read more / more from / more stories / recommended reading / what to read next
  lire aussi / voir / à lire / lire plus / notre dossier / à lire aussi / lire aussi notre article / sur le même sujet
  auch interessant / schon gelesen / mehr zum thema / mehr dazu / lesen sie auch / lesen sie mehr / lies auch / lies mehr /
  siehe auch / weiterlesen / das könnte sie auch interessieren / das könnte dich auch interessieren / zum thema /
  passend dazu / dazu passend / weitere informationen / weitere artikel / weitere artikel zum thema / neueste artikel /
  ähnliche artikel / ähnliche beiträge / verwandte artikel / verwandte themen / empfohlener artikel / noch mehr infos für dich /
  mehr zu diesem thema / lesetipp / lesetipps / unsere empfehlungen / auch spannend
  lea también / lee también / le puede interesar / te puede interesar / lea más / leer más / lea además / vea también /
  ver también / le recomendamos / te recomendamos / más información / noticias relacionadas / contenido relacionado /
  artículos relacionados / además / lea / vea / siga leyendo / te podría interesar / también puedes leer
  leia também / leia mais / veja também / veja mais / saiba mais / notícias relacionadas
  leggi anche / leggi / guarda anche / approfondisci / articoli correlati / ti potrebbe interessare / potrebbe interessarti
  lees ook / lees meer / bekijk ook / läs mer / läs också / läs även / les også / læs også / lue myös
  czytaj też / czytaj także / czytaj również / czytaj więcej / zobacz też / zobacz także / zobacz również / polecamy / zobacz /
  czytaj / przeczytaj także / čtěte také / čtěte též / přečtěte si také / prečítajte si aj / súvisiace / citește și /
  citește și articolul / olvasta már / kapcsolódó cikk / διαβάστε επίσης / διαβάστε ακόμη / pročitajte i / preberite še
  читайте также / читать также / смотрите также / по теме / читайте / читайте також / читайте далее / також читайте /
  дивіться також / прочетете още
  ayrıca okuyun / bunları da okuyun / ilgili haberler / haberin devamı / oxşar xəbərlər / baca juga / lihat juga
  相关阅读 / 相關新聞 / 延伸閱讀 / 延伸阅读 / 関連記事 / あわせて読みたい / 관련기사 / इसे भी पढ़ें / ये भी पढ़ें / यह भी पढ़ें /
  קראו גם / קרא עוד / עוד בנושא
`)
const LONGEST = 100
/** The name of a site or of what it holds stands in the middle. */
const WAITING = /^waiting for your permission to load (?:the )?(?:\S+ ){0,3}(?:media|content|post|tweet|video)$/u

/** Nothing but such words. */
export function interrupts(text: string): boolean {
  if (text.length > LONGEST) return false
  const words = plain(text)
  return INTERRUPTIONS.has(words) || WAITING.test(words)
}

/** Nothing but what sends the reader to another article. */
export function isSignpost(text: string): boolean {
  return text.length <= LONGEST && SIGNPOSTS.has(plain(text))
}

function phrases(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(/[/\n]/)
      .map(plain)
      .filter(phrase => phrase !== ''),
  )
}

function plain(text: string): string {
  return foldWords(text).trim().replace(/\s+/g, ' ')
}
