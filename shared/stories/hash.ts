/** Numbers for words: what the index compares and stores. FNV-1a over UTF-16 units, the same on every machine. */

const OFFSET = 0x811c9dc5
/** Odd, so that multiplying by it loses nothing. */
export const PRIME = 0x01000193

export function hashOf(text: string): number {
  let hash = OFFSET
  for (let at = 0; at < text.length; at++) hash = withUnit(hash, text.charCodeAt(at))
  return mixed(hash)
}

/** The next step of FNV-1a. */
export function withUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME)
}

/** One number for two in this order. */
export function hashOfBoth(first: number, second: number): number {
  return mixed(Math.imul(first, PRIME) ^ (second + 0x9e3779b9))
}

/** FNV leaves the upper bits of short words alike; those who sample by the smallest numbers need them spread. */
export function mixed(hash: number): number {
  let spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35)
  return (spread ^ (spread >>> 16)) >>> 0
}
