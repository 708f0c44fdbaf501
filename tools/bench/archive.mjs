// A library of 10,000 bookmarks with pictures through the real app: out of a file into an empty profile, and into a file.
import { hash } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { zipWriter } from '../../electron/exchange/zip-writer.ts'
import { versus } from './numbers.mjs'
import { emptiedProfile } from './profiles.mjs'
import { openToUser, openWindow, processorTimeOf } from './windows.mjs'

const BOOKMARKS = 10_000
const PICTURES = 60
const GOAL = 'the goal, for both together'
const GOAL_SECONDS = 120
const TWO_PROCESSORS = 'the goal, on two processors'

export async function measureArchive({ folder }) {
  const profile = await emptiedProfile(folder, 'archive')
  const [given, written] = [join(folder, 'given.warraq'), join(folder, 'written.warraq')]
  openToUser(folder)
  const { app, page } = await openWindow('app', folder, profile, { first: 'main' })
  await writeArchive(given, await page.evaluate(drawPictures, PICTURES), BOOKMARKS)
  openToUser(folder)
  await app.evaluate(
    ({ dialog }, [from, to]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [from] })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: to })
    },
    [given, written],
  )
  const imported = await measured(app, () => page.evaluate(timed, ['importArchive']))
  const exported = await measured(app, () => page.evaluate(timed, ['exportArchive']))
  await app.close()
  const isWhole = imported.value.added === BOOKMARKS && exported.value.pictures === BOOKMARKS
  if (!isWhole) throw new Error(`Not all went in and out: ${JSON.stringify([imported, exported])}`)
  const megabytes = (await stat(written)).size / 1e6
  await Promise.all([given, written].map(file => rm(file)))
  return [
    versus('archive-import', imported.ms / 1000, 's', GOAL, GOAL_SECONDS),
    versus('archive-export', exported.ms / 1000, 's', GOAL, GOAL_SECONDS),
    // Of all processes: it says the same on a busy machine.
    versus('archive-work', (imported.work + exported.work) / 1000, 's of processors', TWO_PROCESSORS, GOAL_SECONDS * 2),
    versus('archive-size', megabytes, 'MB', 'the file that was imported', megabytes),
  ]
}

export async function measured(app, work) {
  const before = processorTimeOf(app)
  const answer = await work()
  return { ...answer, work: processorTimeOf(app) - before }
}

/** In the page. */
export async function timed([name, ...args]) {
  const startedAt = performance.now()
  const answer = await window.reader.request[name](...args)
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`)
  return { value: answer.value, ms: performance.now() - startedAt }
}

/** In the page: such pictures as the app itself would have kept, in base64. */
export async function drawPictures(count) {
  const pictures = []
  for (let n = 0; n < count; n++) {
    const canvas = new OffscreenCanvas(900, 560)
    const context = canvas.getContext('2d')
    for (let spot = 0; spot < 400; spot++) {
      const [x, y, size] = [Math.random() * 900, Math.random() * 560, 10 + Math.random() * 120]
      const light = context.createRadialGradient(x, y, 0, x, y, size)
      light.addColorStop(0, `hsl(${Math.random() * 360} 60% ${20 + Math.random() * 60}%)`)
      light.addColorStop(1, 'transparent')
      context.fillStyle = light
      context.fillRect(x - size, y - size, size * 2, size * 2)
    }
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.82 })
    const bytes = new Uint8Array(await blob.arrayBuffer())
    pictures.push(btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')))
  }
  return pictures
}

export async function writeArchive(path, drawn, count) {
  const pictures = drawn.map(base64 => Buffer.from(base64, 'base64'))
  const madeAt = Date.now()
  const file = await open(path, 'w')
  const zip = zipWriter(file, madeAt)
  const add = (name, value) => zip.add(name, Buffer.from(JSON.stringify(value)), 'packed')
  await add('warraq.json', { format: 'warraq-archive', version: 1, madeAt, app: 'bench', bookmarks: count })
  await add('folders.json', [['أدب'], ['أدب', 'روايات'], ['علوم']])
  for (let n = 0; n < count; n++) {
    const picture = distinct(pictures[n % pictures.length], n)
    const sha256 = hash('sha256', picture, 'hex')
    await zip.add(`pictures/${sha256}`, picture, 'asItIs')
    await add(`bookmarks/${String(n + 1).padStart(6, '0')}.json`, bookmarkOf(n, sha256, madeAt))
  }
  await zip.finish()
  await file.close()
}

/** The same picture with a chunk behind it that nobody reads (RIFF container of WebP): other bytes, decoded all the same. */
function distinct(picture, n) {
  const chunk = Buffer.alloc(16)
  chunk.write('WARQ', 'latin1')
  chunk.writeUInt32LE(8, 4)
  chunk.writeUInt32LE(n, 8)
  const bytes = Buffer.concat([picture, chunk])
  bytes.writeUInt32LE(bytes.length - 8, 4)
  return bytes
}

/** `sha256` null: its picture was never fetched. */
export function bookmarkOf(n, sha256, madeAt) {
  const words = wordsOf(n, 450)
  const text = words.join(' ')
  const address = `https://paper-${n % 40}.example/${n}`
  return {
    feed: `https://paper-${n % 40}.example/feed`,
    guid: address,
    address,
    newspaper: `صحيفة ${n % 40}`,
    author: null,
    publishedAt: madeAt - n * 60_000,
    lead: text.slice(0, 200),
    title: words.slice(0, 9).join(' '),
    html: `<p>${text}</p><img src="${address}.jpg">`,
    text,
    textSha256: hash('sha256', text, 'hex'),
    language: 'ar',
    direction: 'rtl',
    base: address,
    picture: `${address}.jpg`,
    pictures: [{ address: `${address}.jpg`, sha256, likeness: null }],
    savedAt: madeAt - n * 1000,
    readAt: null,
    position: null,
    folder: [[], ['أدب'], ['أدب', 'روايات'], ['علوم']][n % 4],
    tags: n % 3 === 0 ? [`وسم ${n % 30}`] : [],
    note: n % 5 === 0 ? words.slice(20, 40).join(' ') : '',
    notedAt: n % 5 === 0 ? madeAt : null,
    highlights: n % 7 === 0 ? [{ quote: words[30], prefix: '', suffix: '', start: 200, note: '', madeAt }] : [],
    versions: [],
  }
}

const LETTERS = 'بتثجحدرزسشصطعفقكلمنه'

function wordsOf(n, count) {
  let state = n + 1
  const next = most => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) % most
  }
  const letter = () => LETTERS[next(LETTERS.length)]
  // As in any language, a few words are most of a text.
  return Array.from({ length: count }, () => {
    if (next(3) > 0) state = (state & 0xff000000) | (next(800) << 8)
    return Array.from({ length: 3 + next(4) }, letter).join('')
  })
}
