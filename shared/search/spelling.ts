/** Words that a slip of one letter may have been meant for. Pure. */

/** A word at a distance of one slip; a smaller cost is a likelier slip. */
export interface Slip {
  readonly word: string
  readonly cost: number
}

const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
const LATIN = 'abcdefghijklmnopqrstuvwxyz'

/** Letters that are taken for each other by the ear, by the eye, or by a finger beside its key. */
const ALIKE = [
  'سص ضظ ضد تط ذز ذد ثس ثت قك قغ غخ حه حخ جخ عا هت زر فق بت بن بي نت يى طظ صض شس جح دذ رز عغ كل مل نم اه',
  'ضص صث ثق قف فغ غع عه هخ خح حج شس سي يب بل لا ات تن نم مك كط ئء ءؤ ؤر رى ىة ةو وز زظ',
  'ei ey iy ou ao ae cs ck sz bp dt fv mn bv gj qk',
  'qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm az',
].join(' ')

const PAIRS = new Set(ALIKE.split(' ').flatMap(pair => [pair, [...pair].reverse().join('')]))

const SWAPPED = 0.4
const TAKEN_FOR = 0.5
const DOUBLED = 0.4
const LEFT_OUT = 0.7
const TOO_MANY = 0.7
const ANOTHER = 1
/** Hardly anybody mistakes the first letter. */
const FIRST_LETTER = 0.5

/** All of them, each once with its smallest cost. */
export function slipsOf(word: string): Slip[] {
  const letters = ARABIC.includes(word.charAt(0)) ? ARABIC : LATIN
  const costs = new Map<string, number>()
  const add = (other: string, cost: number, place: number) => {
    const whole = cost + (place === 0 ? FIRST_LETTER : 0)
    if (other !== word && other.length > 1) costs.set(other, Math.min(whole, costs.get(other) ?? whole))
  }
  for (let at = 0; at <= word.length; at++) {
    const [before, behind, own] = [word.slice(0, at), word.slice(at), word.charAt(at)]
    for (const letter of letters) {
      add(before + letter + behind, letter === own || letter === word.charAt(at - 1) ? DOUBLED : LEFT_OUT, at)
      if (own !== '') add(before + letter + behind.slice(1), PAIRS.has(own + letter) ? TAKEN_FOR : ANOTHER, at)
    }
    if (own === '') continue
    add(before + behind.slice(1), own === word.charAt(at - 1) ? DOUBLED : TOO_MANY, at)
    const next = word.charAt(at + 1)
    if (next !== '') add(before + next + own + behind.slice(2), SWAPPED, at)
  }
  return [...costs].map(([other, cost]) => ({ word: other, cost }))
}
