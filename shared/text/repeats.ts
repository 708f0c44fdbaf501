/** A headline that is said again where it has just been read. Only letters and digits count: the rest is set anew by many. */

const COUNTS = /[\p{L}\p{N}]/u
/** Fewer letters may well begin another sentence. */
const SHORTEST = 15

/** What follows `title` where the text begins with it; otherwise the text. */
export function withoutRepeat(title: string, text: string): string {
  const wanted = lettersOf(title)
  if (wanted.length < SHORTEST) return text
  let found = 0
  let end = 0
  for (const character of text) {
    if (COUNTS.test(character)) {
      if (found === wanted.length || character.toLowerCase() !== wanted[found]) break
      found++
    }
    end += character.length
  }
  const isWhole = found === wanted.length && (end === text.length || !COUNTS.test(text[end - 1] ?? ''))
  return isWhole ? text.slice(end) : text
}

export function saysTheSame(one: string, other: string): boolean {
  const letters = lettersOf(one)
  return letters.length > 0 && letters.join('') === lettersOf(other).join('')
}

function lettersOf(text: string): string[] {
  return [...text].filter(character => COUNTS.test(character)).map(character => character.toLowerCase())
}
