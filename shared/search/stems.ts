/**
 * The forms of a word, as search sees them. A stem is what the index holds of a word: what is written together with it is
 * gone, and the endings of number, gender and possession. It takes more from a word than the stemmer that compares
 * stories, whose answers must stay near to what a text says; here the reader sees the exact form first. A kin is coarser
 * still: what a stem has in common with broken plurals and forms of verbs. It is asked where stems find too little.
 */

import { fold } from '../arabic/fold.ts'
import { stemEnglish } from '../text/stem-english.ts'
import { stemFrench } from '../text/stem-french.ts'

const ARTICLES = ['بال', 'كال', 'فال', 'لل', 'ال']
/** «in», «to», «like», «so» and «and», written together with a word. */
const ATTACHED = 'بلكف'
const AND = 'و'
/**
 * Endings, and what has to be left of a word that loses one; longer ones first. Those of light10 (Larkey, Ballesteros and
 * Connell, 2002), and pronouns, endings of verbs and the accusative.
 */
const ENDINGS: readonly (readonly [ending: string, left: number])[] = [
  ['كما', 3],
  ['هما', 3],
  ['تما', 3],
  ['ها', 2],
  ['ان', 2],
  ['ات', 2],
  ['ون', 2],
  ['ين', 2],
  ['يه', 2],
  ['هم', 3],
  ['هن', 3],
  ['كم', 3],
  ['كن', 3],
  ['نا', 3],
  ['ني', 3],
  ['وا', 3],
  ['ته', 3],
  ['تم', 3],
  ['تن', 3],
  ['ه', 2],
  ['ي', 3],
  ['ا', 3],
  ['ت', 3],
  ['ك', 4],
]
const MOST_ENDINGS = 4

const SHORTEST = 2
/** A word of three letters often begins with و itself. */
const SHORTEST_WITHOUT_AND = 3
/** كتاب and فريق begin with a letter of their own. */
const SHORTEST_WITHOUT_ATTACHED = 4
/** لاجؤون is written لاجئون too, and لاجئين is its other case; in شؤون and مسؤول the two و belong to the word. */
const HAMZA_BEFORE_PLURAL = /(?<=...)وون$/

const FIRST_ARABIC = 0x0600
const LAST_ARABIC = 0x06ff
const LATIN = /^[a-z]/
/** و1250, ب20: the number is what is looked for. */
const BEFORE_NUMBER = /^[وبلكف]{1,2}(?=\d+$)/

/** Stems that were asked for; a newspaper has some ten thousand words, and the same ones again every day. */
const KNOWN = new Map<string, string>()
const MOST_KNOWN = 60_000

/** The stem of a folded word. Never empty. */
export function searchStem(word: string): string {
  const known = KNOWN.get(word)
  if (known !== undefined) return known
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
  const stem = stemAnew(word)
  KNOWN.set(word, stem)
  return stem
}

/** The same, for whoever remembers it by itself: filling a memory with all words of a day takes longer than their stems. */
export function stemAnew(word: string): string {
  if (isArabic(word)) return stemOfArabic(word)
  return LATIN.test(word) ? stemOfLatin(word) : word
}

function isArabic(word: string): boolean {
  const first = word.charCodeAt(0)
  return first >= FIRST_ARABIC && first <= LAST_ARABIC
}

/** French and English words stand in each other's texts, and nobody says which one was typed: both lose their endings. */
function stemOfLatin(word: string): string {
  return stemFrench(stemEnglish(word))
}

/** It would lose its article and be «to him». */
const GOD = /^(?:[وفبكت]{0,2}ال|[وف]?ل)له$/

function stemOfArabic(word: string): string {
  if (GOD.test(word)) return 'الله'
  if (BEFORE_NUMBER.test(word)) return word.replace(BEFORE_NUMBER, '')
  const stem = withoutEndings(withoutArticle(word).replace(HAMZA_BEFORE_PLURAL, 'ي'))
  const bare = withoutAnd(stem)
  return bare.length > SHORTEST_WITHOUT_ATTACHED && ATTACHED.includes(bare.charAt(0)) ? bare.slice(1) : bare
}

/** وزير loses its own letter: so does الوزير. وجه keeps it, and so does وجهها. */
function withoutAnd(word: string): string {
  const isLong = word.startsWith(AND) && word.length > SHORTEST_WITHOUT_AND
  return isLong ? withoutAnd(word.slice(1)) : word
}

/** Without the article and what is written together with it. */
function withoutArticle(word: string): string {
  const bare = word.startsWith(AND) ? word.slice(1) : word
  const article = ARTICLES.find(one => bare.startsWith(one) && bare.length >= one.length + SHORTEST)
  return article === undefined ? word : bare.slice(article.length)
}

function withoutEndings(word: string): string {
  let stem = word
  for (let taken = 0; taken < MOST_ENDINGS; taken++) {
    const found = ENDINGS.find(([ending, left]) => stem.endsWith(ending) && stem.length >= ending.length + left)
    if (!found) break
    stem = stem.slice(0, -found[0].length)
  }
  return stem
}

/** What a word in a text may begin with whose beginning was typed, as stems begin. The typed one is among them. */
export function beginningsOf(typed: string): readonly string[] {
  if (!isArabic(typed)) return [typed]
  const bare = withoutArticle(typed)
  const attached = bare.length > SHORTEST_WITHOUT_ATTACHED && ATTACHED.includes(bare.charAt(0)) ? [bare.slice(1)] : []
  const and = bare.startsWith(AND) && bare.length > SHORTEST ? [bare.slice(1)] : []
  return [...new Set([typed, bare, ...attached, ...and])]
}

/** Long vowels come and go inside of a word: مدرسة and مدارس, كتاب and كتب. */
const LONG_VOWELS = /(?<=.)[اوي](?=.)/g
/** What forms of a verb begin with, and many nouns of it: يستقبل, استقبال, تنظيم. */
const BEFORE_VERBS = [/^(?:[ايتن]ست|س[يتن])/, /^[ستينا]/] as const
const VOWELS = 'اوي'
const SHORTEST_VERB = 3

/** What a stem has in common with its broken plurals and the forms of its verb. Never empty. */
export function kinOf(stem: string): string {
  if (!isArabic(stem)) return stem
  const common = singularOf(stem)
  const consonants = withoutLastVowels(common).replace(LONG_VOWELS, '')
  const bare = BEFORE_VERBS.map(beginning => consonants.replace(beginning, ''))
  return bare.find(rest => rest.length >= SHORTEST_VERB && rest !== consonants) ?? consonants
}

/** Without what is left of an ending: قرية and قرى, جو and جوي. */
function withoutLastVowels(word: string): string {
  let end = word.length
  while (end > SHORTEST && VOWELS.includes(word.charAt(end - 1))) end--
  return word.slice(0, end)
}

/**
 * Kins of all words that a folded word may stand for: as it is, without a first letter that may be attached, and with one,
 * where it would have stayed on a word as short.
 */
export function kinsOf(word: string): readonly string[] {
  const own = kinOf(searchStem(word))
  if (!isArabic(word)) return [own]
  const isPerhapsAttached = word.length > SHORTEST_WITHOUT_AND && (ATTACHED + AND).includes(word.charAt(0))
  const bare = isPerhapsAttached ? [kinOf(searchStem(word.slice(1)))] : []
  const attached = own.length > SHORTEST_VERB ? [] : [...(ATTACHED + AND)].map(letter => kinOf(letter + own))
  const shorter = own.length > SHORTEST && (ATTACHED + AND).includes(own.charAt(0)) ? [own.slice(1)] : []
  return [...new Set([own, ...bare, ...shorter, ...attached])]
}

/**
 * Broken plurals of every day's news, each behind its singular, that have too little in common with it. What they share
 * with other words is asked last, so a pair too many does little harm.
 */
const UNEVEN = [
  'وزير وزراء / امرأة نساء / قانون قوانين / طبيب أطباء / ميناء موانئ / عضو أعضاء / سد سدود / وكالة وكالات / سفير سفراء / ضحية ضحايا',
  'قضية قضايا / بيت بيوت / دواء أدوية / وباء أوبئة / إمام أئمة / أمير أمراء / حل حلول / ابن أبناء / بنت بنات / أخ إخوة / أخت أخوات',
  'خط خطوط / حد حدود / حق حقوق / نص نصوص / صف صفوف / خطة خطط / قصة قصص / حصة حصص / قمة قمم / أمة أمم / مهنة مهن / سلطة سلط',
  'هوية هويات / رئيس رؤساء / زعيم زعماء / غني أغنياء / قوي أقوياء / صديق أصدقاء / حي أحياء / شيء أشياء / رأي آراء / جزء أجزاء',
  'وسيلة وسائل / وظيفة وظائف / وثيقة وثائق / ولد أولاد / وقت أوقات / وضع أوضاع / وفد وفود / وطن أوطان / وادي أودية / وعد وعود',
  'هدية هدايا / زاوية زوايا / نية نوايا / خلية خلايا / قناة قنوات / سنة سنوات / لغة لغات / مدينة مدن / سفينة سفن / نائب نواب',
  'قاض قضاة / والي ولاة / راع رعاة / غاز غزاة / محام محامون / مبنى مبان / معنى معان / مقهى مقاه / مستشفى مستشفيات / فتى فتيان',
]

let singulars: ReadonlyMap<string, string> | null = null

function singularOf(stem: string): string {
  singulars ??= new Map(
    fold(UNEVEN.join(' / '))
      .split(' / ')
      .map(pair => pair.split(' ').map(searchStem))
      .map(([singular = '', plural = '']) => [plural, singular]),
  )
  return singulars.get(stem) ?? stem
}
