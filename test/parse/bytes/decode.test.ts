import { expect, test } from 'vitest'
import { decode } from '../../../electron/parse/bytes/decode.ts'
import { readFeed } from '../../../electron/parse/feeds/parse-feed.ts'
import { NOW } from '../reading.ts'

/** What every line of the matrix must give back. Letters, marks and signs that all Arabic encodings have. */
const TEXT = 'افتُتح في الرباط معرض الكتاب، وحضره أربعون ناشراً؛ فمن يقرأ اليوم؟ سؤال قديم (1) يعود كل عام: ظلال وضوء'

/** Bytes of a text in an encoding that Node can only read: looked up backwards. */
function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  if (encoding.startsWith('utf-32')) return encodeUtf32(text, encoding.endsWith('le'))
  const table = new Map<string, number>()
  // Highest first: ASCII wins where an encoding has a sign twice.
  for (let byte = 255; byte >= 0; byte--) table.set(decodeByte(byte, encoding), byte)
  return Uint8Array.from(text, character => {
    const byte = table.get(character)
    if (byte === undefined) throw new Error(`no ${character} in ${encoding}`)
    return byte
  })
}

function decodeByte(byte: number, encoding: string): string {
  if (encoding !== 'x-mac-arabic') return new TextDecoder(encoding).decode(Uint8Array.of(byte))
  return decode(Uint8Array.of(0x3c, byte, 0xc7, 0xe1), 'text/xml; charset=x-mac-arabic').text.charAt(1)
}

function encodeUtf32(text: string, isLittle: boolean): Uint8Array {
  const buffer = Buffer.alloc([...text].length * 4)
  for (const [index, character] of [...text].entries()) {
    const code = character.codePointAt(0) ?? 0
    if (isLittle) buffer.writeUInt32LE(code, index * 4)
    else buffer.writeUInt32BE(code, index * 4)
  }
  return buffer
}

const BOMS: Readonly<Record<string, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  'utf-32le': [0xff, 0xfe, 0, 0],
  'utf-32be': [0, 0, 0xfe, 0xff],
}

interface Line {
  /** How the bytes are made. */
  readonly real: string
  readonly bom?: boolean
  readonly http?: string
  readonly xml?: string
  readonly meta?: string
}

function feedBytes({ real, bom, xml, meta }: Line): Uint8Array {
  const declaration = xml === undefined ? '' : `<?xml version="1.0" encoding="${xml}"?>`
  const head =
    meta === undefined ? '' : `<!-- <meta http-equiv="Content-Type" content="text/html; charset=${meta}"> -->`
  const feed = `${declaration}<rss version="2.0">${head}<channel><title>x</title><item><title>${TEXT}</title></item></channel></rss>`
  return Buffer.concat([Uint8Array.from((bom && BOMS[real]) || []), encode(feed, real)])
}

const contentType = (http: string | undefined) =>
  http === undefined ? {} : { 'content-type': `text/xml; charset=${http}` }

const UNICODE = Object.keys(BOMS)
const LEGACY = ['windows-1256', 'iso-8859-6', 'x-mac-arabic']
const NONSENSE = ['utf-99', 'utf-7', 'x-mac-arabic', '"utf-8"', '', 'none', 'us-ascii', 'iso-8859-1', 'windows-1252']

const MATRIX: readonly Line[] = [
  // A byte order mark is right whatever else is said.
  ...UNICODE.flatMap(real => [
    { real, bom: true },
    { real, bom: true, http: 'windows-1256', xml: 'iso-8859-1' },
    { real, bom: false },
    { real, bom: false, http: 'iso-8859-1', xml: 'windows-1256' },
  ]),
  // UTF-8 is known by its bytes under every label.
  ...NONSENSE.map(label => ({ real: 'utf-8', http: label, xml: label || 'x' })),
  // One right label is enough, wherever it stands and whatever the others say.
  ...LEGACY.flatMap(real => [
    { real, http: real },
    { real, xml: real },
    { real, meta: real },
    { real, http: 'iso-8859-1', xml: real },
    { real, http: 'utf-8', xml: real },
    { real, http: real, xml: 'utf-8' },
    { real, http: 'utf-99', xml: real },
  ]),
  // Spellings.
  ...[
    'cp1256',
    'CP-1256',
    'win1256',
    'Windows_1256',
    'x-cp1256',
    "'windows-1256'",
    '"windows-1256"',
    ' windows-1256 ',
  ].map(label => ({ real: 'windows-1256', http: label })),
  ...['arabic', 'ASMO-708', 'iso8859-6', 'ISO_8859-6', 'ISO 8859-6', 'csISOLatinArabic'].map(label => ({
    real: 'iso-8859-6',
    xml: label,
  })),
  // No label, or none that is right: the letters decide.
  { real: 'windows-1256' },
  { real: 'iso-8859-6' },
  ...NONSENSE.filter(label => label !== 'x-mac-arabic').flatMap(label => [
    { real: 'windows-1256', http: label },
    { real: 'iso-8859-6', xml: label || 'x' },
  ]),
  { real: 'windows-1256', http: 'iso-8859-6' },
  { real: 'iso-8859-6', http: 'windows-1256', xml: 'windows-1252' },
]

test.each(MATRIX.map(line => [JSON.stringify(line), line] as const))('X-13 %s', (_, line) => {
  const feed = readFeed({
    bytes: feedBytes(line),
    headers: contentType(line.http),
    url: 'https://x.example/',
    now: NOW,
  })
  expect(feed.articles[0]?.title).toBe(TEXT)
  const isLabelled = [line.http, line.xml, line.meta].includes(line.real)
  if (isLabelled || UNICODE.includes(line.real)) expect(feed.warnings).toEqual([])
})

test('X-13 there are at least sixty of them', () => expect(MATRIX.length).toBeGreaterThanOrEqual(60))

test('a guess says that it is one', () => {
  const { encoding, guessed } = decode(feedBytes({ real: 'windows-1256' }), null)
  expect({ encoding, guessed }).toEqual({ encoding: 'windows-1256', guessed: true })
})

test('other alphabets without a label: French, Russian, Greek, Hebrew', () => {
  const texts: Readonly<Record<string, string>> = {
    'windows-1252': 'L’été dernier, la forêt brûlait près de Safi : « où aller ? » demandait Étienne à sa sœur.',
    'windows-1251': 'Вчера в городе открылась новая библиотека, и первыми пришли дети.',
    'koi8-r': 'Вчера в городе открылась новая библиотека, и первыми пришли дети.',
    'windows-1253': 'Χθες άνοιξε στην πόλη μια νέα βιβλιοθήκη και πρώτα ήρθαν τα παιδιά.',
    'windows-1255': 'אתמול נפתחה בעיר ספרייה חדשה וראשונים באו הילדים',
  }
  for (const [encoding, text] of Object.entries(texts)) {
    expect(decode(encode(text, encoding), null), encoding).toMatchObject({ text, encoding, guessed: true })
  }
})

test('a page names its letters in meta', () => {
  const page = encode(`<!doctype html><html><head><meta charset="windows-1256"><title>${TEXT}</title>`, 'windows-1256')
  expect(decode(page, 'text/html')).toMatchObject({ encoding: 'windows-1256', guessed: false })
})

test('UTF-8 with a character cut in two is UTF-8, and says that it was mended', () => {
  const whole = Buffer.from(`<rss><channel><item><title>${TEXT}</title></item></channel></rss>`)
  const at = whole.indexOf(Buffer.from('الكتاب')) + 1
  const torn = Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)])
  const { text, encoding, guessed, isMended } = decode(torn, 'text/xml; charset=utf-8')
  expect({ encoding, guessed, isMended }).toEqual({ encoding: 'utf-8', guessed: false, isMended: true })
  expect(text).toContain('وحضره أربعون ناشراً')
})

test('X-12 overlong UTF-8, lone surrogates and what no document may hold never come out', () => {
  const bytes = Buffer.concat([
    Buffer.from('<rss><channel><item><title>نص طويل فيه ما يكفي من الحروف السليمة '),
    Uint8Array.of(0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xef, 0xbf, 0xbe, 0x00, 0x07),
    Buffer.from('سليم</title></item></channel></rss>'),
  ])
  const feed = readFeed({ bytes, headers: {}, url: 'https://x.example/', now: NOW })
  expect(feed.articles[0]?.title).toMatch(/ السليمة \ufffd+سليم$/)
  expect(feed.warnings).toContain('repaired')
})

test('Windows-1252 signs that were called Latin-1 or sent as UTF-8 are signs', () => {
  const latin = Buffer.from(
    '<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><item><title>l\x92eau</title></item></channel></rss>',
    'latin1',
  )
  const utf8 = Buffer.from('<rss><channel><item><title>l\u0092eau</title></item></channel></rss>')
  for (const bytes of [latin, utf8]) {
    const feed = readFeed({ bytes, headers: {}, url: 'https://x.example/', now: NOW })
    expect(feed.articles[0]?.title).toBe('l’eau')
  }
})
