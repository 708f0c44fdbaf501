/** Names of files that outside text gives. */

const LONGEST = 80
/** What Windows keeps for itself, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * A name without folders that every system takes: no separators, no controls, no marks that turn the direction around,
 * no dot or space at either end. `fallback` where nothing is left.
 */
export function fileNameFrom(title: string, fallback: string): string {
  const plain = title
    .replace(/\p{C}/gu, '')
    .replace(/["*/:<>?\\|;`$&]/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST)
    .replace(/^[. -]+|[. ]+$/g, '')
    .replace(/[\ud800-\udbff]$/, '')
  return plain === '' || RESERVED.test(plain) ? fallback : plain
}
