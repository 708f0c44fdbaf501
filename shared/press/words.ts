/**
 * What newspapers write around an article and not in it, in Arabic, French and English: the words by which a page's
 * furniture is told from its text. Compared folded and word by word, so that spelling does not matter and looking is
 * linear.
 */

import { instantOf, readDate } from '../arabic/dates.ts'
import { foldWords } from '../arabic/fold.ts'

/** Phrases that send the reader on to other articles. */
const SENDS_ON = phrases(`
  اقرأ أيضا / إقرأ أيضا / واقرأ أيضا / اقرؤوا أيضا / طالع أيضا / شاهد أيضا / انظر أيضا / قد يهمك / قد يهمك أيضا / قد يعجبك /
  ذات صلة / مواضيع ذات صلة / مقالات ذات صلة / أخبار ذات صلة / اقرأ المزيد / اقرأ كذلك / المزيد من الأخبار / الأكثر قراءة /
  الأكثر مشاهدة / الأكثر تداولا / آخر الأخبار / أخبار متعلقة / مواضيع متعلقة / مقالات متعلقة / في نفس الموضوع /
  مواضيع قد تهمك / مقالات مشابهة / مواضيع مشابهة
  lire aussi / à lire aussi / lisez aussi / à lire également / lire également / à lire / voir aussi / à voir aussi /
  sur le même sujet / sur le même thème / à découvrir / articles liés / articles similaires / les plus lus / les plus partagés /
  dans la même rubrique / pour aller plus loin / en savoir plus
  read also / also read / read more / see also / also see / see more / more on / more from / more great / related /
  related post / related posts / related story / related stories / related article / related articles / don't miss /
  you may also like / you might also like / recommended / most read / most popular / most viewed / also on / watch now /
  latest news / trending / up next / editor's picks / in other news / must read / top stories / continue reading below
`)

/** The same, where nothing follows: with more words they may begin a sentence. */
const SENDS_ON_ALONE = phrases('المزيد / للمزيد / شاهد / more / watch / read / lire / voir / à suivre')

/** Phrases that ask something of the reader or speak of the page itself. Each may as well begin a sentence of an article. */
const ASKS_FOR = phrases(`
  تابعنا / انضم إلى / انضموا إلى / اشترك في / اشتركوا في / اشترك ب / شارك هذا / شارك / التعليقات / تعليقات / لمتابعة آخر /
  ملفات تعريف الارتباط / سياسة الخصوصية / إعلان / كلمات مفتاحية / كلمات دلالية / الوسوم / وسوم
  partagez / partager / commentaires / commentaire / réagir / newsletter / recevez / téléchargez l'application / publicité /
  mots clés / tags / imprimer
  follow him on / follow her on / follow them on / subscribe / sign up / sign in / get the latest / get breaking / get our /
  get access to / click here / download the / download our / share it / share on / like this story / comments / comment /
  join our / join the conversation / want more / need more / tell us what / let our news / copyright / the contents of this site /
  advert / advertisement / advertising / first published / originally published / listen to / thank you for reading / send us your
`)

/** The same, where no news begins like this: the page speaks to its reader. */
const SPEAKS_TO_READER = phrases(`
  تابعونا / شارك المقال / شارك الخبر / شارك الموضوع / أضف تعليقا / أضف تعليقك / إضافة تعليق / اترك تعليقا / حمل تطبيق /
  جميع الحقوق محفوظة / انسخ الرابط / نسخ الرابط / أرسل إلى صديق / نسخة للطباعة
  suivez nous / abonnez vous / inscrivez vous / laisser un commentaire / laissez un commentaire / tous droits réservés /
  copier le lien
  follow us / share this / leave a comment / leave a reply / post comment / post a comment / have a tip / have a news tip /
  got a tip / enter your email / all rights reserved / report a typo / breaking news emails / this slideshow requires /
  this post may contain affiliate
`)

/** What is said to those who want to comment, and nowhere in an article. */
const COMMENT_RULES = phrases(`
  إرشادات الاستخدام / شروط النشر / التعليقات المنشورة / التعليقات الواردة / لا تعبر عن رأي / تعبر عن آراء أصحابها /
  مراجعة التعليقات / التعليق على الموضوع / charte des commentaires / les commentaires sont / commentaires publiés /
  comments are moderated / comment policy / community guidelines
`)

const NEXT_PAGE = phrases(`
  الصفحة التالية / الصفحة الموالية / التالية / التالي / page suivante / suivante / suivant / la suite / next / next page /
  continue to next page
`)

const PUBLISHED = phrases(`
  نشر / نشرت / نشر في / تاريخ النشر / حرر / آخر تحديث / آخر تعديل / publié / publiée / publié le / mis à jour / posted / published /
  updated / last updated
`)

const WRITTEN_BY = phrases(`
  بقلم / كتب / كتبت / كتبه / كتبته / إعداد / تحرير / ترجمة / حاوره / حاورته / حاورها / أجرى الحوار / أجرت الحوار / par / by /
  written by / propos recueillis par
`)

/** What kind of text it is, and behind a colon who wrote it. */
const KINDS_OF_TEXT = phrases(`
  حوار / تقرير / تحقيق / ربورتاج / روبورتاج / متابعة / مراسلة / تغطية / entretien / reportage / enquête / text / interview
`)

/** Most characters of a text in which a phrase is looked for. */
const BEGINNING = 200

export function sendsReaderOn(text: string): boolean {
  return beginsWith(text, SENDS_ON)
}

/** Nothing but such a phrase. */
export function onlySendsReaderOn(text: string): boolean {
  return isOne(text, SENDS_ON) || isOne(text, SENDS_ON_ALONE)
}

/** Begins like what a page asks of its reader. Sentences of an article begin like that, too. */
export function asksSomething(text: string): boolean {
  return beginsWith(text, ASKS_FOR) || speaksToReader(text)
}

/** Nothing but such words, or them and hardly more; a sentence that ends is one of the article. */
export function onlyAsksSomething(text: string): boolean {
  if (isOne(text, ASKS_FOR) || isOne(text, SPEAKS_TO_READER)) return true
  return speaksToReader(text) && !SENTENCE_END.test(text) && wordCount(text) <= FEW_WORDS
}

export function speaksToReader(text: string): boolean {
  return beginsWith(text, SPEAKS_TO_READER) && !QUOTED.test(text)
}

const FEW_WORDS = 6
const SENTENCE_END = /[.!?؟…»”"]\s*$/u
const QUOTED = /^\s*["«“‹„]/u

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length
}

export function speaksOfComments(text: string): boolean {
  const words = ` ${foldWords(text).trim()} `
  return COMMENT_RULES.some(phrase => words.includes(phrase))
}

export function leadsToNextPage(text: string): boolean {
  return isOne(text, NEXT_PAGE)
}

export interface PublishedIn {
  readonly source: string
  readonly publishedAt: number
}

const PUBLISHED_IN = [
  /^\s*نشر في\s+(.{1,80}?)\s+يوم\s+(.{6,60})$/,
  /^\s*publié dans\s+(.{1,80}?)\s+le\s+(.{6,60})$/i,
  /^\s*published in\s+(.{1,80}?)\s+on\s+(.{6,60})$/i,
]

/** «published in SOURCE on DATE»: the line by which collections of papers name where an article comes from. */
export function publishedIn(line: string): PublishedIn | null {
  for (const wording of PUBLISHED_IN) {
    const [, source = '', written = ''] = wording.exec(line.slice(0, BEGINNING)) ?? []
    const date = readDate(written)
    const publishedAt = date && instantOf(date)
    if (publishedAt !== null) return { source: source.trim(), publishedAt }
  }
  return null
}

const SOURCE_LINK = phrases(`
  انقر هنا لقراءة الخبر من مصدره / اضغط هنا لقراءة الخبر من مصدره / cliquez ici pour lire l'article depuis sa source /
  cliquez ici pour lire l'article à partir de sa source / click here to read the story from its source
`)

/** The line with which collections of papers end an article: the way to its source. */
export function closesWithSource(line: string): boolean {
  return isOne(line, SOURCE_LINK)
}

export function saysWhenPublished(text: string): boolean {
  const words = ` ${foldWords(text.slice(0, BEGINNING)).trim()} `
  return PUBLISHED.some(phrase => words.includes(phrase))
}

/** «Freeing the harbour», «preparing the bread»: without a colon it may be a line of the article as well as its author's. */
export function mayBeNoByline(text: string): boolean {
  return beginsWith(text, VERBS) && !/^\s*\S+\s*[:：/-]/u.test(text)
}

/** «By … on», with the day in a line of its own. */
const BEFORE_DAY = /\s(?:on|le|am|el|il|في|يوم)$/u

/** «by …», with the name behind it; null where the line says something else, as a sentence that begins like that does. */
export function nameInByline(text: string): string | null {
  const line = text.replace(/\s+/g, ' ').trim().replace(BEFORE_DAY, '')
  const words = line.split(' ')
  for (const length of [3, 2, 1]) {
    const beginning = words.slice(0, length).join(' ')
    const isKind = /[:：]\s*$/.test(beginning) && isOne(beginning, KINDS_OF_TEXT)
    if (!isKind && !isOne(beginning, WRITTEN_BY)) continue
    const behind = words.slice(length).join(' ')
    const name = behind.replace(/^[:：\s/-]+/, '')
    const isPlain = name === behind && !/[:：]$/.test(words[length - 1] ?? '')
    if (isPlain && isOne(words[0] ?? '', VERBS) && BEGINS_WITH_NOUN.test(name) && !GIVEN_NAMES.has(words[1] ?? ''))
      return null
    return mayBeName(name) ? name : null
  }
  return null
}

/** «wrote», «preparing», «freeing», «translating»: with a noun behind them they begin a sentence. */
const VERBS = phrases('كتب / كتبت / إعداد / تحرير / ترجمة')
const BEGINS_WITH_NOUN = /^ال/u
/** Those that have the article, too. */
const GIVEN_NAMES = new Set(
  (
    'المهدي الحسين الحسن العربي الطيب الهادي المختار البشير التهامي الطاهر الأمين المصطفى السعيد العياشي المعطي الهاشمي ' +
    'الصادق الحبيب المكي المحجوب الجيلالي البتول الزهراء السعدية'
  ).split(' '),
)

/** Two names, and the place or the agency they write from. */
const LONGEST_NAME = 8
/** They stand in sentences and in no name. */
const NOT_IN_NAMES = new Set(
  foldWords(
    'في من إلى على عن أن إن أنه إنه قد لم لن لا ما هذا هذه ذلك تلك الذي التي قال قالت كان كانت ليس مع بعد قبل حول خلال منذ حتى ثم ' +
      'اليوم أمس غدا صباح مساء رسالة كتابا مقالا تدوينة ' +
      'ailleurs exemple contre conséquent la le les un une ce cette ces son sa ses sur dans pour avec sans que qui est sont été ' +
      'elle il ils nous vous ' +
      'the a an this that these those his her its their in on at to with for from is was are were has had he she it they we you ' +
      'then now far contrast comparison',
  )
    .trim()
    .split(/\s+/),
)

/** Whether it may be a name, or several. A day may stand behind it. Nothing in it ends a sentence, or a part of one. */
export function mayBeName(written: string): boolean {
  const name = written.replace(/[\s|•·–—,،-]{0,9}\d.*$/u, '')
  if (name === '' || /[?!؟…«»"“”:;؛]/u.test(name) || /(?<!\p{Lu}|\p{Lu}\p{Ll})\.(?:\s|$)/u.test(name)) return false
  const words = name.split(/[\s,،/|•·–—]+/u).filter(word => word !== '')
  if (words.length > LONGEST_NAME || words.some(word => NOT_IN_NAMES.has(foldWords(word).trim()))) return false
  // Where letters have two sizes, a name begins with the large one, but for what joins its parts.
  const small = words.filter(word => /^\p{Ll}/u.test(word) && !PARTICLES.has(word))
  return small.length === 0 || words.every(word => /^\p{Ll}/u.test(word))
}

const PARTICLES = new Set('and et de du des da di del della van von der den bin ben ibn al el d’ l’'.split(' '))

function beginsWith(text: string, list: readonly string[]): boolean {
  const words = beginningOf(text)
  return list.some(phrase => words.startsWith(phrase))
}

function isOne(text: string, list: readonly string[]): boolean {
  return text.length < BEGINNING && list.includes(beginningOf(text))
}

/** Of one line several things are asked, one behind the other. */
let asked = { text: '', words: '  ' }

function beginningOf(text: string): string {
  if (asked.text !== text) asked = { text, words: ` ${foldWords(text.slice(0, BEGINNING)).trim()} ` }
  return asked.words
}

/** Folded, with a space on either side: a phrase is found as whole words. */
function phrases(list: string): readonly string[] {
  return list
    .split(/[/\n]/)
    .map(phrase => foldWords(phrase).trim().replace(/\s+/g, ' '))
    .filter(phrase => phrase !== '')
    .map(phrase => ` ${phrase} `)
}
