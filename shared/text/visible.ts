/** Whether a text is to be seen at all: names and headlines come that are made of nothing. */

/** Marks and joiners alone, white space, and letters that have no shape of their own. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u

/** Whether there is one character in it that is drawn. A mark without a letter under it is none. */
export function isVisible(text: string): boolean {
  for (const character of text) if (!INVISIBLE.test(character)) return true
  return false
}
