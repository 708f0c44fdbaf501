/** Characters that no document may hold, and those that only a slip of encodings can have brought. */

import { fromWindows1252 } from './entities.ts'

const ODD = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/
const ODDITIES = new RegExp(ODD.source, 'g')

/** Control characters go; those of C1 are Windows-1252 that was called Latin-1. */
export function clean(text: string): { readonly text: string; readonly isCleaned: boolean } {
  if (!ODD.test(text)) return { text, isCleaned: false }
  return { text: text.replace(ODDITIES, replacement), isCleaned: true }
}

function replacement(odd: string): string {
  const code = odd.charCodeAt(0)
  return code >= 0x80 && code <= 0x9f ? fromWindows1252(code) : ''
}
