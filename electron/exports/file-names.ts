/** Names of the files of one export: those of their articles, each once, for every system. */

import { fileNameFrom } from '../../shared/file-names.ts'

/** Room for a number and an ending within the 255 bytes of a name; Arabic letters take two, others up to four. */
const MOST_BYTES = 200

/** The name for a title, without its ending; the second of a name gets a number. */
export function fileNames(untitled: string): (title: string) => string {
  const taken = new Set<string>()
  /** Where counting goes on. */
  const numbers = new Map<string, number>()
  return title => {
    const name = shortened(fileNameFrom(title, untitled))
    let number = numbers.get(keyOf(name)) ?? 1
    const numbered = () => (number === 1 ? name : `${name} ${number}`)
    while (taken.has(keyOf(numbered()))) number += 1
    numbers.set(keyOf(name), number)
    taken.add(keyOf(numbered()))
    return numbered()
  }
}

/** Systems that take two spellings for one name are the measure (APFS, NTFS). */
function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

function shortened(name: string): string {
  let short = name.normalize('NFC')
  while (Buffer.byteLength(short) > MOST_BYTES) short = [...short].slice(0, -1).join('')
  return short.replace(/(?<![. ])[. ]+$/, '')
}
