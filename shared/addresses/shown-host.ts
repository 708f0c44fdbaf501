/**
 * A host as a reader may be shown it, so that no address looks like another one (UTS #39, UTR #36): in its own letters
 * where these are all Arabic or all Latin, and as `xn--…` in any other case. (Two kinds of digits in one name are no host
 * for the URL standard.) Always to be drawn left to right, isolated.
 */

import { fold } from '../arabic/fold.ts'
import { decodeLabel } from './punycode.ts'

const ASCII = /^[a-z0-9_-]+$/
/** French, Turkish and their neighbours; without letters that pass for another one, such as ı. */
const LATIN = /^[a-z0-9à-öø-ÿœšž-]+$/
const ARABIC = /^[\u0620-\u063f\u0641-\u064a\u0660-\u0669\u0671-\u06d3\u06f0-\u06f90-9-]+$/
/** ڡ and ں, which pass for ف and ن. The other two of their kind are outside. */
const DOTLESS = /[\u06a1\u06ba]/
/** The same letter, drawn the same way in most places of a word, under two code points. */
const TWINS = [
  [/[\u0643]/, /[\u06a9\u06aa]/],
  [/[\u064a\u0649]/, /[\u06cc\u06d0]/],
  [/[\u0647\u0629]/, /[\u06be\u06c1\u06d5]/],
] as const

/**
 * `host` is as the URL standard writes it, in ASCII, with or without a port. `known` are hosts that the reader trusts: another one that looks
 * like one of them is shown in ASCII.
 */
export function shownHost(host: string, known: readonly string[] = []): string {
  const shown = inLetters(host)
  return shown !== host && isLookAlike(host, shown, known) ? host : shown
}

function inLetters(host: string): string {
  const [name = '', ...port] = host.split(/(?=:\d+$)/)
  return name.split('.').map(shownLabel).join('.') + port.join('')
}

function isLookAlike(host: string, shown: string, known: readonly string[]): boolean {
  return known.some(other => other !== host && fold(inLetters(other)) === fold(shown))
}

function shownLabel(label: string): string {
  if (!label.startsWith('xn--')) return label
  const letters = decodeLabel(label.slice(4))
  return letters !== null && isPlain(letters) ? letters : label
}

function isPlain(letters: string): boolean {
  if (ASCII.test(letters)) return false
  if (LATIN.test(letters)) return true
  const mixesTwins = TWINS.some(([one, other]) => one.test(letters) && other.test(letters))
  return ARABIC.test(letters) && !DOTLESS.test(letters) && !mixesTwins
}
