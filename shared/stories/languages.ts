/** What the languages of our newspapers need to be compared: stems, words that say nothing, and which language it is. */

import { type Direction, isRightToLeft } from '../arabic/direction.ts'
import { fold } from '../arabic/fold.ts'
import { stemArabic } from '../arabic/stem.ts'
import { stemEnglish } from '../text/stem-english.ts'
import { stemFrench } from '../text/stem-french.ts'

const EMPTY = {
  ar:
    'في من الى على عن ان انه انها اني قد لم لن لا ما هذا هذه ذلك تلك الذي التي الذين هو هي هم كان كانت يكون تكون ليس مع بعد ' +
    'قبل حول خلال منذ حتى ثم او ام اذا لكن بل كل بعض غير بين تحت فوق عند لدى ضد دون عبر كما حيث وقد وان وفي ومن وعلى الا اي ' +
    'فيه فيها منه منها به بها له لها عليه عليها اليه اليها عنه عنها لهم بهم منهم انهم وهو وهي ولا وما ولم اما انما ايضا هناك هنا ' +
    'قال قالت اكد اكدت واكد وقال اضاف واضاف اوضح واوضح اشار واشار اليوم امس غدا يوم صباح مساء الان بان بانه لان عام',
  fr:
    'a au aux avec c ce ces cette cet d dans de des du elle elles en entre est et etait ete etre eu il ils j je l la le les leur ' +
    'leurs lors lui m mais meme n ne nos notre nous on ont ou par pas plus pour qu que qui quoi s sa sans se selon ses si son sont ' +
    'sous sur t tout tous toute un une vers vos votre vous y apres avant contre fait aujourd hui hier demain',
  en:
    'a about after all also an and any are as at be been before being but by can could did do does for from had has have he her ' +
    'him his how i if in into is it its just may more most my no not of off on one or our out over said says s she so some t ' +
    'than that the their them then there these they this to up us was we were what when where which who why will with would you ' +
    'today yesterday tomorrow',
} as const

type Stemmed = keyof typeof EMPTY

const STEMS: Readonly<Record<Stemmed, (word: string) => string>> = {
  ar: word => withoutLongVowels(stemArabic(word)),
  fr: stemFrench,
  en: stemEnglish,
}
const EMPTY_WORDS: Readonly<Record<Stemmed, ReadonlySet<string>>> = {
  ar: new Set(fold(EMPTY.ar).split(' ')),
  fr: new Set(fold(EMPTY.fr).split(' ')),
  en: new Set(fold(EMPTY.en).split(' ')),
}

/** Inside of a word they come and go with number: مركز and مراكز, شهيد and شهداء. */
const LONG_VOWELS = /(?<=.)[اوي](?=.)/g
const CONSONANTS = 3

function withoutLongVowels(stem: string): string {
  const consonants = stem.replace(LONG_VOWELS, '')
  return consonants.length < CONSONANTS ? stem : consonants
}

/** Stemmed words without what is in every sentence; words of a language that we know no stems of are left as they are. */
export function stemOf(word: string, language: string): string {
  return isStemmed(language) ? STEMS[language](word) : word
}

export function saysNothing(word: string, language: string): boolean {
  return isStemmed(language) && EMPTY_WORDS[language].has(word)
}

function isStemmed(language: string): language is Stemmed {
  return language in EMPTY
}

/**
 * The language in which an article is compared with others. Half of the Arabic press declares its feeds as English: the
 * direction, which was read from the letters, goes first; between French and English the words of the text decide.
 */
export function comparedLanguage(declared: string | null, direction: Direction, words: readonly string[]): string {
  const primary = declared?.split(/[-_]/)[0]?.toLowerCase() ?? null
  const isBelieved = primary !== null && isRightToLeft(primary) === (direction === 'rtl')
  if (direction === 'rtl') return isBelieved ? primary : 'ar'
  const french = wordsOf('fr', words)
  const english = wordsOf('en', words)
  if (french !== english) return french > english ? 'fr' : 'en'
  return isBelieved ? primary : 'en'
}

/** Words of more than one letter that only one of both languages has. */
function wordsOf(language: 'fr' | 'en', words: readonly string[]): number {
  const other = EMPTY_WORDS[language === 'fr' ? 'en' : 'fr']
  return words.filter(word => word.length > 1 && EMPTY_WORDS[language].has(word) && !other.has(word)).length
}
