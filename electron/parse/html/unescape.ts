/** What was escaped once too often. */

import { meaningInHtml, wholeCharacters } from './entities.ts'

/** References, with their semicolon: what a text that was escaped once too often still has of them. */
const REFERENCE = /&(?:#(?:x[\da-f]{1,6}|\d{1,7})|[a-z][a-z\d]{1,31});/gi
/** Escaped so often too often: by the program of the site, by that of the feed, and by somebody who wanted to be sure. */
const MOST_TOO_OFTEN = 3

/** A text without the references in it. A name that no reference has, and an ampersand alone, mean what they look like. */
export function unescapedText(text: string): string {
  let plain = text
  for (let times = 0; times < MOST_TOO_OFTEN && plain.includes('&'); times++) {
    plain = plain.replace(REFERENCE, reference => meaningInHtml(reference.slice(1, -1)) ?? reference)
  }
  return wholeCharacters(plain)
}
