/** Pictures that look like photographs, as PNG: spots of light and colour, large and small. */

import { pngOf } from '../support/pictures.ts'

export interface Photo {
  readonly seed: number
  readonly width: number
  readonly height: number
  /** Grey levels that are added to every pixel. */
  readonly lighter?: number
}

/** The same seed gives the same picture in any size. */
export function photo({ seed, width, height, lighter = 0 }: Photo): Buffer {
  const spots = spotsOf(seed)
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (1 + width * 3) + 1 + x * 3
      const colour = colourAt(spots, x / width, y / height)
      for (let part = 0; part < 3; part++) rows[at + part] = Math.max(0, Math.min(255, (colour[part] ?? 0) + lighter))
    }
  }
  return pngOf(width, height, rows)
}

interface Spot {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colour: readonly number[]
}

function spotsOf(seed: number): Spot[] {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: 40 }, () => ({
    x: random(),
    y: random(),
    size: 0.02 + 0.35 * random() ** 3,
    colour: [random() * 255, random() * 255, random() * 255],
  }))
}

function colourAt(spots: readonly Spot[], x: number, y: number): number[] {
  const colour = [128, 128, 128]
  for (const spot of spots) {
    const weight = Math.exp(-((x - spot.x) ** 2 + (y - spot.y) ** 2) / spot.size ** 2)
    for (let part = 0; part < 3; part++) {
      colour[part] = (colour[part] ?? 0) * (1 - weight) + (spot.colour[part] ?? 0) * weight
    }
  }
  return colour
}
