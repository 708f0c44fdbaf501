/** How a name from outside stands in a sentence of another language: newspapers, sections, authors. */

import { type Direction, directionOf } from '../arabic/direction.ts'
import { believedLanguage } from './language.ts'
import { typeset } from './typography.ts'

export interface WrittenName {
  readonly text: string
  readonly direction: Direction
  /** In which it is read aloud; null: not known. */
  readonly language: string | null
}

/** `language`: what its newspaper is written in, as far as that is known. */
export function writtenName(name: string, language: string | null): WrittenName {
  const direction = directionOf(name, language)
  const own = believedLanguage(language, direction, name)
  return { text: typeset(name, direction, own), direction, language: own }
}

const ISOLATE: Readonly<Record<Direction, string>> = { rtl: '\u2067', ltr: '\u2066' }
const POP_ISOLATE = '\u2069'

/** For sentences that are drawn as plain text, where no element can keep the name apart (UAX #9, isolates). */
export function isolated(name: string, language: string | null): string {
  const { text, direction } = writtenName(name, language)
  return `${ISOLATE[direction]}${text}${POP_ISOLATE}`
}

/** Addresses and names of files run left to right whatever is written in them. */
export function isolatedAddress(address: string): string {
  return `${ISOLATE.ltr}${address}${POP_ISOLATE}`
}

const ISOLATES = /[\u2066-\u2069]/g

/** For the ear, which needs none of them. */
export function withoutIsolates(sentence: string): string {
  return sentence.replace(ISOLATES, '')
}
