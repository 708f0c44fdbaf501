/**
 * A light stemmer for French: plural and feminine, after the rules that Savoy published as "minimal" and, for a few
 * endings that news is full of, "light" (1999, 2006). Verbs keep their forms, but for the participle's.
 */

/** Nothing is taken from shorter words: bas, lois, nos. */
const SHORTEST = 4

/** The stem of a folded word: accents are gone already, and an elided article is a word of its own. */
export function stemFrench(word: string): string {
  if (word.length <= SHORTEST) return word
  return withoutEnding(withoutPlural(word))
}

function withoutPlural(word: string): string {
  if (word.endsWith('eaux')) return word.slice(0, -1)
  if (word.endsWith('aux')) return `${word.slice(0, -3)}al`
  return /[sx]$/.test(word) ? word.slice(0, -1) : word
}

const FEMININE: readonly (readonly [ending: string, masculine: string])[] = [
  ['euse', 'eur'],
  ['trice', 'teur'],
  ['iere', 'ier'],
  ['elle', 'el'],
  ['enne', 'en'],
  ['onne', 'on'],
  ['ive', 'if'],
]

function withoutEnding(word: string): string {
  for (const [ending, masculine] of FEMININE) {
    if (word.endsWith(ending) && word.length > ending.length + 2) return word.slice(0, -ending.length) + masculine
  }
  // Accents are gone: blessée, blessé and blesse are one.
  const bare = word.length > SHORTEST ? word.replace(/e{1,2}$/, '') : word
  return /([^aeiou])\1$/.test(bare) && bare.length > SHORTEST ? bare.slice(0, -1) : bare
}
