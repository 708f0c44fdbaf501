/** Texts that have no words in common: articles that say the same are one story, and one row of the list. */

const LETTERS = [...'بتثجحخدرزسشصضطعغفقكلمن']

/** As many words as are asked for, which no other `name` gives; with a full stop now and then. */
export function ownWords(name: string, count: number): string {
  let state = [...name].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
  const letter = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return LETTERS[(state >>> 16) % LETTERS.length] ?? 'ب'
  }
  const words = Array.from({ length: count }, () => Array.from({ length: 5 }, letter).join(''))
  return words.map((word, at) => (at % 9 === 8 ? `${word}.` : word)).join(' ')
}
