/** What the languages of our newspapers need to be compared: forms of words, words that say nothing, and which one it is. */

import { type Direction, isRightToLeft } from '../arabic/direction.ts'
import { fold } from '../arabic/fold.ts'
import { foldedWords, stemOf } from '../text/stem.ts'

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

const EMPTY_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(EMPTY).map(([language, words]) => [language, new Set(fold(words).split(' '))]),
)

/** Inside of a word they come and go with number: مركز and مراكز, شهيد and شهداء. */
const LONG_VOWELS = /(?<=.)[اوي](?=.)/g
const CONSONANTS = 3

function withoutLongVowels(stem: string): string {
  const consonants = stem.replace(LONG_VOWELS, '')
  return consonants.length < CONSONANTS ? stem : consonants
}

/** The form of a folded word under which it is compared. */
export function comparedForm(word: string, language: string): string {
  const stem = stemOf(word, language)
  return language === 'ar' ? withoutLongVowels(stem) : stem
}

/** What stands in every sentence. */
export function saysNothing(word: string, language: string): boolean {
  return EMPTY_WORDS.get(language)?.has(word) ?? false
}

/** The language of a tag. */
const PRIMARY = /^[a-z]{2,3}(?![a-z])/

/**
 * The language in which an article is compared with others. Half of the Arabic press declares its feeds as English: the
 * direction, which was read from the letters, goes first; between French and English the words of the text decide.
 */
export function comparedLanguage(declared: string | null, direction: Direction, text: string): string {
  const primary = PRIMARY.exec(declared?.toLowerCase() ?? '')?.[0] ?? null
  const isBelieved = primary !== null && isRightToLeft(primary) === (direction === 'rtl')
  if (direction === 'rtl') return isBelieved ? primary : 'ar'
  const words = foldedWords(text)
  const french = countOf('fr', words)
  const english = countOf('en', words)
  if (french !== english) return french > english ? 'fr' : 'en'
  return isBelieved ? primary : 'en'
}

/** Words of more than one letter that only one of both languages has. */
function countOf(language: 'fr' | 'en', words: readonly string[]): number {
  const other = language === 'fr' ? 'en' : 'fr'
  return words.filter(word => word.length > 1 && saysNothing(word, language) && !saysNothing(word, other)).length
}
