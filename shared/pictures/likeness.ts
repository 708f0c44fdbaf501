/**
 * What a picture looks like, in 88 hexadecimal digits that stay nearly the same when it is scaled or encoded again.
 *
 * Digits 1–64 are 256 bits after the method of PDQ (Facebook, 2019): the picture as 64 × 64 grey values, a discrete cosine
 * transform of them, and for each of the 16 × 16 slowest waves without the constant one whether it is stronger than the
 * middle one. Digits 65–80 are a second look, against pictures that have little in them to compare: how bright each cell
 * of a 4 × 4 grid is, in 16 steps. Digits 81–83 say how much there is to see at all and which way the colours lean, the
 * last digit which version of this method it is. Steps are Gray-coded: a value at the border of two changes one bit.
 */

/** The picture is measured as this many pixels on each side, whatever its proportions. */
export const MEASURED_SIDE = 256

const SIDE = 64
const WAVES = 16
const GRID = 4
const WORDS = 11
const VERSION = '1'
const LIKENESS = new RegExp(`^[0-9a-f]{${WORDS * 8 - 1}}${VERSION}$`)

/** Most bits out of 256 that may differ. Two unrelated pictures differ in about 128. */
const MOST_DIFFERENT_BITS = 40
/** Stricter limit for nearly flat pictures, whose transform is mostly noise. */
const MOST_DIFFERENT_BITS_WHEN_FLAT = 12
const FLAT = 2
const MOST_DIFFERENT_STEPS = 2
const MOST_DIFFERENT_COLOURS = 1

/** A likeness as numbers, ready to be compared: 11 words. */
export type Look = Uint32Array

/** `pixels`: `MEASURED_SIDE` × `MEASURED_SIDE` pixels of four bytes (red, green, blue, opacity), without transparent ones. */
export function likenessOf(pixels: ArrayLike<number>): string {
  const { grey, blue, red } = shrink(pixels)
  const levels = [...gridOf(grey), contrastOf(grey), leaning(blue), leaning(red)]
  const digits = levels.map(level => grayCode(level).toString(16)).join('')
  return `${bitsOf(grey)}${digits}0000${VERSION}`
}

export function isLikeness(text: string): boolean {
  return LIKENESS.test(text)
}

/** null when it is not a likeness of this version. */
export function lookOf(likeness: string): Look | null {
  if (!isLikeness(likeness)) return null
  return Uint32Array.from({ length: WORDS }, (_, word) => Number.parseInt(likeness.slice(word * 8, word * 8 + 8), 16))
}

export function areAlike(one: Look, other: Look): boolean {
  const most = isFlat(one) || isFlat(other) ? MOST_DIFFERENT_BITS_WHEN_FLAT : MOST_DIFFERENT_BITS
  return differentBits(one, other, most) <= most && isSameGrid(one, other) && isSameColour(one, other)
}

/** Counts no further than beyond `most`. */
export function differentBits(one: Look, other: Look, most = 256): number {
  let different = 0
  for (let word = 0; word < 8 && different <= most; word++) different += onesIn((one[word] ?? 0) ^ (other[word] ?? 0))
  return different
}

interface Small {
  readonly grey: Float64Array
  readonly blue: number
  readonly red: number
}

/** Means of squares of pixels: the brightness of each (ITU-R BT.601), and how blue and red the whole is. */
function shrink(pixels: ArrayLike<number>): Small {
  const step = MEASURED_SIDE / SIDE
  const grey = new Float64Array(SIDE * SIDE)
  let [reds, greens, blues] = [0, 0, 0]
  for (let at = 0; at < MEASURED_SIDE * MEASURED_SIDE; at++) {
    const [r, g, b] = [pixels[at * 4] ?? 0, pixels[at * 4 + 1] ?? 0, pixels[at * 4 + 2] ?? 0]
    const row = Math.floor(at / MEASURED_SIDE / step)
    const cell = row * SIDE + Math.floor((at % MEASURED_SIDE) / step)
    grey[cell] = (grey[cell] ?? 0) + brightness(r, g, b) / (step * step)
    reds += r
    greens += g
    blues += b
  }
  const count = MEASURED_SIDE * MEASURED_SIDE
  const mean = brightness(reds, greens, blues) / count
  return { grey, blue: blues / count - mean, red: reds / count - mean }
}

function brightness(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue
}

/** The waves that are compared: row n is the cosine of n + 1 half turns over the side. */
const WAVE = Array.from({ length: WAVES }, (_, wave) =>
  Float64Array.from({ length: SIDE }, (_, at) => Math.cos((Math.PI / 2 / SIDE) * (wave + 1) * (2 * at + 1))),
)

function bitsOf(grey: Float64Array): string {
  const strengths = transform(grey)
  const sorted = Float64Array.from(strengths).sort()
  const middle = ((sorted[WAVES * 8 - 1] ?? 0) + (sorted[WAVES * 8] ?? 0)) / 2
  let digits = ''
  for (let at = 0; at < strengths.length; at += 4) {
    let digit = 0
    for (let bit = 0; bit < 4; bit++) digit = digit * 2 + Number((strengths[at + bit] ?? 0) > middle)
    digits += digit.toString(16)
  }
  return digits
}

/** The two-dimensional cosine transform, one direction after the other. */
function transform(grey: Float64Array): Float64Array {
  const across = new Float64Array(SIDE * WAVES)
  for (let row = 0; row < SIDE; row++) {
    for (const [wave, values] of WAVE.entries()) {
      across[row * WAVES + wave] = values.reduce((sum, value, at) => sum + value * (grey[row * SIDE + at] ?? 0), 0)
    }
  }
  const strengths = new Float64Array(WAVES * WAVES)
  for (const [wave, values] of WAVE.entries()) {
    for (let column = 0; column < WAVES; column++) {
      strengths[wave * WAVES + column] = values.reduce(
        (sum, value, row) => sum + value * (across[row * WAVES + column] ?? 0),
        0,
      )
    }
  }
  return strengths
}

function gridOf(grey: Float64Array): number[] {
  const cells = new Float64Array(GRID * GRID)
  const step = SIDE / GRID
  for (const [at, value] of grey.entries()) {
    const cell = Math.floor(at / SIDE / step) * GRID + Math.floor((at % SIDE) / step)
    cells[cell] = (cells[cell] ?? 0) + value / (step * step)
  }
  return [...cells].map(value => step16(value / 16))
}

/** How much neighbouring values differ, one step for each half grey level of the mean difference. */
function contrastOf(grey: Float64Array): number {
  let sum = 0
  for (let at = 0; at < grey.length; at++) {
    const here = grey[at] ?? 0
    if (at % SIDE !== SIDE - 1) sum += Math.abs(here - (grey[at + 1] ?? 0))
    if (at < grey.length - SIDE) sum += Math.abs(here - (grey[at + SIDE] ?? 0))
  }
  return step16((2 * sum) / (2 * SIDE * (SIDE - 1)))
}

function leaning(difference: number): number {
  return step16(8 + difference / 8)
}

function step16(value: number): number {
  return Math.max(0, Math.min(15, Math.floor(value)))
}

function grayCode(level: number): number {
  return level ^ (level >> 1)
}

function levelOf(code: number): number {
  return code ^ (code >> 1) ^ (code >> 2) ^ (code >> 3)
}

/** The n-th digit of a look. */
function levelAt(look: Look, digit: number): number {
  return levelOf(((look[digit >> 3] ?? 0) >>> (28 - 4 * (digit & 7))) & 15)
}

const GRID_DIGITS = 64
const CONTRAST_DIGIT = GRID_DIGITS + GRID * GRID

function isFlat(look: Look): boolean {
  return levelAt(look, CONTRAST_DIGIT) < FLAT
}

function isSameGrid(one: Look, other: Look): boolean {
  for (let digit = GRID_DIGITS; digit < CONTRAST_DIGIT; digit++) {
    if (Math.abs(levelAt(one, digit) - levelAt(other, digit)) > MOST_DIFFERENT_STEPS) return false
  }
  return true
}

function isSameColour(one: Look, other: Look): boolean {
  return [CONTRAST_DIGIT + 1, CONTRAST_DIGIT + 2].every(
    digit => Math.abs(levelAt(one, digit) - levelAt(other, digit)) <= MOST_DIFFERENT_COLOURS,
  )
}

function onesIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
