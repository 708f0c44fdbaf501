/** `srcset`: several sizes of one picture in one attribute. */

interface Candidate {
  readonly address: string
  /** In pixels; where a density is written, as a screen of 1,000 points counts it. */
  readonly width: number
}

/** Wider pictures cost more than a screen can show. */
const WIDE_ENOUGH = 1600
const POINTS = 1000
const MOST_CANDIDATES = 100
const WHITE_SPACE = /\s/
/** By the standard a comma without a space belongs to the address. Whoever writes this one means two addresses. */
const TWO_IN_ONE = /,(?=https?:\/\/|\/\/)/

/** Chooses from a `srcset`: the narrowest candidate that is wide enough, else the widest. */
export function bestOf(srcset: string): string | null {
  const candidates = candidatesIn(srcset)
    .filter(({ address }) => !address.startsWith('data:'))
    .sort((a, b) => a.width - b.width)
  return (candidates.find(({ width }) => width >= WIDE_ENOUGH) ?? candidates.at(-1))?.address ?? null
}

/**
 * https://html.spec.whatwg.org/#parse-a-srcset-attribute: an address goes up to white space, what is said of it up to a
 * comma. What browsers do about a broken description is left out: it counts as the smallest.
 */
function candidatesIn(srcset: string): Candidate[] {
  const found: Candidate[] = []
  let at = 0
  while (at < srcset.length && found.length < MOST_CANDIDATES) {
    const start = skip(srcset, at, character => character === ',' || WHITE_SPACE.test(character))
    const end = skip(srcset, start, character => !WHITE_SPACE.test(character))
    const written = srcset.slice(start, end)
    const isAlone = written.endsWith(',')
    at = isAlone ? end : skip(srcset, end, character => character !== ',')
    const width = isAlone ? POINTS : widthOf(srcset.slice(end, at))
    const addresses = written.split(TWO_IN_ONE).map(withoutCommas)
    for (const [place, address] of addresses.entries()) {
      const isLast = place === addresses.length - 1
      if (address !== '') found.push({ address, width: isLast ? width : POINTS })
    }
  }
  return found
}

function skip(text: string, from: number, isSkipped: (character: string) => boolean): number {
  let at = from
  while (at < text.length && isSkipped(text.charAt(at))) at++
  return at
}

function withoutCommas(address: string): string {
  let end = address.length
  while (end > 0 && address.charAt(end - 1) === ',') end--
  return address.slice(0, end)
}

/** `800w`, `800w 600h`, `2x`, or nothing. */
function widthOf(description: string): number {
  const words = description.trim().split(WHITE_SPACE)
  const [first = ''] = words
  if (first === '') return POINTS
  const said = words.find(word => /^[\d.]{1,10}w$/.test(word)) ?? first
  const number = Number.parseFloat(said)
  if (!Number.isFinite(number)) return 0
  return said.endsWith('x') ? number * POINTS : number
}
