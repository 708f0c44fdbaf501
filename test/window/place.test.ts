import { describe, expect, test } from 'vitest'
import { placeOnScreen } from '../../electron/window/place.ts'

const laptop = { x: 0, y: 0, width: 1280, height: 770 }
const left = { x: -1920, y: -200, width: 1920, height: 1050 }
const place = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height })

describe('a place of the window', () => {
  test.each([
    ['in the middle of the screen', place(100, 40), [laptop]],
    ['at its corner', place(0, 0), [laptop]],
    ['half beyond the right edge', place(700, 40), [laptop]],
    ['half beyond the left edge', place(-700, 40), [laptop]],
    ['with its foot below the screen', place(100, 700), [laptop]],
    ['on the screen to the left', place(-1500, 0), [laptop, left]],
    ['across both', place(-500, 0), [laptop, left]],
    ['larger than the screen', place(0, 0, 4000, 3000), [laptop]],
  ])('%s stays', (_name, given, screens) => {
    expect(placeOnScreen(given, screens)).toBe(given)
  })

  test.each([
    ['to the right', place(2200, 40)],
    ['below', place(100, 760)],
    ['above', place(100, -60)],
    ['to the left', place(-960, 40)],
    ['beyond everything', place(-19_000, 19_000)],
  ])('%s of all screens goes to the middle', (_name, given) => {
    expect(placeOnScreen(given, [laptop])).toEqual(place(140, 35))
  })

  test('is taken in by the screen that was nearest, and is no larger than that', () => {
    const screens = [laptop, left]
    expect(placeOnScreen(place(-4000, 100), screens)).toEqual(place(-1460, -25))
    expect(placeOnScreen(place(3840, 0, 3840, 2100), screens)).toEqual({ ...laptop })
  })

  test('keeps what else is known of it, and is believed where no screen is known', () => {
    const given = { ...place(9000, 0), maximized: true }
    expect(placeOnScreen(given, [laptop])).toMatchObject({ x: 140, maximized: true })
    expect(placeOnScreen(given, [])).toBe(given)
  })
})
