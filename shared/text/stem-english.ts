/**
 * A light stemmer for English: plurals, -ed, -ing and the possessive, after the rules of Harman's "S stemmer" (1991) and
 * the first step of Porter's (1980). What is left need not be a word; it is the same for the forms of one.
 */

/** Shorter words lose nothing but the s of a plural. */
const SHORTEST_VERB = 3
const VOWEL = /[aeiouy]/

/** The stem of a folded word. */
export function stemEnglish(word: string): string {
  if (word.length <= SHORTEST_VERB) return word
  return withoutSilentE(withoutVerbEnding(withoutPlural(word)))
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}

function withoutVerbEnding(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`
  const [, stem] = /^(.{3,})(?:ed|ing)$/.exec(word) ?? []
  if (stem === undefined || !VOWEL.test(stem)) return word
  // stopped is stop; but calling is call.
  return /([^aeiouylsz])\1$/.test(stem) ? stem.slice(0, -1) : stem
}

/** voting has lost what vote still has. */
function withoutSilentE(word: string): string {
  return word.length > SHORTEST_VERB && /[^aeiou]e$/.test(word) ? word.slice(0, -1) : word
}
