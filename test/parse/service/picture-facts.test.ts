import { expect, test } from 'vitest'
import { checkPicture } from '../../../electron/parse/service/picture-facts.ts'
import { codeOf } from '../../support/fetching.ts'
import { avif, gif, gifWithFrame, jpeg, png, webp } from '../../support/pictures.ts'

test('type and size come from the bytes', () => {
  const size = { width: 640, height: 360 }
  expect(checkPicture(png(640, 360))).toEqual({ type: 'image/png', ...size })
  expect(checkPicture(gif(640, 360))).toEqual({ type: 'image/gif', ...size })
  expect(checkPicture(jpeg(640, 360))).toEqual({ type: 'image/jpeg', ...size })
  expect(checkPicture(webp(640, 360))).toEqual({ type: 'image/webp', ...size })
  expect(checkPicture(avif(640, 360))).toEqual({ type: 'image/avif', ...size })
})

test('H-13 bombs, tracking pixels, SVG and broken headers are refused', async () => {
  expect(await codeOf(() => checkPicture(png(50_000, 50_000)))).toBe('pictureTooLarge')
  expect(await codeOf(() => checkPicture(Buffer.alloc(10 * 1024 * 1024 + 1)))).toBe('pictureTooLarge')
  expect(await codeOf(() => checkPicture(gif(1, 1)))).toBe('notAPicture')
  expect(await codeOf(() => checkPicture(png(2, 2)))).toBe('notAPicture')
  expect(await codeOf(() => checkPicture(png(0, 5)))).toBe('notAPicture')
  const whole = jpeg(640, 360)
  for (const bytes of [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    Buffer.from('<html>'),
    Buffer.alloc(0),
  ]) {
    expect(await codeOf(() => checkPicture(bytes))).toBe('notAPicture')
  }
  for (let length = 0; length < 20; length++)
    expect(await codeOf(() => checkPicture(whole.subarray(0, length)))).toBe('notAPicture')
})

test.each([
  ['PNG', png(50_000, 50_000)],
  ['GIF', gif(65_535, 65_535)],
  ['GIF whose frame is larger than its screen', gifWithFrame(10, 20_000)],
  ['JPEG', jpeg(65_535, 65_535)],
  ['WebP', webp(16_000_000, 16_000_000)],
  ['AVIF', avif(4_000_000_000, 4_000_000_000)],
])('H-13 a %s of too many pixels is refused by what its header says, whatever follows', async (_type, bomb) => {
  expect(bomb.length).toBeLessThan(100)
  expect(await codeOf(() => checkPicture(bomb))).toBe('pictureTooLarge')
})

test('H-13 a GIF is as large as its first frame, and a frame that is cut off counts for nothing', () => {
  expect(checkPicture(gifWithFrame(10, 300))).toEqual({ type: 'image/gif', width: 300, height: 300 })
  expect(checkPicture(gifWithFrame(300, 10))).toEqual({ type: 'image/gif', width: 300, height: 300 })
  const whole = gifWithFrame(30, 20_000)
  for (let length = 13; length < 29; length++) {
    expect(checkPicture(whole.subarray(0, length))).toMatchObject({ width: 30, height: 30 })
  }
})
