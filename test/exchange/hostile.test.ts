import { hash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { zipWriter } from '../../electron/exchange/zip-writer.ts'
import type { Imported } from '../../shared/contract/exchange.ts'
import { NOW } from '../store/seeds.ts'
import { temporaryFolder } from '../store/world.ts'
import { codeOf } from '../support/fetching.ts'
import { png } from '../support/pictures.ts'
import { bookmarkMany, bookmarksOf, exported, FEED, openLibrary } from './libraries.ts'

const COUNT = 20

/** A sound file with as many bookmarks, to be spoilt. */
async function soundFile(): Promise<Buffer> {
  const library = openLibrary(temporaryFolder())
  await bookmarkMany(library, COUNT)
  const path = await exported(library, 'one.warraq')
  return readFileSync(path)
}

function fileOf(bytes: Uint8Array): string {
  const path = join(temporaryFolder(), 'spoilt.warraq')
  writeFileSync(path, bytes)
  return path
}

async function importing(path: string): Promise<Imported & { readonly kept: number; readonly withPicture: number }> {
  const { store, exchange, pictures } = openLibrary(temporaryFolder())
  const imported = await exchange.importFrom(path)
  const refs = bookmarksOf(store)
  const shown = await Promise.all(
    refs.flatMap(ref => Object.values(store.readArticle(ref).pictures)).map(key => pictures.openPicture(key)),
  )
  return { ...imported, kept: refs.length, withPicture: shown.filter(picture => picture !== null).length }
}

const whole = {
  added: COUNT,
  there: 0,
  unreadable: 0,
  reasons: [],
  withoutText: 0,
  isDamaged: false,
  isCancelled: false,
  profile: null,
}

describe('a file that was cut off gives what is left of it', () => {
  test.each([
    ['at its last byte', -1, COUNT],
    ['within its directory', -500, COUNT],
    ['in the middle', 0.5, COUNT / 2 - 1],
    ['after its first entries', 0.2, 1],
  ])('%s', async (_, where, least) => {
    const bytes = await soundFile()
    const imported = await importing(fileOf(bytes.subarray(0, where < 0 ? where : Math.floor(bytes.length * where))))
    expect(imported.isDamaged).toBe(true)
    expect(imported.added).toBeGreaterThanOrEqual(least)
    expect(imported).toMatchObject({ kept: imported.added, withPicture: imported.added })
    expect(imported.added + imported.unreadable).toBe(COUNT)
  })

  test('wherever it is cut, it is said how many are missing, and none comes in by half', async () => {
    const bytes = await soundFile()
    for (let at = 200; at < bytes.length; at += 397) {
      const imported = await importing(fileOf(bytes.subarray(0, at)))
      expect([at, imported.added + imported.unreadable, imported.isDamaged]).toEqual([at, COUNT, true])
      expect(imported.withPicture).toBe(imported.added)
    }
  })
})

test('bytes that changed cost the entries in which they are, and no more', async () => {
  const bytes = await soundFile()
  const at = bytes.indexOf('bookmarks/000007.json') + 60
  bytes.fill(0, at, at + 40)
  const picture = bytes.indexOf('pictures/') + 80
  bytes.fill(0xff, picture, picture + 8)

  expect(await importing(fileOf(bytes))).toEqual({
    ...whole,
    added: COUNT - 1,
    unreadable: 1,
    reasons: [{ name: 'bookmarks/000007.json', reason: 'damaged' }],
    withoutText: 0,
    isDamaged: true,
    kept: COUNT - 1,
    withPicture: COUNT - 2,
  })
})

test('without the beginning, of which nothing is known any more, the rest is read', async () => {
  const bytes = await soundFile()
  expect(await importing(fileOf(bytes.subarray(150)))).toMatchObject({ added: COUNT, isDamaged: true })
  bytes.fill(0, 20, 100)
  expect(await importing(fileOf(bytes))).toMatchObject({ added: COUNT, isDamaged: true })
})

test.each([
  ['empty', Buffer.alloc(0)],
  ['a text', Buffer.from('This is no archive.')],
  ['another ZIP', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ['a picture', png(10, 10)],
])('%s is no archive', async (_, bytes) => {
  expect(await codeOf(openLibrary(temporaryFolder()).exchange.importFrom(fileOf(bytes)))).toBe('notAnArchive')
})

test('a folder, and a file that is not there, are no archives', async () => {
  const { exchange } = openLibrary(temporaryFolder())
  expect(await codeOf(exchange.importFrom(temporaryFolder()))).toBe('notAnArchive')
  expect(await codeOf(exchange.importFrom('/nowhere/x.warraq'))).toBe('notFound')
})

const ABOUT = { format: 'warraq-archive', version: 1, madeAt: NOW, app: '0', bookmarks: 1 }
const shaOf = (text: string | Uint8Array) => hash('sha256', text, 'hex')
const textOf = (text: string) => ({
  title: 'عنوان',
  html: `<p>${text}</p>`,
  text,
  textSha256: shaOf(text),
  language: 'ar',
  direction: 'rtl',
  base: null,
})
const BOOKMARK = {
  ...textOf('نص'),
  feed: FEED,
  guid: 'g',
  address: 'https://paper.example/g',
  author: null,
  newspaper: 'جريدة التل',
  publishedAt: NOW,
  lead: 'نص',
  picture: null,
  pictures: [],
  savedAt: NOW,
  readAt: null,
  position: null,
  folder: [],
  tags: [],
  note: '',
  notedAt: null,
  highlights: [],
  versions: [],
}

type Entries = readonly (readonly [name: string, content: unknown])[]
const FIRST: Entries = [
  ['warraq.json', ABOUT],
  ['folders.json', []],
]
const bytesOf = (content: unknown) =>
  content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(JSON.stringify(content))

/** Written by our own writer, which takes any name. */
async function archiveOf(entries: Entries): Promise<string> {
  const path = join(temporaryFolder(), 'made.warraq')
  const file = await open(path, 'w')
  const zip = zipWriter(file, NOW)
  for (const [name, content] of entries) await zip.add(name, bytesOf(content), 'packed')
  await zip.finish()
  await file.close()
  return path
}

const oneOf = (bookmark: unknown, ...others: Entries) =>
  archiveOf([...FIRST, ['bookmarks/000001.json', bookmark], ...others])

test.each([
  ['as usual', false],
  ['with ZIP64 everywhere', true],
])('an archive that another program wrote is read, %s', async (_, forceZip64Format) => {
  const zip = new ZipFile()
  for (const [name, content] of [...FIRST, ['bookmarks/1.json', BOOKMARK] as const])
    zip.addBuffer(bytesOf(content), name, { forceZip64Format })
  zip.addBuffer(Buffer.from('note to myself'), 'README.txt')
  zip.end({ forceZip64Format, comment: 'a comment' })
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece))
  expect(await importing(fileOf(Buffer.concat(pieces)))).toEqual({ ...whole, added: 1, kept: 1, withPicture: 0 })
})

describe('an archive that was made to do harm', () => {
  test('unpacks to no more than it may', async () => {
    const blank = Buffer.alloc(47 * 1024 * 1024, ' ')
    const path = await oneOf(BOOKMARK)
    const bytes = readFileSync(path)
    const bomb = deflateRawSync(blank)
    expect(bomb.length).toBeLessThan(100_000)
    // It says how large it is, or lies about it.
    const said = await importing(fileOf(zipOf('bookmarks/000001.json', bomb, blank.length)))
    expect(said).toMatchObject({ added: 0, reasons: [{ reason: 'tooLarge' }] })
    const lied = await importing(fileOf(zipOf('bookmarks/000001.json', bomb, 500)))
    expect(lied).toMatchObject({ added: 0, reasons: [{ reason: 'damaged' }] })
    const huge = await importing(fileOf(zipOf('bookmarks/000001.json', Buffer.alloc(60 * 1024 * 1024), null)))
    expect(huge).toMatchObject({ added: 0, reasons: [{ reason: 'tooLarge' }] })
    expect(bytes.length).toBeLessThan(3000)
  })

  test('has no entries that share their bytes', async () => {
    const packed = deflateRawSync(JSON.stringify(BOOKMARK))
    const names = Array.from({ length: 50 }, (_, n) => `bookmarks/${n}.json`)
    expect(await codeOf(importing(fileOf(overlapping(names, packed))))).toBe('tooLarge')
  })

  test('writes nothing outside, and takes nothing by another name', async () => {
    const library = openLibrary(temporaryFolder())
    const bytes = png(10, 10)
    const path = await oneOf(
      { ...BOOKMARK, pictures: [{ address: 'https://paper.example/1.png', sha256: '../../evil', likeness: null }] },
      ['pictures/../../evil', bytes],
      ['../evil.json', BOOKMARK],
      ['bookmarks/../../evil.json', BOOKMARK],
      ['/bookmarks/2.json', BOOKMARK],
      ['bookmarks\\3.json', BOOKMARK],
    )
    expect(await library.exchange.importFrom(path)).toMatchObject({ added: 1, unreadable: 0 })
    expect(readdirSync(join(library.folder, '..')).filter(name => name.includes('evil'))).toEqual([])
    expect(library.store.namedPictureFiles()).toEqual([])
  })

  test('has each name once: the second is not read', async () => {
    const path = await oneOf(BOOKMARK, ['bookmarks/000001.json', { ...BOOKMARK, guid: 'other', address: null }])
    expect(await importing(path)).toMatchObject({ added: 1, isDamaged: true })
  })

  test.each([
    ['deep', { ...BOOKMARK, newerField: JSON.parse(`${'['.repeat(20)}${']'.repeat(20)}`) }],
    ['deeper than a stack', Buffer.from('['.repeat(2_000_000))],
    ['full of values', { ...BOOKMARK, newerField: Array(300_000).fill(0) }],
    ['a string that never ends', Buffer.from('{"a":"\\"')],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['no object', Buffer.from('null')],
  ])('has no JSON that is %s', async (_, content) => {
    expect(await importing(await oneOf(content))).toMatchObject({ added: 0, reasons: [{ reason: 'unknown' }] })
  })

  test.each([
    ['title', 7],
    ['html', null],
    ['direction', 'up'],
    ['publishedAt', 1e300],
    ['publishedAt', '2026-01-01'],
    ['savedAt', 1.5],
    ['position', 2],
    ['folder', ['']],
    ['folder', 'أدب'],
    ['tags', [{}]],
    ['tags', ['\u200f']],
    ['highlights', [{ quote: 'نص' }]],
    ['highlights', { length: 3 }],
    ['versions', [{ ...textOf('نص'), seenFrom: 'x' }]],
    ['pictures', [null]],
  ])('has no bookmark whose %s is %j', async (field, value) => {
    expect(await importing(await oneOf({ ...BOOKMARK, [field]: value }))).toMatchObject({
      added: 0,
      reasons: [{ reason: 'unknown' }],
    })
  })

  test('has the text that was written', async () => {
    const altered = [
      { ...BOOKMARK, text: 'نص آخر' },
      { ...BOOKMARK, textSha256: undefined },
      { ...BOOKMARK, versions: [{ ...textOf('قديم'), text: 'جديد', seenFrom: NOW, seenUntil: null }] },
    ]
    for (const bookmark of altered)
      expect(await importing(await oneOf(bookmark))).toMatchObject({ added: 0, reasons: [{ reason: 'altered' }] })
  })

  test('names nothing that turns its neighbours, and leads nowhere but into the web', async () => {
    const { store, exchange } = openLibrary(temporaryFolder())
    const path = await oneOf({
      ...BOOKMARK,
      title: 'عنوان \u202eمقلوب\u0000\n',
      newspaper: '\u202eجريدة',
      address: 'javascript:alert(1)',
      __proto__: { feed: 'x' },
      newerField: { kept: 'apart' },
    })
    expect(await exchange.importFrom(path)).toMatchObject({ added: 1 })
    const [ref = 'bookmark:0'] = bookmarksOf(store)
    expect(store.readArticle(ref)).toMatchObject({ title: 'عنوان مقلوب', sourceTitle: 'جريدة', url: null })
  })

  test('shows no picture that is none, or is not the one that it names', async () => {
    const html = Buffer.from('<svg onload="alert(1)">')
    const picture = (address: string, sha256: string) => ({ address, sha256, likeness: null })
    const path = await oneOf(
      {
        ...BOOKMARK,
        pictures: [
          picture('https://paper.example/1', shaOf(html)),
          picture('https://paper.example/2', shaOf('another')),
          picture('https://paper.example/3', shaOf(png(9, 9))),
        ],
      },
      [`pictures/${shaOf(html)}`, html],
      [`pictures/${shaOf('another')}`, png(8, 8)],
      [`pictures/${shaOf(png(9, 9))}`, png(9, 9)],
    )
    expect(await importing(path)).toMatchObject({ added: 1, withPicture: 1 })
  })

  test('puts no picture in the place of one that is here', async () => {
    const library = openLibrary(temporaryFolder())
    await bookmarkMany(library, 1)
    const [ref = 'bookmark:0'] = bookmarksOf(library.store)
    const [[address, key] = ['', '']] = Object.entries(library.store.readArticle(ref).pictures)
    const before = readFileSync((await library.pictures.openPicture(key))?.path ?? '')
    const other = png(99, 99)
    const pictures = [{ address, sha256: shaOf(other), likeness: null }]

    await library.exchange.importFrom(await oneOf({ ...BOOKMARK, pictures }, [`pictures/${shaOf(other)}`, other]))
    await library.exchange.importFrom(
      await oneOf({ ...BOOKMARK, guid: 'g0', pictures }, [`pictures/${shaOf(other)}`, other]),
    )

    expect(readFileSync((await library.pictures.openPicture(key))?.path ?? '')).toEqual(before)
    const [, own = 'bookmark:0'] = bookmarksOf(library.store)
    const ownKey = library.store.readArticle(own).pictures[address] ?? ''
    expect(readFileSync((await library.pictures.openPicture(ownKey))?.path ?? '')).toEqual(other)
  })
})

test('a newer archive is left to a newer version, and another format to another program', async () => {
  const made = (about: object) =>
    archiveOf([
      ['warraq.json', about],
      ['bookmarks/1.json', BOOKMARK],
    ])
  expect(await codeOf(importing(await made({ ...ABOUT, version: 2 })))).toBe('newerArchive')
  expect(await codeOf(importing(await made({ ...ABOUT, format: 'other' })))).toBe('notAnArchive')
})

/** A ZIP of one entry that says of itself what it likes; `size` null: its bytes are stored. */
function zipOf(name: string, packed: Buffer, size: number | null): Buffer {
  const about = bytesOf(ABOUT)
  return zipFrom([
    { name: 'warraq.json', packed: about, size: null, at: null },
    { name, packed, size, at: null },
  ])
}

/** As many names for the same bytes. */
function overlapping(names: readonly string[], packed: Buffer): Buffer {
  return zipFrom([
    { name: 'warraq.json', packed: bytesOf(ABOUT), size: null, at: null },
    ...names.map((name, n) => ({ name, packed, size: 100_000, at: n })),
  ])
}

interface Made {
  readonly name: string
  readonly packed: Buffer
  readonly size: number | null
  /** From the second on it has the bytes of the first. */
  readonly at: number | null
}

function zipFrom(entries: readonly Made[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  let shared = 0
  for (const { name, packed, size, at } of entries) {
    const facts = Buffer.alloc(22)
    facts.writeUInt16LE(size === null ? 0 : 8, 4)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(size ?? packed.length, 18)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(name.length)
    const place = at ? shared : offset
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(place, 10)
    directory.push(Buffer.concat([Buffer.from('504b01020000', 'hex'), facts, lengths, rest, Buffer.from(name)]))
    if (at) continue
    shared = offset
    files.push(Buffer.concat([Buffer.from('504b0304', 'hex'), facts, lengths, Buffer.from(name), packed]))
    offset += files.at(-1)?.length ?? 0
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, listed, end])
}
