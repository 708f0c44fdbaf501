import { expect, test } from 'vitest'
import { barArea } from '../../electron/desktop/bar-place.ts'

/** A laptop under a panel of 30 pixels, and a larger screen at its left. */
const MAIN = { id: 4, workArea: { x: 0, y: 30, width: 1440, height: 870 } }
const LEFT = { id: 9, workArea: { x: -2560, y: -200, width: 2560, height: 1440 } }
const SCREENS = [MAIN, LEFT]

test('it lies across the work area, at either edge of either screen', () => {
  expect(barArea({ edge: 'top', screen: null, size: 100 }, SCREENS)).toEqual({ x: 0, y: 30, width: 1440, height: 38 })
  expect(barArea({ edge: 'bottom', screen: 4, size: 100 }, SCREENS)).toMatchObject({ y: 862, height: 38 })
  expect(barArea({ edge: 'bottom', screen: 9, size: 150 }, SCREENS)).toEqual({
    x: -2560,
    y: 1183,
    width: 2560,
    height: 57,
  })
})

test('on the main screen while its own is gone', () => {
  expect(barArea({ edge: 'top', screen: 9, size: 100 }, [MAIN])).toMatchObject({ x: 0, y: 30 })
  expect(barArea({ edge: 'top', screen: 9, size: 100 }, [])).toBe(null)
})
