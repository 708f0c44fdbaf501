/**
 * How well a hidden picture is known again, and how often another one is taken for it: measured in the real runtime over
 * pictures that are drawn here. They are not photographs; what this shows is that scaling and encoding are survived, and
 * that pictures of one kind are told apart. `WARRAQ_LIKENESS=300` draws that many instead of a few.
 */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { areAlike, differentBits, type Look, lookOf } from '../../shared/pictures/likeness.ts'
import { gifWithFrame } from '../support/pictures.ts'
import { launchInspect, type RunningInspect } from './extraction.ts'

const PICTURES = Number(process.env.WARRAQ_LIKENESS ?? 40)

let inspect: RunningInspect<{ readonly hash?: string; readonly error?: { readonly code: string } }>
beforeAll(async () => {
  inspect = await launchInspect('report-hash')
  // The hidden page opens with the first line.
  await lookAt(Buffer.from(ONE_PIXEL_WIDE, 'base64'))
})
afterAll(() => inspect.close())

/** A GIF of 3 × 3 pixels. */
const ONE_PIXEL_WIDE = 'R0lGODlhAwADAIABAAAAAP///yH5BAEKAAEALAAAAAADAAMAAAIDjG8FADs='

async function lookAt(bytes: Buffer): Promise<Look | null> {
  const { hash = '' } = await inspect.ask({ file: 'picture', bytes: bytes.toString('base64') })
  return lookOf(hash)
}

async function codeOf(bytes: Buffer): Promise<string | undefined> {
  return (await inspect.ask({ file: 'picture', bytes: bytes.toString('base64') })).error?.code
}

type Variants = Readonly<Record<string, string>>

/** Draws picture number `seed` in the hidden page, and what becomes of it on its way through other papers. */
async function draw(seed: number): Promise<Variants> {
  return inspect.app.evaluate(({ webContents }, code) => {
    const [contents] = webContents.getAllWebContents()
    return contents?.executeJavaScript(code) as Promise<Variants>
  }, `(${drawing.toString()})(${seed})`)
}

/** Runs in the hidden page: nothing from outside it. */
function drawing(seed: number): Variants {
  let state = seed * 7919 + 17
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const colour = () => `hsl(${random() * 360} ${30 + random() * 60}% ${15 + random() * 70}%)`
  const [width, height] = [900, [600, 506, 900, 1200][seed % 4] ?? 600]
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  pen.fillStyle = colour()
  pen.fillRect(0, 0, width, height)

  const spot = (size: number) => {
    const [x, y] = [random() * width, random() * height]
    const light = pen.createRadialGradient(x, y, 0, x, y, size)
    light.addColorStop(0, colour())
    light.addColorStop(1, 'transparent')
    pen.fillStyle = light
    pen.fillRect(0, 0, width, height)
  }
  const shape = () => {
    pen.fillStyle = colour()
    pen.beginPath()
    for (let corner = 0; corner < 3 + random() * 4; corner++) pen.lineTo(random() * width, random() * height)
    pen.fill()
  }
  const words = (size: number, lines: number) => {
    pen.fillStyle = '#fff'
    pen.font = `bold ${size}px sans-serif`
    for (let line = 0; line < lines; line++) {
      const text = Array.from({ length: 14 }, () => String.fromCharCode(0x627 + random() * 36)).join('')
      pen.fillText(text, 60, height / 2 + line * size * 1.4, width - 120)
    }
  }
  // Five kinds: photographs, drawings, cards with words on one ground, studios with one ground, and skies.
  const kind = seed % 5
  if (kind === 0) for (let n = 0; n < 70; n++) spot(20 + 400 * random() ** 3)
  if (kind === 1) for (let n = 0; n < 9; n++) shape()
  if (kind === 2) {
    pen.fillStyle = '#7a1420'
    pen.fillRect(0, 0, width, height)
    words(54, 4)
  }
  if (kind === 3) {
    pen.fillStyle = '#23456b'
    pen.fillRect(0, 0, width, height)
    pen.fillStyle = '#e8e2d0'
    pen.fillRect(0, height * 0.8, width, height * 0.2)
    for (let n = 0; n < 25; n++) spot(30 + 150 * random())
  }
  if (kind === 4) {
    const sky = pen.createLinearGradient(0, 0, 0, height)
    sky.addColorStop(0, '#9cc4e4')
    sky.addColorStop(1, '#e9f1f6')
    pen.fillStyle = sky
    pen.fillRect(0, 0, width, height)
    for (let n = 0; n < 6; n++) spot(40 + 200 * random())
  }

  const other = (w: number, h: number, paint: (pen: CanvasRenderingContext2D) => void) => {
    const copy = document.createElement('canvas')
    copy.width = Math.round(w)
    copy.height = Math.round(h)
    const brush = copy.getContext('2d') as CanvasRenderingContext2D
    brush.imageSmoothingQuality = 'high'
    paint(brush)
    return copy
  }
  const as = (drawn: HTMLCanvasElement, type: string, quality?: number) =>
    drawn.toDataURL(`image/${type}`, quality).split(',')[1] ?? ''
  const scaled = (factor: number) =>
    other(width * factor, height * factor, brush => brush.drawImage(canvas, 0, 0, width * factor, height * factor))
  const cropped = (part: number) =>
    other(width * (1 - 2 * part), height * (1 - 2 * part), brush =>
      brush.drawImage(canvas, -width * part, -height * part),
    )
  const filtered = (filter: string) =>
    other(width, height, brush => {
      brush.filter = filter
      brush.drawImage(canvas, 0, 0)
    })
  const marked = other(width, height, brush => {
    brush.drawImage(canvas, 0, 0)
    brush.fillStyle = 'rgb(255 255 255 / 60%)'
    brush.font = '28px sans-serif'
    brush.fillText('paper.example', width - 240, height - 30)
  })
  return {
    original: as(canvas, 'png'),
    'jpeg 90': as(canvas, 'jpeg', 0.9),
    'jpeg 50': as(canvas, 'jpeg', 0.5),
    'jpeg 20': as(canvas, 'jpeg', 0.2),
    'webp 50': as(canvas, 'webp', 0.5),
    'scaled to 1/2, jpeg 70': as(scaled(0.5), 'jpeg', 0.7),
    'scaled to 1/6, jpeg 70': as(scaled(1 / 6), 'jpeg', 0.7),
    'scaled to 3/2, webp 80': as(scaled(1.5), 'webp', 0.8),
    'lighter by a tenth, jpeg 70': as(filtered('brightness(1.1)'), 'jpeg', 0.7),
    'with a name in a corner, jpeg 70': as(marked, 'jpeg', 0.7),
    'cut by 1 % on each side, jpeg 70': as(cropped(0.01), 'jpeg', 0.7),
    'cut by 5 % on each side, jpeg 70': as(cropped(0.05), 'jpeg', 0.7),
    'without colours, jpeg 70': as(filtered('grayscale(1)'), 'jpeg', 0.7),
  }
}

/** A GIF of this many frames of one pixel each, which show nothing new. */
function gifOf(frames: number): Buffer {
  const head = Buffer.from(ONE_PIXEL_WIDE, 'base64').subarray(0, 19)
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
  return Buffer.concat([head, ...Array<Buffer>(frames).fill(frame), Buffer.from([0x3b])])
}

test('H-13 a GIF of 100,000 frames is one picture; one that is cut off, or only says that it is one, is none', async () => {
  // Whoever drew them all would be stopped at the page's deadline, and would have no answer.
  expect(await lookAt(gifOf(100_000))).not.toBeNull()

  // Its screen is 10 × 10; a browser would make room for the frame before it finds out that there is nothing in it.
  expect(await codeOf(gifWithFrame(10, 20_000))).toBe('pictureTooLarge')

  const webp = Buffer.from((await draw(0))['webp 50'] ?? '', 'base64')
  expect(await lookAt(webp)).not.toBeNull()
  expect(await codeOf(webp.subarray(0, 200))).toBe('notAPicture')
  expect(await codeOf(Buffer.concat([webp.subarray(0, 30), Buffer.alloc(5_000, 7)]))).toBe('notAPicture')
  // Whatever came before, the next one is read.
  expect(await lookAt(webp)).not.toBeNull()
})

/** What the product promises: the same picture scaled or encoded again. */
const PROMISED = /^(?:jpeg|webp|scaled)/

test('a picture is known again scaled and encoded anew; no other is taken for it', { timeout: 3_600_000 }, async () => {
  const found = new Map<string, { known: number; all: number; bits: number[] }>()
  const originals: Look[] = []
  for (let seed = 0; seed < PICTURES; seed++) {
    const { original = '', ...variants } = await draw(seed)
    const look = await lookAt(Buffer.from(original, 'base64'))
    if (!look) throw new Error(`picture ${seed} was not read`)
    originals.push(look)
    for (const [name, bytes] of Object.entries(variants)) {
      const variant = await lookAt(Buffer.from(bytes, 'base64'))
      const sum = found.get(name) ?? { known: 0, all: 0, bits: [] }
      found.set(name, sum)
      sum.all += 1
      if (!variant) continue
      sum.bits.push(differentBits(look, variant))
      if (areAlike(look, variant)) sum.known += 1
    }
  }

  const pairs = originals.flatMap((one, place) => originals.slice(place + 1).map(other => [one, other] as const))
  const mistaken = pairs.filter(([one, other]) => areAlike(one, other)).length
  const nearest = Math.min(...pairs.map(([one, other]) => differentBits(one, other)))
  for (const [name, { known, all, bits }] of found) {
    console.log(`${name}: ${known} of ${all} known again, at most ${Math.max(...bits)} of 256 bits differ`)
  }
  console.log(
    `different pictures: ${mistaken} of ${pairs.length} taken for each other, the nearest ${nearest} bits apart`,
  )

  const promised = [...found].filter(([name]) => PROMISED.test(name)).map(([, sum]) => sum)
  const [known, all] = [
    promised.reduce((sum, one) => sum + one.known, 0),
    promised.reduce((sum, one) => sum + one.all, 0),
  ]
  expect(known / all).toBeGreaterThan(0.98)
  expect(mistaken / pairs.length).toBeLessThan(0.001)
})
