import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  areAlike,
  differentBits,
  isLikeness,
  type Look,
  likenessOf,
  lookOf,
  MEASURED_SIDE,
} from '../../../shared/pictures/likeness.ts'

type Colour = readonly [red: number, green: number, blue: number]

/** Spots of light and colour, large and small as in photographs: the smaller, the more of them. */
function photo(seed: number, change: (colour: Colour) => Colour = colour => colour): Uint8ClampedArray {
  const random = randomFrom(seed)
  const spots = Array.from({ length: 60 }, () => ({
    x: random() * MEASURED_SIDE,
    y: random() * MEASURED_SIDE,
    size: 4 + 90 * random() ** 3,
    colour: [random() * 255, random() * 255, random() * 255] as const,
  }))
  return drawn((x, y) => {
    let colour: Colour = [128, 128, 128]
    for (const spot of spots) {
      const weight = Math.exp(-((x - spot.x) ** 2 + (y - spot.y) ** 2) / spot.size ** 2)
      colour = mix(colour, spot.colour, weight)
    }
    return change(colour)
  })
}

function drawn(colourAt: (x: number, y: number) => Colour): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(MEASURED_SIDE * MEASURED_SIDE * 4)
  for (let at = 0; at < MEASURED_SIDE * MEASURED_SIDE; at++) {
    pixels.set([...colourAt(at % MEASURED_SIDE, Math.floor(at / MEASURED_SIDE)), 255], at * 4)
  }
  return pixels
}

function mix(one: Colour, other: Colour, weight: number): Colour {
  const part = (place: 0 | 1 | 2) => one[place] * (1 - weight) + other[place] * weight
  return [part(0), part(1), part(2)]
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function look(pixels: Uint8ClampedArray): Look {
  const found = lookOf(likenessOf(pixels))
  if (!found) throw new Error('A likeness is no likeness.')
  return found
}

test('a picture is like itself when it came out a little lighter, noisier or paler', () => {
  for (const seed of [1, 2, 3]) {
    const noise = randomFrom(seed + 100)
    const original = look(photo(seed))
    const again = look(photo(seed, ([r, g, b]) => [r + 6, g + 6 + (noise() - 0.5) * 20, b * 0.97 + 4]))
    expect(differentBits(original, again)).toBeLessThan(32)
    expect(areAlike(original, again)).toBe(true)
  }
})

test('no two of ten pictures are alike, and about half of the bits differ', () => {
  const looks = Array.from({ length: 10 }, (_, seed) => look(photo(seed + 10)))
  const pairs = looks.flatMap((one, place) => looks.slice(place + 1).map(other => [one, other] as const))
  expect(pairs.filter(([one, other]) => areAlike(one, other))).toEqual([])
  const mean = pairs.reduce((sum, [one, other]) => sum + differentBits(one, other), 0) / pairs.length
  expect(mean).toBeGreaterThan(100)
})

test('pictures with nothing in them are told apart by their brightness and colour', () => {
  const plain = (colour: Colour) => look(drawn(() => colour))
  expect(areAlike(plain([250, 250, 250]), plain([20, 20, 20]))).toBe(false)
  expect(areAlike(plain([200, 40, 40]), plain([40, 40, 200]))).toBe(false)
})

test('only what this version wrote is a likeness', () => {
  const likeness = likenessOf(photo(1))
  expect(likeness).toHaveLength(88)
  expect(isLikeness(likeness)).toBe(true)
  expect(isLikeness(`${likeness.slice(0, -1)}2`)).toBe(false)
  expect(lookOf(likeness.toUpperCase().replace(/\d/g, 'A'))).toBeNull()
  fc.assert(fc.property(fc.string(), text => isLikeness(text) === (lookOf(text) !== null)))
})
