/**
 * Whether what stands where authors stand is the name of one. Papers put there themselves, their desks, the agency whose
 * text it is, the company that made the page, or a place; none of these has written anything.
 */

import { readDate } from '../arabic/dates.ts'
import { foldWords } from '../arabic/fold.ts'
import { keyOf, oneLine, partsOf } from './headlines.ts'
import { mayBeName, nameInByline } from './words.ts'

/** Longer is a sentence, or several lines of the page. */
const LONGEST = 160
const MOST_AUTHORS = 8

/** The names in `written`, without what stands around them; none where it names nobody. `sites`: what the paper calls itself. */
export function authorsIn(written: string, sites: readonly string[]): string[] {
  const line = oneLine(written)
  if (line === '' || line.length > LONGEST || ADDRESS.test(line) || MADE_BY.test(line)) return []
  const bare = withoutDate(nameInByline(line) ?? line.replace(LABEL, ''))
    .split(/ ?[|•·] ?/)[0]
    ?.replace(EDGES, '')
  if (!bare || /^\(.*\)$/.test(bare)) return []
  const own = new Set(sites.flatMap(site => [site, ...partsOf(site)]).map(keyOf))
  // A paper may have an «and» in its name.
  const parts = withoutOffice(bare.split(COMMA))
    .map(part => withoutPaper(part.replace(IN_BRACKETS, ''), own))
    .filter(part => part !== '' && !isDesk(part, own))
  return parts
    .flatMap(part => part.split(AND))
    .map(name => name.replace(EDGES, ''))
    .filter(name => isNameOfOne(name) && !isDesk(name, own))
    .slice(0, MOST_AUTHORS)
}

/** How a line begins that names who wrote what stands below it. */
export const BYLINE = /^(?:by|par|بقلم)[ :]/i

/** In one line, with the comma of their script. */
export function joinAuthors(names: readonly string[]): string | null {
  const unique = names.filter((name, at) => names.findIndex(other => keyOf(other) === keyOf(name)) === at)
  return unique.length === 0 ? null : unique.join(/\p{Script=Arabic}/u.test(unique[0] ?? '') ? '، ' : ', ')
}

/** An address in a byline is the author's page, not the author. */
const ADDRESS = /^https?:|^www\.|@/i
const MADE_BY =
  /^(?:(?:website |site )?(?:developed|designed|powered|created|built|hosted) by|تصميم|تطوير|برمجة|برمجة وتصميم|réalisé par|conçu par)(?=[\s:]|$)/iu
/** Where authors stand it says what they are, elsewhere it may begin a sentence. */
const LABEL =
  /^(?:(?:artikel|erstellt|geschrieben|veröffentlicht|text) von(?= )|von(?= \S+ \S)|(?:escrito |redactado |publicado )?por(?= \S+ \S)|posted by|by|par|بقلم|بواسطة|من طرف|الكاتبة?|للكاتبة?|المحررة?|المؤلفة?|المراسلة?|مراسلنا|مراسلتنا|author|auteur|autrice|écrit par|words by|story by)(?: ?[:/] ?| )/iu
const EDGES = /^[\s\-–—|•·,،;:/]+|(?<![\s\-–—|•·,،;:/])[\s\-–—|•·,،;:/]+$/gu
/** «name (agency)», «name (initials of who translated)». */
const IN_BRACKETS = / ?\([^()]{1,40}\)$/u

/** «paper – name» is how many sign. What is one word then is the place that the paper was in. */
function withoutPaper(name: string, own: ReadonlySet<string>): string {
  const parts = name.split(/ [-–—/] /)
  const kept = parts.filter(part => !isDesk(part, own))
  if (kept.length === parts.length) return name
  return kept.length === 1 && !kept[0]?.includes(' ') ? '' : kept.join(' - ')
}

const COMMA = / ?[,،;] ?/u
const AND = /(?:^| )(?:and|et|&) /u
/** Four names, and what stands before them. */
const MOST_WORDS = 6

/** What a box of authors holds besides: when, and where to follow them. */
const LABELS = new Set(
  wordsOf(
    'published updated posted publié autor auteur datum date quelle source text foto photo artikel no twitter facebook instagram follow others more share sponsored نشر تحديث شارك آخرون',
  ),
)

const BEFORE_NAMES = new Set(wordsOf('von por by de par'))

function isNameOfOne(name: string): boolean {
  const words = wordsOf(name)
  if (words.length === 0 || words.length > MOST_WORDS || words.some(word => LABELS.has(word))) return false
  // Before a name it is how one is addressed.
  if (OFFICE.has(words.at(-1) ?? '') || BEFORE_NAMES.has(words.at(-1) ?? '')) return false
  return mayBeName(name) && readDate(`${name} 2000`) === null
}

/** The day may stand behind the name. */
function withoutDate(name: string): string {
  const starts = [name.search(/\d/), name.search(/(?<!\p{L})\p{L}+\.?\s+\d/u)]
  const at = starts.find(start => start > 0 && readDate(name.slice(start)) !== null)
  return at === undefined ? name : name.slice(0, at)
}

const OFFICE = new Set(
  wordsOf(
    'officer publisher editor reporter correspondent writer columnist chief head director manager president professor lecturer senior staff ' +
      'contributor journalist producer analyst fellow founder ceo cto cfo minister ' +
      'journaliste correspondant correspondante rédacteur rédactrice envoyé envoyée directeur directrice professeur ' +
      'مراسل مراسلة مراسلنا مراسلتنا محرر محررة كاتب كاتبة صحفي صحفية صحافي صحافية باحث باحثة أستاذ أستاذة رئيس رئيسة مدير مديرة',
  ),
)

/** «Name, chief editor»: from the first office on nothing is a name. */
function withoutOffice(parts: readonly string[]): readonly string[] {
  const at = parts.findIndex((part, index) => index > 0 && wordsOf(part).some(word => OFFICE.has(word)))
  return at < 0 ? parts : parts.slice(0, at)
}

/** Words of desks, agencies and companies, which may have any of a paper's names beside them. */
/** Nobody's name has one of these in it. */
const NO_NAMES = new Set(
  wordsOf(
    'staff newsroom newsdesk redaktion redaktor redacción redaccion redazione rédaction redactie gmbh inc ltd llc copyright cortesía ' +
      'cortesia zvg التحرير هيئة وكالة وكالات جريدة صحيفة',
  ),
)
const DESK = new Set(
  wordsOf(
    'staff newsroom news desk team editorial editors editor admin administrator webmaster company group agency agencies wire wires ' +
      'online web media press correspondent reporter reporters report contributor guest super user anonymous unknown author writer writers service services the of by ' +
      'associated reuters afp ap bloomberg xinhua upi ' +
      'rédaction redaction redazione la le de du avec agence agences presse journal équipe web map aps tap ' +
      'هيئة التحرير تحرير المحرر محرر أسرة فريق قسم إدارة الإدارة الموقع موقع الأخبار أخبار وكالة وكالات الأنباء أنباء جريدة الجريدة صحيفة ' +
      'الصحيفة قناة بوابة مراسل كاتب مدير أ ف ب رويترز متابعة متابعات خاص و',
  ),
)
/** Fewer letters are in any name. */
const SHORTEST_OWN = 4

function isDesk(name: string, own: ReadonlySet<string>): boolean {
  const words = wordsOf(name)
  if (own.has(keyOf(name)) || words.some(word => NO_NAMES.has(word))) return true
  // An agency's letters, or somebody's who does not sign.
  if (words.every(word => word.length === 1)) return true
  const rest = words.filter(word => !DESK.has(word)).join('')
  if (rest === '') return true
  const isShorter = rest !== keyOf(name)
  return [...own].some(site => site === rest || (isShorter && rest.length >= SHORTEST_OWN && site.includes(rest)))
}

function wordsOf(text: string): string[] {
  return foldWords(text)
    .split(' ')
    .filter(word => word !== '')
}
