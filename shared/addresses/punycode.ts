/** The letters behind an `xn--` label: RFC 3492, section 6.2. */

const BASE = 36
const SMALLEST = 1
const LARGEST = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_LETTER = 128
const LONGEST_LABEL = 63

/** null when `encoded` (what follows `xn--`) is no such label. */
export function decodeLabel(encoded: string): string | null {
  if (encoded.length > LONGEST_LABEL) return null
  const plainEnd = encoded.lastIndexOf('-')
  const letters = [...encoded.slice(0, Math.max(plainEnd, 0))].map(letter => letter.charCodeAt(0))
  let at = plainEnd + 1
  let letter = FIRST_LETTER
  let place = 0
  let bias = FIRST_BIAS
  while (at < encoded.length) {
    const before = place
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(encoded.charCodeAt(at++))
      if (digit === null) return null
      place += digit * weight
      const threshold = Math.min(Math.max(k - bias, SMALLEST), LARGEST)
      if (digit < threshold) break
      weight *= BASE - threshold
    }
    const length = letters.length + 1
    bias = adapted(place - before, length, before === 0)
    letter += Math.floor(place / length)
    place %= length
    if (letter > 0x10ffff) return null
    letters.splice(place++, 0, letter)
  }
  return String.fromCodePoint(...letters)
}

function digitOf(unit: number): number | null {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 26
  return null
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > ((BASE - SMALLEST) * LARGEST) >> 1; k += BASE) rest = Math.floor(rest / (BASE - SMALLEST))
  return k + Math.floor(((BASE - SMALLEST + 1) * rest) / (rest + SKEW))
}

/** A label as people write it: `xn--mgbt3dhd` → مغرب; one that is no punycode comes back as it is. */
export function writtenLabel(label: string): string {
  return (/^xn--/i.test(label) ? decodeLabel(label.slice(4).toLowerCase()) : null) ?? label
}
