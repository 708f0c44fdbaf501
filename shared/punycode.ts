/** Labels of host names as people write them, from what the network writes (RFC 3492, decoding only). */

const BASE = 36
const FEWEST = 1
const MOST = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_CODE = 128
const LARGEST_CODE = 0x10ffff

/** `xn--mgbt3dhd` → مغرب; a label that is none of these comes back as it is. */
export function writtenLabel(label: string): string {
  if (!/^xn--/i.test(label)) return label
  return decode(label.slice(4).toLowerCase()) ?? label
}

/** null for what is no punycode. */
function decode(text: string): string | null {
  const end = text.lastIndexOf('-')
  const codes = end > 0 ? [...text.slice(0, end)].map(letter => letter.charCodeAt(0)) : []
  let code = FIRST_CODE
  let bias = FIRST_BIAS
  let place = 0
  for (let at = end > 0 ? end + 1 : 0; at < text.length; ) {
    const before = place
    for (let weight = 1, step = BASE; ; step += BASE) {
      const digit = digitOf(text.charCodeAt(at++))
      if (digit === null || place > LARGEST_CODE * 100) return null
      place += digit * weight
      const least = Math.min(Math.max(step - bias, FEWEST), MOST)
      if (digit < least) break
      weight *= BASE - least
    }
    bias = adapted(place - before, codes.length + 1, before === 0)
    code += Math.floor(place / (codes.length + 1))
    place %= codes.length + 1
    if (code > LARGEST_CODE) return null
    codes.splice(place++, 0, code)
  }
  return String.fromCodePoint(...codes)
}

function digitOf(unit: number): number | null {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 26
  return unit >= 0x61 && unit <= 0x7a ? unit - 0x61 : null
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1
  rest += Math.floor(rest / length)
  let bias = 0
  for (; rest > ((BASE - FEWEST) * MOST) >> 1; bias += BASE) rest = Math.floor(rest / (BASE - FEWEST))
  return bias + Math.floor(((BASE - FEWEST + 1) * rest) / (rest + SKEW))
}
